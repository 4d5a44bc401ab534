"""What somebody tells of themselves in data files."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from freshness.resume import HOLDS, read
from freshness.vocabulary import PartialDate

ROOT = "https://ada.example/"
RESUME = {
    "basics": {
        "name": "Ada Example", "label": "Data engineer", "image": "me.png",
        "email": "ada@ada.example", "url": "https://ada.example",
        "summary": "Rivers.", "location": {"city": "Ghent", "countryCode": "BE"},
        "profiles": [
            {"network": "GitHub", "username": "ada-example"},
            {"network": "Mastodon", "username": "ada", "url": "https://social.example/@ada"},
            {"network": "Bells", "username": "ada"},
        ],
    },
    "work": [
        {"name": "Example Water Board", "position": "Data engineer", "startDate": "2023-02"},
        {"company": "Sample & Daughters", "position": "Data analyst", "endDate": "2023-01"},
    ],
    "projects": [{"name": "Floodline", "url": "https://github.com/ada-example/floodline"}, {}],
}  # fmt: skip


def test_a_json_resume() -> None:
    me = read({"resume.json": json.dumps(RESUME)}, root=ROOT)
    assert me is not None
    assert (me.provider, me.name, me.headline) == ("resume.json", "Ada Example", "Data engineer")
    assert (me.location, me.employer) == ("Ghent, BE", "Example Water Board")
    assert me.avatar == ROOT + "me.png"
    assert me.links == (ROOT, "https://github.com/ada-example", "https://social.example/@ada")
    assert [(role.place, role.end, role.current) for role in me.roles] == [
        ("Example Water Board", None, True),
        ("Sample & Daughters", PartialDate(2023, 1), False),
    ]
    assert [work.title for work in me.works] == ["Floodline"]


def test_the_data_files_of_a_site_together() -> None:
    files = {
        "docs/data/cv.yml": "work:\n  - {name: Sample, position: Smith, startDate: 2020-01-02}\n",
        "docs/data/site.yml": "extra:\n  basics: {name: Ada Example, label: Smith}\n",
    }
    me = read(files, root=ROOT)
    assert me is not None
    assert (me.provider, me.name, me.employer) == ("site.yml", "Ada Example", "Sample")
    assert me.roles[0].start == PartialDate(2020, 1, 2)


def test_the_author_of_a_settings_file() -> None:
    text = (
        "author:\n  name: Ada Example\n  bio: Rivers.\n  location: Ghent\n  github: ada-example\n"
    )
    me = read({"_config.yml": text}, root=ROOT)
    assert me is not None
    assert (me.bio, me.location, me.links) == (
        "Rivers.",
        "Ghent",
        ("https://github.com/ada-example",),
    )


def test_what_tells_nothing() -> None:
    assert read({"a.yml": "x: 1", "b.json": "{broken", "c.yml": "- ["}, root=ROOT) is None
    assert read({"resume.json": json.dumps(RESUME) + " " * (256 << 10)}, root=ROOT) is None
    assert not HOLDS.search("theme: works\n")
    assert HOLDS.search('{\n  "basics": {}')


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*RESUME, *RESUME["basics"], "company"]), inner)
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_data_is_read(data: Any) -> None:
    read({"resume.json": json.dumps({"basics": {"name": "Ada"}, "work": data})}, root=ROOT)
    read({"resume.json": json.dumps(data)}, root=ROOT)
