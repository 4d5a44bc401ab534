import json
from datetime import date

from inline_snapshot import snapshot

from freshness.correspondence import Contact
from freshness.model import Skipped
from freshness.people.book import Entry
from freshness.people.keeping import Standing
from freshness.people.merging import merge
from freshness.people.occasions import Birthday, Change
from freshness.people.telling import Week, to_json, to_text
from freshness.reporter import Style

TODAY = date(2026, 11, 25)
GRACE = Contact(
    source="people.yml",
    name="Grace\x1b[31m Example",
    emails=("grace@x.example",),
    note="likes\ntrains " * 20,
)
PERSON = merge(
    [
        [GRACE],
        [
            Contact(source="vcard", name="Grace Example", emails=("grace@x.example",)),
            Contact(source="vcard", name="x", emails=("grace@x.example",)),
        ],
    ]
)[0]
WEEK = Week(
    today=TODAY,
    turns=(
        Standing(person=PERSON, entry=Entry(contact=GRACE, every=91, last=None, index=0), last=date(2026, 8, 1), how="letter", letters=4, every=91, due=date(2026, 10, 31)),
        Standing(person=PERSON, entry=Entry(contact=GRACE, every=91, last=None, index=0), last=None, how="", letters=0, every=91, due=None),
    ),
    others=7,
    known=30,
    asked=2,
    birthdays=(Birthday(PERSON, TODAY, 41), Birthday(PERSON, date(2026, 11, 26), None), Birthday(PERSON, date(2026, 12, 1), None)),
    changes=(Change(GRACE, "Analyst at Old", "Engineer at New"),) * 6,
    skipped=(Skipped(subject="Connections.csv", reason="hidden", detail="2 connections hide their names."),),
)  # fmt: skip


def test_as_text() -> None:
    assert to_text(WEEK, Style(), explain=True) == snapshot("""\
Somebody would like to hear from you:

  Grace Example
    4 months since the last letter (2026-08-01); you want every 3 months
    grace@x.example
    likes trains likes trains likes trains likes trains likes trains likes trai…
    one person: the same e-mail address grace@x.example (people.yml and vcard)
    kept apart: x (vcard) shares grace@x.example, but not the name

  Grace Example
    no contact is known from these files; you want every 3 months
    grace@x.example
    likes trains likes trains likes trains likes trains likes trains likes trai…
    one person: the same e-mail address grace@x.example (people.yml and vcard)
    kept apart: x (vcard) shares grace@x.example, but not the name

Birthdays:
  Grace Example: 2026-11-25, today, turns 41
  Grace Example: 2026-11-26, tomorrow
  Grace Example: 2026-12-01, in 6 days

New jobs, by your two exports:
  Grace Example: Engineer at New (was Analyst at Old)
  Grace Example: Engineer at New (was Analyst at Old)
  Grace Example: Engineer at New (was Analyst at Old)
  Grace Example: Engineer at New (was Analyst at Old)
  Grace Example: Engineer at New (was Analyst at Old)
  and 1 more; --format json has them all

30 people in these files, 2 of them in people.yml.
When you have written: freshness people done NAME. 7 more can wait; --all shows them.
1 thing was not read.
  Connections.csv: 2 connections hide their names.
""")
    assert "kept apart" not in to_text(WEEK, Style())


def test_nobody() -> None:
    assert to_text(Week(today=TODAY, turns=()), Style()) == snapshot("""\
Nobody is waiting this week.

0 people in these files, 0 of them in people.yml.
Write those who matter to you into people.yml; docs/conversations.md shows how.
""")


def test_who_is_who_in_the_book_is_explained_as_well() -> None:
    week = Week(today=TODAY, turns=(), asked=1, listed=[PERSON])
    assert "\n  Grace Example\n    one person: the same e-mail address" in to_text(
        week, Style(), explain=True
    )
    assert "one person" not in to_text(week, Style())


def test_names_are_bold_where_that_can_be_seen() -> None:
    assert "  \x1b[1mGrace Example\x1b[0m\n" in to_text(WEEK, Style(colour=True))


def test_enough() -> None:
    told = to_text(Week(today=TODAY, turns=(), others=2, asked=1), Style())
    assert told.startswith("That was enough for this week.")
    assert "Write those who matter" not in told


def test_as_json() -> None:
    told = json.loads(to_json(WEEK))
    assert told["version"] == 1
    assert told["turns"][0] | {"note": ""} == snapshot(
        {
            "name": "Grace\x1b[31m Example",
            "reach": ["grace@x.example"],
            "last": "2026-08-01",
            "how": "letter",
            "every": 91,
            "due": "2026-10-31",
            "letters": 4,
            "listed": True,
            "note": "",
            "reasons": ["the same e-mail address grace@x.example (people.yml and vcard)"],
            "doubts": ["x (vcard) shares grace@x.example, but not the name"],
        }
    )
    assert told["changes"][0]["now"] == "Engineer at New"
    assert told["skipped"] == [
        {
            "subject": "Connections.csv",
            "reason": "hidden",
            "detail": "2 connections hide their names.",
        }
    ]
