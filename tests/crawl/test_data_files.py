import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.config import Limits
from freshness.crawl import folder
from freshness.crawl.data_files import values
from freshness.vocabulary import Verdict


@pytest.mark.parametrize(
    "line",
    [
        "url: https://bob.example/a,b#c",
        "url:   'https://bob.example/a,b#c'  # mine",
        '- url : "https://bob.example/a,b#c"',
        "- https://bob.example/a,b#c # the site of Bob",
        "links: [https://bob.example/a,b#c]",
        "{name: Bob, url: https://bob.example/a,b#c}",
        '"url":"https://bob.example/a,b#c",',
        'url = "https://bob.example/a,b#c"',
        'SOCIAL = (("Bob", "https://bob.example/a,b#c"),)',
        "title: it's\nurl: https://bob.example/a,b#c",
        r'"text": "a \"word\" # of Bob", "url": "https://bob.example/a,b#c"',
        "url:\n  https://bob.example/a,b#c",
    ],
)
def test_an_address_that_is_a_value(line):
    (value,) = values(line)
    assert value.text == "https://bob.example/a,b#c"
    assert line[value.offset :].startswith(value.text)


@pytest.mark.parametrize(
    "line",
    [
        "# url: https://bob.example/",
        "name: Bob  # was https://bob.example/",
        "text: more is at https://bob.example/",
        'text: "https://bob.example/ tells more"',
        "url: https://bob.example/{user}",
        'url: "https://bob.example/%s"',
        "url: https://{{ site.host }}/",
        "cdn_base: https://cdn.example/npm/",
        '"$schema": "https://json.example/schema.json"',
        "url: www.bob.example",
        "mail: ada@ada.example",
    ],
)
def test_anything_else_is_none(line):
    assert list(values(line)) == []


def test_without_a_scheme_it_counts_among_others_that_have_one():
    text = "- url: https://bob.example/\n- url: www.eve.example/me\n- domain: www.ada.example\n"
    assert [each.text for each in values(text)] == ["https://bob.example/", "www.eve.example/me"]


@given(st.text(alphabet="ahtps:/w.'\"\\#,{}[]-= \n"))
def test_any_text_is_survived(text):
    for each in values(text):
        assert text[each.offset :].startswith(each.text)


@pytest.mark.parametrize("part", ['"', "'", "- ", "[", " #", "www.", "https://", '\\"', " ", "a:"])
def test_long_lines_end(part):
    assert len(list(values(part * 100_000))) <= 1


def crawl(root, files):
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    found = folder.crawl(root, url="https://ada.example/", limits=Limits())
    return {link.url: link for link in found.links}


JEKYLL = {
    "index.md": "Hello\n",
    "_config.yml": "title: Ada\nurl: https://ada.example\n",
    "_data/people.yml": "- name: Bob\n  url: http://bob.example/\n  image: https://bob.example/b.png\n",
    "_data/comments/1.yml": "url: https://visitor.example/\n",
    "data/set.json": '{"url": "https://measured.example/"}',
}


def test_settings_and_data_of_a_site_are_read(tmp_path):
    links = crawl(tmp_path, JEKYLL)
    assert {url: link.verdict for url, link in links.items()} == {
        "https://ada.example/": Verdict.OK,
        "http://bob.example/": Verdict.UNCHECKED,
        "https://bob.example/b.png": Verdict.UNCHECKED,
    }
    (bob,) = links["http://bob.example/"].sources
    (image,) = links["https://bob.example/b.png"].sources
    assert (bob.role, image.role) == ("page", "asset")
    assert bob.place
    assert (bob.place.path, bob.place.line, bob.place.column) == ("_data/people.yml", 2, 8)
    assert bob.place.url is None


def test_data_lies_beside_the_pages_too(tmp_path):
    links = crawl(
        tmp_path,
        {
            "mkdocs.yml": "site_name: Ada\n",
            "docs/index.md": "Hello\n",
            "docs/data/site.yml": "home: https://bob.example/\n",
            "docs/data/large.yml": "# \n" * 50_000 + "home: https://large.example/\n",
        },
    )
    assert list(links) == ["https://bob.example/"]


def test_an_address_without_its_scheme_leads_nowhere(tmp_path):
    links = crawl(
        tmp_path,
        {**JEKYLL, "_data/me.yml": "- url: https://eve.example/\n- url: www.bob.example\n"},
    )
    link = links["https://ada.example/www.bob.example"]
    assert link.verdict is Verdict.DEAD
    assert "https://www.bob.example" in link.reason


def test_what_is_built_has_no_data(tmp_path):
    files = {"index.html": "<title>Ada</title>", "_data/a.yml": "home: https://bob.example/"}
    assert crawl(tmp_path, files) == {}


def test_data_about_the_owner_is_kept_as_it_is(tmp_path):
    files = {
        "mkdocs.yml": "site_name: Ada\nextra:\n  basics: {name: Ada Example}\n",
        "docs/data/cv.yml": "work: []\n",
        "docs/data/colours.yml": "red: 1\n",
        "docs/index.md": "# Ada\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    crawl = folder.crawl(tmp_path, url="https://ada.example/", limits=Limits())
    assert crawl.files == {name: files[name] for name in ("mkdocs.yml", "docs/data/cv.yml")}
