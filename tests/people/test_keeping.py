from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from freshness.correspondence import Contact, Message, Party
from freshness.ledger import Act, Ledger
from freshness.people.book import Entry
from freshness.people.keeping import (
    REALM,
    Standing,
    left_this_week,
    overdue,
    reach,
    standings,
    touches,
)
from freshness.people.merging import merge

TODAY = date(2026, 11, 25)  # a Wednesday
ADA = Party(key="ada@x.example")


def contact(name: str, **fields: object) -> Contact:
    return Contact(
        source="vcard", name=name, emails=(f"{name.split()[0].lower()}@x.example",), **fields
    )  # type: ignore[arg-type]


def letter(who: str, day: date, *, mine: bool = False, **fields: object) -> Message:
    other = Party(key=f"{who}@x.example")
    return Message(
        conversation=who,
        sender=ADA if mine else other,
        recipients=(other,) if mine else (ADA,),
        sent=datetime(day.year, day.month, day.day, tzinfo=UTC),
        mine=mine,
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path)


def stand(
    ledger: Ledger,
    contacts: list[Contact],
    messages: Iterable[Message] = (),
    every: int | None = None,
    last: date | None = None,
) -> list[Standing]:
    entries = (
        [Entry(contact=each, every=every, last=last, index=0) for each in contacts[:1]]
        if every
        else []
    )
    return list(standings(merge([contacts]), touches(messages, TODAY), entries, ledger))


def test_letters_in_both_directions_are_contacts() -> None:
    old, new = TODAY - timedelta(days=9), TODAY - timedelta(days=5)
    found = touches(
        [letter("grace", new, mine=True), letter("grace", old), letter("alan", old)], TODAY
    )
    assert (
        found["grace@x.example"].last,
        found["grace@x.example"].sent,
        found["grace@x.example"].received,
    ) == (new, 1, 1)
    assert found["alan@x.example"].last == old


def test_adverts_drafts_groups_and_the_future_are_none() -> None:
    messages = [
        letter("grace", TODAY, is_draft=True),
        letter("grace", TODAY, automatic="newsletter"),
        letter("grace", TODAY, direct=False),
        letter("grace", TODAY + timedelta(days=1)),
    ]
    assert touches(messages, TODAY) == {}


def test_whoever_is_in_the_book_is_due_by_its_period(ledger: Ledger) -> None:
    messages = [letter("grace", TODAY - timedelta(days=30))]
    (grace,) = stand(ledger, [contact("Grace Example")], messages, every=30)
    assert (grace.due, grace.how) == (TODAY, "letter")
    assert overdue([grace], ledger, TODAY) == [grace]
    assert overdue([grace], ledger, TODAY - timedelta(days=1)) == []
    (unknown,) = stand(ledger, [contact("Grace Example")], every=30)
    assert (unknown.last, overdue([unknown], ledger, TODAY)) == (None, [unknown])


def test_the_latest_of_all_that_is_known_counts(ledger: Ledger) -> None:
    grace = contact("Grace Example", known_since=date(2020, 1, 1))
    assert [each.how for each in stand(ledger, [grace])] == ["connected"]
    assert [each.how for each in stand(ledger, [grace], every=30, last=date(2021, 1, 1))] == [
        "people.yml"
    ]
    ledger.note(REALM, "grace@x.example", Act.DONE, on=TODAY)
    ledger.note(REALM, "grace@x.example", Act.SNOOZED, on=TODAY, until=TODAY)
    (standing,) = stand(ledger, [grace], every=30)
    assert (standing.how, standing.last) == ("you said so", TODAY)


def test_mere_connections_are_nobodys_duty(ledger: Ledger) -> None:
    old = TODAY - timedelta(days=400)
    a_few = [letter("grace", old), letter("grace", old, mine=True)]
    assert (
        overdue(stand(ledger, [contact("Grace Example", known_since=old)], a_few), ledger, TODAY)
        == []
    )
    (grace,) = overdue(stand(ledger, [contact("Grace Example")], a_few * 3), ledger, TODAY)
    assert (grace.letters, grace.every) == (6, 182)
    ancient = TODAY - timedelta(days=2_000)
    many = [letter("grace", ancient), letter("grace", ancient, mine=True)] * 3
    assert overdue(stand(ledger, [contact("Grace Example")], many), ledger, TODAY) == []


