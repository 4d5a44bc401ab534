from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.errors import ConfigError
from freshness.people import book


def load(folder: Path, text: str) -> book.Book:
    file = folder / "people.yml"
    file.write_text(text, "utf-8")
    return book.load(file)


def test_all_that_can_be_said(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        """
sources: [contacts.vcf, /x/export.zip]
every: 6 months
people:
  - name: Grace  Example
    reach: [grace@grace.example, "+49 30 123456", https://www.linkedin.com/in/grace]
    every: 3 months
    last: 2026-08-01
    birthday: 12-09
    note: Met at the conference.
    where: Berlin
  - {name: Mary Example, reach: mary@mary.example, every: 30, birthday: 1985-12-09}
  - Alan Example
""",
    )
    assert found.sources == (tmp_path / "contacts.vcf", Path("/x/export.zip"))
    grace, mary, alan = found.entries
    assert grace.contact.name == "Grace Example"
    assert grace.contact.emails == ("grace@grace.example",)
    assert grace.contact.phones == ("+49 30 123456",)
    assert grace.contact.profiles == ("https://www.linkedin.com/in/grace",)
    assert (grace.every, grace.last, grace.contact.birthday) == (91, date(2026, 8, 1), "--12-09")
    assert (mary.every, mary.contact.birthday) == (30, "1985-12-09")
    assert (alan.contact.name, alan.every, alan.last) == ("Alan Example", 182, None)


def test_a_list_alone_is_enough(tmp_path: Path) -> None:
    assert [each.contact.name for each in load(tmp_path, "- Grace\n- Alan\n").entries] == [
        "Grace",
        "Alan",
    ]
    assert load(tmp_path, "").entries == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "people:\n  - name: Grace\n    evry: 3 months\n",
            r"people\.yml:3: 'evry' is not known; did you mean 'every'",
        ),
        ("- name: Grace\n  every: soon\n", r":2: 'soon' is no period"),
        ("- name: Grace\n  last: lately\n", r":2: 'lately' is no day"),
        ("- name: Grace\n  birthday: 13-40\n", r":2: '13-40' is no birthday"),
        ("- every: 3 months\n", r":1: a person wants a name"),
        ("people: Grace\n", r"people is a list"),
        ("people: [\n", r"is no YAML"),
        ("\0", "is no YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        load(tmp_path, text)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        book.load(tmp_path / "people.yml")
    (tmp_path / "people.yml").write_bytes(b"- \xff\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        book.load(tmp_path / "people.yml")


@given(st.text(max_size=60) | st.text(alphabet="-: []{}namepoplevry\n'\"|&*!%", max_size=60))
def test_no_file_crashes(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    try:
        load(tmp_path_factory.mktemp("book"), text.encode("utf-8", "replace").decode())
    except ConfigError as error:
        assert "people.yml" in str(error)
