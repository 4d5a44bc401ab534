from datetime import date

import pytest

from freshness.correspondence import Contact
from freshness.people.merging import merge
from freshness.people.occasions import birthdays, changes, next_birthday

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("born", "next_one"),
    [
        ("--11-25", date(2026, 11, 25)),
        ("1985-11-24", date(2027, 11, 24)),
        ("--02-29", date(2027, 2, 28)),
    ],
)
def test_the_next_birthday(born: str, next_one: date) -> None:
    assert next_birthday(born, TODAY) == next_one


def test_birthdays_that_come() -> None:
    born = {"Grace": "1985-12-09", "Alan": "--12-01", "Mary": "--12-10", "Zoë": ""}
    people = merge(
        [[Contact(source="vcard", name=name, birthday=day) for name, day in born.items()]]
    )
    found = birthdays(people, TODAY)
    assert [(each.person.name, each.age) for each in found] == [("Alan", None), ("Grace", 41)]


def linked(company: str, title: str, profile: str = "https://www.linkedin.com/in/grace") -> Contact:
    return Contact(
        source="linkedin",
        name="Grace Example",
        profiles=(profile,) if profile else (),
        company=company,
        title=title,
    )


@pytest.mark.parametrize(
    ("old", "new", "is_change"),
    [
        (("Old Ltd", "Engineer"), ("New Ltd", "Engineer"), True),
        (("Old Ltd", "Engineer"), ("Old Ltd", "CTO"), True),
        (("Old Ltd", "Engineer"), ("OLD", "engineer"), False),
        (("Old Ltd", "Engineer"), ("", ""), False),
        (("", ""), ("New Ltd", "CTO"), False),
    ],
)
def test_new_jobs(old: tuple[str, str], new: tuple[str, str], is_change: bool) -> None:
    found = list(
        changes([linked(*old)], [linked(*new, profile="http://de.linkedin.com/in/Grace/")])
    )
    assert bool(found) is is_change
    if found:
        assert found[0].before == " at ".join(reversed(old))


def test_without_a_profile_nobody_is_told_apart() -> None:
    assert list(changes([linked("Old", "x", "")], [linked("New", "x", "")])) == []
    assert list(changes([], [linked("New", "x")])) == []