def test_the_book_comes_first_then_who_was_written_to_most(ledger: Ledger) -> None:
    old = TODAY - timedelta(days=400)
    names = ["Grace Example", "Alan Example", "Mary Example"]
    messages = [letter("grace", old)]
    for who, count in (("alan", 3), ("mary", 4)):
        messages += [letter(who, old), letter(who, old, mine=True)] * count
    found = overdue(stand(ledger, [contact(n) for n in names], messages, every=91), ledger, TODAY)
    assert [each.person.name for each in found] == ["Grace Example", "Mary Example", "Alan Example"]


def test_who_was_put_off_rests(ledger: Ledger) -> None:
    grace = [contact("Grace Example")]
    later = TODAY + timedelta(days=30)
    ledger.note(REALM, "grace@x.example", Act.SNOOZED, on=TODAY, until=later)
    (standing,) = stand(ledger, grace, every=30, last=date(2020, 1, 1))
    assert (standing.due, overdue([standing], ledger, TODAY)) == (later, [])
    assert overdue([standing], ledger, later) == [standing]
    ledger.note(REALM, "grace@x.example", Act.NEVER, on=TODAY)
    assert overdue([standing], ledger, later) == []


def test_three_a_week_and_no_more(ledger: Ledger) -> None:
    assert left_this_week(ledger, TODAY) == 3
    ledger.note(REALM, "grace", Act.DONE, on=date(2026, 11, 22))  # Sunday before
    ledger.note(REALM, "grace", Act.DONE, on=date(2026, 11, 23))
    ledger.note(REALM, "grace", Act.DONE, on=TODAY)
    ledger.note(REALM, "alan", Act.SNOOZED, on=TODAY, until=TODAY)
    ledger.note("job", "site", Act.DONE, on=TODAY)
    assert left_this_week(ledger, TODAY) == 2
    for who in ("a", "b", "c"):
        ledger.note(REALM, who, Act.DONE, on=TODAY)
    assert left_this_week(ledger, TODAY) == 0


def test_a_way_to_reach_somebody_is_named_once() -> None:
    people = merge(
        [
            [
                contact("Grace Example"),
                Contact(source="x", name="", emails=("GRACE@x.example",), phones=("+49 30",)),
            ]
        ]
    )
    assert reach(people[0]) == ("grace@x.example", "+49 30")


def by_name(ledger: Ledger, contacts: list[Contact], *parties: Party) -> list[date | None]:
    letters = [
        Message(conversation="c", sender=each, recipients=(), sent=datetime(2026, 1, 1, tzinfo=UTC))
        for each in parties
    ]
    return [each.last for each in stand(ledger, contacts, letters)]


def test_an_address_is_somebodys_by_name_where_nobody_else_has_it(ledger: Ledger) -> None:
    day = date(2026, 1, 1)
    grace = Party(key="linkedin.com/in/grace", name="Grace Example, PhD")
    other = Party(key="linkedin.com/in/grace-2", name="Grace Example")
    one = Contact(source="x", name="Grace Example")
    assert by_name(ledger, [one], grace) == [day]
    assert by_name(ledger, [one], Party(key="Grace Example", name="Grace Example")) == [day]
    assert by_name(ledger, [one, one], grace) == [None, None]
    assert by_name(ledger, [one], grace, other) == [None]
    known = Contact(source="x", name="Grace Example", profiles=("https://linkedin.com/in/another",))
    assert by_name(ledger, [known], grace) == [None]
    assert by_name(
        ledger, [Contact(source="x", name="Grace")], Party(key="x@x.example", name="Grace")
    ) == [None]
