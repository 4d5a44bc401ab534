from datetime import date
from pathlib import Path

import pytest

from freshness.errors import UserError
from freshness.people.sources import Read, read
from tests.export import LinkedIn, Person
from tests.mail.letters import letter

TODAY = date(2026, 11, 25)
GRACE = Person("Grace Example")


def names(found: Read) -> list[list[str]]:
    return [[contact.name for contact in contacts] for contacts in found.contacts]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    made = LinkedIn()
    made.connect(GRACE)
    made.message(made.owner, GRACE, at="2026-11-01 10:00:00 UTC")
    made.invite(made.owner, GRACE)
    return made.write(tmp_path / "Basic_LinkedInDataExport_11-20-2026.zip")


def test_a_book_names_the_others(tmp_path: Path, export: Path) -> None:
    (tmp_path / "c.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Alan Example\nEND:VCARD\nBEGIN:VCARD\nx\nEND:VCARD\n"
    )
    (tmp_path / "google.csv").write_text("First Name,Last Name,Labels\nMary,Example,\n")
    (tmp_path / "people.yml").write_text(
        f"sources: [c.vcf, {export.name}, c.vcf]\npeople: [Zoë Example]\n", "utf-8"
    )
    found = read([tmp_path / "google.csv", tmp_path / "people.yml"], me=(), today=TODAY)
    assert names(found) == [["Zoë Example"], ["Mary Example"], ["Alan Example"], ["Grace Example"]]
    assert found.written["linkedin.com/in/grace-example"].last == date(2026, 11, 1)
    assert [day for day, _ in found.networks] == [date(2026, 11, 20)]
    assert [(each.subject, each.detail) for each in found.skipped] == [
        ("c.vcf", "Cards that cannot be read: 1.")
    ]


def test_an_export_twice_counts_once(export: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Basic_LinkedInDataExport_11-19-2026.zip"
    copy.write_bytes(export.read_bytes())
    found = read([export, copy], me=(), today=TODAY)
    assert found.written["linkedin.com/in/grace-example"].sent == 1
    assert [day.day for day, _ in found.networks] == [19, 20]


def test_connections_alone(tmp_path: Path) -> None:
    made = LinkedIn(profile=False)
    made.connect(GRACE)
    made.write(tmp_path)
    assert names(read([tmp_path / "Connections.csv"], me=(), today=TODAY)) == [["Grace Example"]]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n")
    (tmp_path / "one.yml").write_text("[]")
    (tmp_path / "two.yml").write_text("[]")
    for paths, complaint in (
        (["x.csv"], "is no LinkedIn export"),
        (["missing.vcf"], "cannot be read"),
        (["missing.csv"], "cannot be read"),
        (["one.yml", "two.yml"], "is a second file of people"),
    ):
        with pytest.raises(UserError, match=complaint):
            read([tmp_path / each for each in paths], me=(), today=TODAY)


def test_letters_in_mail_count_as_well(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "1.eml").write_bytes(letter())
    found = read([tmp_path / "mail"], me=["ada@example.org"], today=TODAY)
    assert {key: (touch.last, touch.received) for key, touch in found.written.items()} == {
        "bob@initech.example": (date(2026, 11, 1), 1)
    }


def test_whose_letters_they_are_may_be_unknown_and_the_contacts_count(tmp_path: Path) -> None:
    made = LinkedIn(profile=False)
    made.connect(GRACE)
    made.message(GRACE, made.owner)
    found = read([made.write(tmp_path / "x.zip")], me=(), today=TODAY)
    assert names(found) == [["Grace Example"]]
    assert "--me" in found.skipped[0].detail
