"""ORCID, answering as its public API does (version 3.0)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.account import Role, Status
from freshness.providers.orcid import is_valid
from freshness.vocabulary import PartialDate
from tests.conftest import Serve
from tests.providers.factory import ask, provider, read

ADA = "https://orcid.org/0000-0002-1825-0097"
RECORD = "/v3.0/0000-0002-1825-0097/record"


def job(title: str, start: object, end: object) -> dict[str, object]:
    return {
        "summaries": [
            {
                "employment-summary": {
                    "role-title": title,
                    "organization": {"name": "University of Bern", "address": {"city": "Bern"}},
                    "start-date": start,
                    "end-date": end,
                }
            }
        ]
    }


def year(number: str) -> dict[str, object]:
    return {"year": {"value": number}, "month": None, "day": None}


ANSWER = {
    "orcid-identifier": {"path": "0000-0002-1825-0097"},
    "person": {
        "name": {
            "given-names": {"value": "Ada"},
            "family-name": {"value": "Example"},
            "credit-name": None,
        },
        "biography": {"content": "Engines"},
        "researcher-urls": {
            "researcher-url": [{"url-name": "Site", "url": {"value": "https://ada.example"}}]
        },
        "external-identifiers": {
            "external-identifier": [{"external-id-url": {"value": "https://ids.example/ada"}}]
        },
        "addresses": {"address": [{"country": {"value": "CH"}}]},
        "emails": {"email": []},
    },
    "activities-summary": {
        "employments": {
            "affiliation-group": [
                job("Professor", year("2020"), None),
                job("Student", year("2010"), year("2015")),
            ]
        },
        "educations": {"affiliation-group": []},
        "works": {
            "group": [
                {
                    "work-summary": [
                        {
                            "title": {"title": {"value": "On engines"}},
                            "publication-date": {
                                "year": {"value": "2024"},
                                "month": {"value": "05"},
                                "day": None,
                            },
                            "url": {"value": "https://papers.example/1"},
                        }
                    ]
                }
            ]
        },
    },
    "history": {
        "submission-date": {"value": 1_350_000_000_000},
        "last-modified-date": {"value": 1_750_000_000_000},
        "deactivation-date": None,
    },
}


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, {RECORD: ANSWER})
    assert (account.status, account.name, account.bio) == (Status.OK, "Ada Example", "Engines")
    assert (account.headline, account.employer, account.location) == (
        "Professor",
        "University of Bern",
        "CH",
    )
    assert account.links == ("https://ada.example/", "https://ids.example/ada")
    assert account.roles == (
        Role(title="Professor", place="University of Bern", start=PartialDate(2020), current=True),
        Role(
            title="Student",
            place="University of Bern",
            start=PartialDate(2010),
            end=PartialDate(2015),
        ),
    )
    assert (account.created, account.last_moved) == (date(2012, 10, 12), date(2025, 6, 15))
    assert [(work.title, work.moved) for work in account.works] == [
        ("On engines", date(2024, 5, 31))
    ]


def test_a_slip_of_the_pen_is_known_without_asking(serve: Serve) -> None:
    server = provider(serve, {})
    account = ask("https://orcid.org/0000-0002-1825-0098", server)
    assert (account.status, server.paths) == (Status.MISSING, [])
    assert account.reason == "ORCID has no such iD, its check digit is wrong."


def test_when_it_does_not_tell(serve: Serve) -> None:
    closed = ANSWER | {"history": {"deactivation-date": {"value": 1_750_000_000_000}}}
    assert read(serve, ADA, {RECORD: closed}).status is Status.SUSPENDED
    assert read(serve, ADA, {}).status is Status.MISSING
    assert read(serve, ADA, {RECORD: {"person": []}}).status is Status.UNVERIFIABLE


@pytest.mark.parametrize(
    ("orcid", "is_right"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1694-233x", True),
        ("0000-0002-1694-2330", False),
    ],
)
def test_check_digits(orcid: str, is_right: bool) -> None:
    assert is_valid(orcid) == is_right


@given(st.from_regex(r"[0-9]{15}", fullmatch=True))
def test_one_digit_is_right_and_no_other(digits: str) -> None:
    assert sum(is_valid(digits + last) for last in "0123456789X") == 1
