"""ORCID profiles.

The last sign of an iD is a check digit, so a slip of the pen is known without asking.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from freshness.account import Account, Role, Status, Work
from freshness.hearing import Api, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import Told, newest
from freshness.vocabulary import PartialDate

PATTERN = r"orcid\.org/(?P<id>\d{4}-\d{4}-\d{4}-\d{3}[\dX])"
EXAMPLES = {"https://orcid.org/0000-0002-1825-0097": "0000-0002-1825-0097"}
LOOK = "Look at your employment and your newest works: is anything missing or over?"
URL = "https://orcid.org/{id}"
BASE = "https://pub.orcid.org"
READS = "name, biography, links, employment, education, works, last change of the record"
FOR = "facts to compare, employment above all"
LIMITS = "some a second"


def read(profile: Profile, api: Api) -> Account:
    """The public record (info.orcid.org, version 3.0)."""
    if not is_valid(profile.account):
        raise NoAnswer("has no such iD, its check digit is wrong", Status.MISSING)
    record = entity(api.get(f"{profile.base}/v3.0/{profile.account}/record"))
    person, summary = record["person"], record["activities-summary"]
    if not person.is_object:
        raise NoAnswer("gave an answer that made no sense")
    history = record["history"]
    is_closed = bool(history["deactivation-date"]["value"])
    links = [each["url"]["value"].url for each in person["researcher-urls"]["researcher-url"]]
    roles = tuple(_roles(summary["employments"], "employment-summary"))
    current = [each for each in roles if each.current]
    emails = [each["email"].text for each in person["emails"]["email"]]
    return replace(
        profile.blank,
        status=Status.SUSPENDED if is_closed else Status.OK,
        reason="Its owner or ORCID has deactivated this record." if is_closed else "",
        name=_name(person["name"]),
        headline=current[0].title if len(current) == 1 else "",
        employer=current[0].place if len(current) == 1 else "",
        bio=person["biography"]["content"].text,
        location=person["addresses"]["address"].first["country"]["value"].text,
        email=next((each for each in emails if each), ""),
        website=next((each for each in links if each), ""),
        links=(*links, *_identifiers(person)),
        created=history["submission-date"]["value"].day,
        acts=newest(history["last-modified-date"]["value"].day),
        roles=roles,
        education=tuple(_roles(summary["educations"], "education-summary")),
        works=tuple(_works(summary["works"])),
    )


def is_valid(orcid: str) -> bool:
    """Whether the check digit is right (ISO 7064, MOD 11-2).

    Args:
        orcid: sixteen signs with hyphens.
    """
    digits = orcid.replace("-", "").upper()
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[15:] == ("X" if check == 10 else str(check))


def _name(name: Told) -> str:
    given, family = name["given-names"]["value"].text, name["family-name"]["value"].text
    return name["credit-name"]["value"].text or f"{given} {family}".strip()


def _identifiers(person: Told) -> Iterator[str]:
    for each in person["external-identifiers"]["external-identifier"]:
        yield each["external-id-url"]["value"].url


def _roles(affiliations: Told, kind: str) -> Iterator[Role]:
    for group in affiliations["affiliation-group"]:
        for each in group["summaries"]:
            role = each[kind]
            place = role["organization"]["name"].text
            if place:
                end = _date(role["end-date"])
                yield Role(
                    title=role["role-title"].text,
                    place=place,
                    start=_date(role["start-date"]),
                    end=end,
                    current=end is None and not role["end-date"],
                )


def _date(told: Told) -> PartialDate | None:
    """A year, perhaps with a month and a day, each in a wrapper of its own."""
    numbers = []
    for part in ("year", "month", "day"):
        text = told[part]["value"].text
        if not (text.isdecimal() and len(text) <= 4):
            break
        numbers.append(int(text))
    try:
        return PartialDate(*numbers) if numbers else None
    except ValueError:
        return None


def _works(works: Told) -> Iterator[Work]:
    for group in works["group"]:
        each = group["work-summary"].first
        url, title = each["url"]["value"].url, each["title"]["title"]["value"].text
        if url and title:
            day = _date(each["publication-date"])
            yield Work(url=url, title=title, kind="article", moved=day.latest if day else None)
