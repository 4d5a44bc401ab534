import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.correspondence import Contact
from freshness.exports.table import NoHeader
from freshness.people.google import read

NEW = (
    "First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Website 1 - Value\n"
)
OLD = "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title,Birthday\n"


def contacts(text: str) -> list[Contact]:
    return list(read(io.BytesIO(text.encode("utf-8-sig"))))


def test_the_columns_since_2024() -> None:
    (grace,) = contacts(
        NEW + 'Grace,B.,Example,Example Ltd,Engineer,1985-12-09,"likes\ntrains",* myContacts,Work,'
        "g@x.example ::: grace@x.example,g@x.example,+49 30 123,https://grace.example\n"
    )
    assert grace == Contact(
        source="google",
        name="Grace B. Example",
        emails=("g@x.example", "grace@x.example"),
        profiles=("https://grace.example",),
        phones=("+49 30 123",),
        company="Example Ltd",
        title="Engineer",
        birthday="1985-12-09",
        note="likes\ntrains",
    )


def test_the_columns_before() -> None:
    one, two = contacts(
        OLD
        + "Grace Example,Grace,Example,Work,g@x.example,Example Ltd,CTO, --12-09\nAda E.,,,,,,,\n,,,,,,,\n"
    )
    assert (one.name, one.emails, one.company, one.title, one.birthday) == (
        "Grace Example",
        ("g@x.example",),
        "Example Ltd",
        "CTO",
        "--12-09",
    )
    assert two.name == "Ada E."


def test_other_address_books_have_nearly_the_same_columns() -> None:
    (grace,) = contacts(
        "First Name,Last Name,Company,Job Title,E-mail Address\nGrace,Example,Example Ltd,CTO,g@x.example\n"
    )
    assert (grace.company, grace.title, grace.emails) == ("Example Ltd", "CTO", ("g@x.example",))


def test_another_table_is_refused() -> None:
    with pytest.raises(NoHeader, match="no line names the columns firstname, lastname or"):
        contacts("a,b\n1,2\n")


@given(st.text(max_size=100))
def test_nothing_crashes(text: str) -> None:
    contacts(NEW + text.encode("utf-8", "replace").decode())
