"""Contacts in a CSV file, as Google, and others with the same names of columns, write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from freshness.correspondence import Contact
from freshness.exports.dates import birthday
from freshness.exports.table import Table

_MANY = 5  #: of the numbered columns `E-mail 1 - Value`, `E-mail 2 - Value` …
_JOIN = " ::: "  #: between several values in one cell
_NAME = (
    "name firstname middlename lastname givenname additionalname familyname organizationname "
    "organization1name company organizationtitle organization1title jobtitle birthday notes "
    "emailaddress"
)


def _numbered(field: str) -> str:
    return " ".join(f"{field}{number}value" for number in range(1, _MANY + 1))


_COLUMNS = " ".join((_NAME, _numbered("email"), _numbered("phone"), _numbered("website")))


def read(stream: IO[bytes]) -> Iterator[Contact]:
    """The contacts of a file; its columns changed in 2024, and both forms are known.

    Raises:
        NoHeader: no line names columns of contacts.
        OSError: it cannot be read.
    """
    table = Table(stream, any_of=("firstname lastname", "givenname familyname", "name birthday"))
    for row in table.rows(_COLUMNS):
        (full, first, middle, last, given, between, family, firm, old_firm, company, title,
         old_title, job, born, notes, email, *numbered) = row  # fmt: skip
        name = " ".join(" ".join((first or given, middle or between, last or family)).split())
        emails, phones, sites = (numbered[at : at + _MANY] for at in (0, _MANY, 2 * _MANY))
        contact = Contact(
            source="google",
            name=(name or full)[:200],
            emails=_values([email, *emails]),
            profiles=_values(sites),
            phones=_values(phones),
            company=firm or old_firm or company,
            title=title or old_title or job,
            birthday=birthday(born),
            note=notes,
        )
        if contact.name or contact.emails or contact.phones:
            yield contact


def _values(cells: list[str]) -> tuple[str, ...]:
    found = (value.strip() for cell in cells if cell for value in cell.split(_JOIN))
    return tuple(dict.fromkeys(value for value in found if value))
