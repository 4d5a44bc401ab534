"""The profile in a LinkedIn export as an `Account`: headline, roles, websites, last acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

from freshness.account import Account, Role, Work
from freshness.exports.dates import moment, partial
from freshness.vocabulary import PartialDate

_ACTS = 100  #: days of acts that are kept
_SITES = re.compile(r",(?=\s*(?:[A-Z_]+:|https?://|www\.))")
_LABEL = re.compile(r"\s*(?:[A-Z_]+:(?!//))?\s*")
_HOST = re.compile(r"(?:https?://)?[^\s/]+\.[^\s]+", re.IGNORECASE)
_HANDLE = re.compile(r"@?([A-Za-z0-9_]{1,15})")


class Rows(Protocol):
    """Reads columns of a file of the export by its name."""

    def __call__(self, name: str, columns: str, *, needs: str) -> Iterator[tuple[str, ...]]:
        """As `linkedin.Export.rows`."""


class Skip(Protocol):
    """Notes what could not be read."""

    def __call__(self, subject: str, reason: str, detail: str) -> None:
        """As the fields of `Skipped`."""


def account(rows: Rows, *, name: str, address: str, as_of: date | None, skip: Skip) -> Account:
    """The account.

    Args:
        rows: reads the files.
        name: the owner's.
        address: of the profile, bare; empty where nothing tells.
        as_of: the day of the export.
        skip: notes dates that cannot be read.
    """
    headline, summary, location, sites, handles = next(
        rows("profile", "headline summary geolocation websites twitterhandles", needs="firstname"),
        ("",) * 5,
    )
    said = next(rows("profilesummary", "profilesummary", needs="profilesummary"), ("",))[0]
    notes: dict[str, None] = {}

    def undated(file: str, detail: str) -> None:
        notes[detail] = None
        skip(file, "undated", detail)

    roles = tuple(_roles(rows, "positions", _POSITION, "companyname", as_of, undated))
    schools = tuple(_roles(rows, "education", _SCHOOL, "schoolname", as_of, undated))
    websites = _websites(sites)
    acts = _acts(rows)
    return Account(
        provider="linkedin",
        id=address.rpartition("/")[2],
        url=f"https://www.{address}/" if address else "",
        name=name,
        headline=headline,
        bio=summary or said,
        location=location,
        employer=_employer(roles),
        website=websites[0] if websites else "",
        links=(*websites, *_twitter(handles)),
        email=_primary(rows),
        created=_first_day(rows),
        last_moved=acts[0] if acts else None,
        acts=acts,
        roles=roles,
        education=schools,
        works=tuple(_works(rows)),
        skills=tuple(skill for (skill,) in rows("skills", "name", needs="name") if skill),
        as_of=as_of,
        notes=tuple(notes),
    )


_POSITION = "title companyname startedon finishedon"
_SCHOOL = "degreename schoolname startdate enddate"


def _roles(
    rows: Rows,
    file: str,
    columns: str,
    needs: str,
    as_of: date | None,
    undated: Callable[[str, str], None],
) -> Iterator[Role]:
    for title, place, started, finished in rows(file, columns, needs=needs):
        start, end = partial(started), partial(finished)
        for text, when in ((started, start), (finished, end)):
            if text.strip() and not when:
                undated(file, f"“{text[:40]}” is no date that can be read.")
        goes_on = not finished.strip() or bool(end and as_of and end.earliest > as_of)
        yield Role(title=title, place=place, start=start, end=end, current=goes_on)


def _employer(roles: tuple[Role, ...]) -> str:
    """Of several positions that go on, the one begun last; of the same month the first."""
    current = [role for role in roles if role.current]
    newest = max(current, key=lambda role: _latest(role.start), default=None)
    return newest.place if newest else ""


def _latest(when: PartialDate | None) -> date:
    return when.latest if when else date.min


def _websites(cell: str) -> tuple[str, ...]:
    """The addresses of `[https://…]` or `[PERSONAL:https://…,COMPANY:…]`."""
    found = []
    for each in _SITES.split(cell.strip().removeprefix("[").removesuffix("]")):
        address = _LABEL.sub("", each, count=1).strip()
        if _HOST.fullmatch(address):
            found.append(address if "://" in address else f"https://{address}")
    return tuple(dict.fromkeys(found))


def _twitter(cell: str) -> Iterator[str]:
    for each in cell.strip().removeprefix("[").removesuffix("]").split(","):
        if match := _HANDLE.fullmatch(each.strip()):
            yield f"https://x.com/{match[1]}"


def _primary(rows: Rows) -> str:
    columns = "emailaddress confirmed primary"
    for address, _, primary in rows("emailaddresses", columns, needs="emailaddress"):
        if primary.strip().casefold() in ("yes", "true"):
            return address
    return ""


def _first_day(rows: Rows) -> date | None:
    for registered, _ in rows(
        "registration", "registeredat subscriptiontypes", needs="registeredat"
    ):
        if at := moment(registered):
            return at.date()
        if (when := partial(registered)) and when.day:
            return when.earliest
    return None


def _acts(rows: Rows) -> tuple[date, ...]:
    """Days on which the owner posted, commented, reacted, voted or shared, newest first.

    Posts and comments escape their quotes in a way of their own, so that some rows fall apart; what
    does not begin with a date is the rest of one.
    """
    days: set[date] = set()
    for file in ("shares", "comments", "reactions", "votes", "instantreposts"):
        for written, _ in rows(file, "date link", needs="date"):
            if at := moment(written):
                days.add(at.date())
    return tuple(sorted(days, reverse=True)[:_ACTS])


def _works(rows: Rows) -> Iterator[Work]:
    for url, title in rows("projects", "url title", needs="title"):
        if url:
            yield Work(url=url, title=title, kind="project")
    for url, title in rows("publications", "url name", needs="name"):
        if url:
            yield Work(url=url, title=title, kind="article")
