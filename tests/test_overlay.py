"""The state that the overlay shows, and its files."""

import json
from dataclasses import replace
from datetime import date

import pytest

from freshness import overlay
from freshness.model import Finding, Fix, Place, Report
from freshness.testing import SITE, report
from freshness.vocabulary import Confidence, Severity

STALE = {
    "index.html": "<title>Home</title><p>Hello</p>",
    "about/index.html": "<title>About</title><p>Hello</p><footer>© 2021 Ada</footer>",
}


def finding(**changes: object) -> Finding:
    fixed = Finding(
        rule="moved-link", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(url=f"{SITE}about/", path="about.md", line=3, quote="old"),
        message="It moved.", advice="Write the new one.", target=f"{SITE}new/",
        fix=Fix(title="write the new one", safe=True, edits=()),
    )  # fmt: skip
    return replace(fixed, **changes)  # type: ignore[arg-type]


def state(*findings: Finding) -> dict[str, object]:
    seen: Report = replace(report(STALE), findings=findings)
    return overlay.state(seen, fixable=lambda each: bool(each.fix and each.fix.safe))


def test_a_finding_is_told_with_its_page_and_place() -> None:
    (told,) = overlay.state(report(STALE))["findings"]
    assert told["page"] == "about"
    assert told["href"] == "about/"
    assert told["rule"] == "stale-copyright"
    assert told["where"] == "about/index.html:1"
    assert told["quote"] == "© 2021 Ada"
    assert told["since"] == "2022-01-01"
    assert told["fix"] is None, "nobody said that fixes can be written here"


def test_own_addresses_are_told_from_the_root() -> None:
    (told,) = state(finding())["findings"]  # type: ignore[misc]
    assert told["target"] == "new/"
    assert told["fix"] == "write the new one"


def test_what_is_on_no_page_has_no_page() -> None:
    place = Place(url="https://other.example/", path="data/links.yml", line=2)
    (told,) = state(finding(place=place))["findings"]  # type: ignore[misc]
    assert (told["page"], told["href"], told["where"]) == (None, None, "data/links.yml:2")


def test_text_is_told_without_what_turns_it_around() -> None:
    (told,) = state(finding(message="a\u202eb\x1b[31mc\n"))["findings"]  # type: ignore[misc]
    assert told["message"] == "abc"


def test_doubtful_findings_stay_quiet() -> None:
    assert state(finding(confidence=Confidence.LOW))["findings"] == []


def test_a_state_stays_small() -> None:
    many = [finding(message=str(number)) for number in range(overlay.MOST + 5)]
    told = state(*many)
    assert len(told["findings"]) == overlay.MOST  # type: ignore[arg-type]
    assert told["more"] == 5


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("", ""),
        ("index.html", ""),
        ("about/", "about"),
        ("about.html", "about"),
        ("about/index.html", "about"),
        ("%C3%BCber/", "über"),
        ("blog/2026/", "blog/2026"),
    ],
)
def test_a_page_has_one_name(path: str, key: str) -> None:
    assert overlay.page_key(SITE + path, SITE) == key


def test_its_files_are_whole() -> None:
    files = overlay.files(overlay.state(report(STALE, today=date(2026, 11, 22))))
    assert sorted(files) == ["index.html", "overlay.js", "state.json"]
    assert json.loads(files["state.json"])["today"] == "2026-11-22"
    assert "STYLES" not in files["overlay.js"]
    assert ":host" in files["overlay.js"]
