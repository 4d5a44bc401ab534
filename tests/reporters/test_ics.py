from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from freshness.digest import clean, shortened
from freshness.reporters import ics
from tests.reporters.factory import DEAD, FINDING, SURFACES, render


def events(text: str) -> list[dict[str, str]]:
    """The events of a calendar, by the names of their lines."""
    found: list[dict[str, str]] = []
    assert text.endswith("\r\n")
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = value
    return found


def test_only_what_is_to_come() -> None:
    ahead = replace(FINDING, stale_on=date(2027, 1, 1))
    claim, surface = sorted(
        events(render(ics, DEAD, ahead, surfaces=SURFACES)), key=lambda each: each["SUMMARY"],
        reverse=True,
    )  # fmt: skip
    assert claim["SUMMARY"] == "stale-copyright: “© 2019 Ada”"
    assert claim["DTSTART;VALUE=DATE"] == "20270101"
    assert claim["DTEND;VALUE=DATE"] == "20270102"
    assert claim["DESCRIPTION"] == "index.html:12\\nSay 2026\\, or leave the year out."
    assert claim["URL"] == "https://ada.example/"
    assert surface["SUMMARY"] == "Look again: ada.example"
    assert surface["DTSTART;VALUE=DATE"] == "20270201"
    assert claim["DTSTAMP"] == "20261122T000000Z"


def test_an_event_keeps_its_identity() -> None:
    first, later = (
        events(render(ics, surfaces=SURFACES, today=day))[0]["UID"]
        for day in (date(2026, 11, 22), date(2026, 12, 1))
    )
    assert first == later


def test_long_lines_are_folded_between_characters() -> None:
    title = "ü🎉" * 60
    text = render(ics, surfaces=(replace(SURFACES[0], title=title),))
    assert max(len(line.encode()) for line in text.split("\r\n")) == 75
    assert title[:100] in events(text)[0]["SUMMARY"]


def test_the_last_day_of_the_calendar() -> None:
    (event,) = events(render(ics, surfaces=(replace(SURFACES[0], stale_on=date.max),)))
    assert "DTEND;VALUE=DATE" not in event


@given(st.text())
def test_any_title_is_one_line_of_one_event(title: str) -> None:
    text = render(ics, surfaces=(replace(SURFACES[0], title=title),))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = events(text)
    said = event["SUMMARY"].removeprefix("Look again: ")
    plain = re.sub(r"\\(.)", lambda sign: sign[1], said)
    assert plain == shortened(clean(title) or "site", 120)
