from datetime import date, timedelta

from freshness.correspondence import Contact
from freshness.people.keeping import Standing
from freshness.people.merging import merge
from freshness.people.occasions import birthdays
from freshness.people.reminders import render

TODAY = date(2026, 11, 25)


def standing(number: int, due: date | None = None) -> Standing:
    contact = Contact(
        source="x",
        name=f"Person {number}\x1b[1m",
        emails=(f"{number}@x.example",),
        note="secret",
        birthday="--12-09",
    )
    (person,) = merge([[contact]])
    return Standing(
        person=person, entry=None, last=date(2026, 1, 1), how="letter", letters=0, every=30, due=due
    )


def test_three_a_week_and_then_each_on_its_day() -> None:
    coming = [
        standing(5, TODAY + timedelta(days=40)),
        standing(6, TODAY),
        standing(7, date(2030, 1, 1)),
        standing(8),
    ]
    text = render(
        [standing(n) for n in range(4)], coming, birthdays([standing(0).person], TODAY), TODAY
    )
    days = [line.partition(":")[2] for line in text.splitlines() if line.startswith("DTSTART")]
    assert days == ["20261125", "20261127", "20261129", "20261202", "20270104", "20261209"]
    assert (
        "SUMMARY:Write to Person 0\r\nDESCRIPTION:Last contact that is known: 2026-01-01.\\n0@x.example\r\n"
        in text
    )
    assert "secret" not in text
    assert "\x1b" not in text
    assert text.count("RRULE:FREQ=YEARLY") == 1


def test_a_birthday_on_a_leap_day_is_the_last_of_every_february() -> None:
    (person,) = merge([[Contact(source="x", name="Leap Example", birthday="2000-02-29")]])
    text = render([], [], birthdays([person], TODAY, days=366), TODAY)
    assert "DTSTART;VALUE=DATE:20270228" in text
    assert "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" in text
