"""What people read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from freshness.model import (
    Evidence,
    Finding,
    Fix,
    Ignored,
    Link,
    Place,
    Skipped,
    Surface,
)
from freshness.reporter import Style
from freshness.reporters.terminal import MAX_FINDINGS, render
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import (
    Confidence,
    Freshness,
    Kind,
    Meaning,
    PartialDate,
    Severity,
    Verdict,
)
from tests.reporters.factory import EMPTY, FINDING, HOME, TODAY


def told(*findings: Finding, **style: int | bool) -> str:
    return render(replace(EMPTY, findings=findings), Style(**style))  # type: ignore[arg-type]


def test_a_finding_in_four_lines() -> None:
    assert told(FINDING) == (
        "index.html\n"
        "  12:5  medium  stale-copyright\n"
        "      The copyright year is seven years old.\n"
        "      “© 2019 Ada”\n"
        "      → Say 2026, or leave the year out.\n"
        "\n"
        "Read 1 page and no links.\n"
        "\n"
        "One thing to do next:\n"
        "  index.html:12\n"
        "  The copyright year is seven years old. “© 2019 Ada”\n"
        "  → Say 2026, or leave the year out.\n"
    )


def test_surfaces_stand_on_top_with_what_is_known_of_them() -> None:
    def surface(title: str, verdict: Freshness, **dates: date) -> Surface:
        return Surface(
            slug="x", kind=Kind.PAGE, url=HOME, title=title, verdict=verdict,
            changed=dates.get("changed"), stale_on=dates.get("stale_on"),
        )  # fmt: skip

    surfaces = (
        surface("Ada", Freshness.STALE, changed=date(2024, 5, 1), stale_on=date(2025, 5, 1)),
        surface("アダ" * 20, Freshness.FRESH, changed=TODAY),
        surface("Feed", Freshness.UNKNOWN),
    )
    lines = render(replace(EMPTY, surfaces=surfaces), Style()).splitlines()
    assert re.fullmatch(r"page +Ada +2024-05-01  stale since 2025-05-01", lines[1])
    assert re.search(r"…  2026-11-22  fresh$", lines[2])
    assert re.fullmatch(r"page +Feed +unknown     could not tell", lines[3])
    columns = [cell_len(re.split(r"  (?:20|unk)", line)[0]) for line in lines[1:4]]
    assert len(set(columns)) == 1


@pytest.mark.parametrize("reason", ["interrupted", "time-limit", "network"])
def test_a_run_that_did_not_see_all_praises_nobody(reason: str) -> None:
    cut = replace(EMPTY, skipped=(Skipped(subject=HOME, reason=reason),))
    text = render(cut, Style())
    assert "Well kept" not in text
    assert "Nothing stale was seen, but not everything could be looked at." in text


def test_the_table_fits_forty_columns() -> None:
    surface = Surface(slug="x", kind=Kind.PAGE, url=HOME, title="A page with a long name")
    text = render(replace(EMPTY, surfaces=(surface,)), Style(width=40))
    assert text.splitlines()[1] == "A page with…  unknown     could not tell"


def test_what_changes_the_whole_result_is_explained_once() -> None:
    note = Skipped(subject="a", reason="shallow-clone", detail="run `git fetch --unshallow`")
    text = render(replace(EMPTY, skipped=(note, replace(note, subject="b"))), Style())
    assert text.count("Note: run `git fetch --unshallow`.\n") == 1


def test_profiles_that_are_not_read_are_left_to_their_owner() -> None:
    profile = Surface(
        slug="x", kind=Kind.PROFILE, url=HOME, title="Chess: ada", reason="Is the rating right?"
    )
    text = render(replace(EMPTY, surfaces=(profile,)), Style())
    assert "have a look yourself:\n  Chess: ada. Is the rating right?\n" in text


def test_a_profile_that_its_owner_has_looked_at() -> None:
    profile = Surface(
        slug="x", kind=Kind.PROFILE, url=HOME, title="Chess: ada",
        verdict=Freshness.FRESH, reason="you looked on 2026-11-22",
    )  # fmt: skip
    text = render(replace(EMPTY, surfaces=(profile,)), Style())
    assert "fresh, you looked on 2026-11-22\n" in text
    assert "have a look yourself" not in text


def test_the_worst_page_comes_first() -> None:
    bad = replace(FINDING, severity=Severity.HIGH, place=Place(path="zoo.html", line=1))
    text = told(FINDING, bad)
    assert text.index("zoo.html") < text.index("index.html")


def test_equal_findings_are_told_once() -> None:
    pages = [replace(FINDING.place, path=f"{name}.html") for name in "abcd"]
    text = told(*(replace(FINDING, place=place) for place in pages))
    assert text.count("stale-copyright") == 1
    assert "and on 3 more pages" in text


def test_the_same_address_again_on_a_page() -> None:
    first = replace(FINDING, target="https://gone.example/")
    places = [Place(path="index.html", line=line, quote=str(line)) for line in (90, 40)]
    again = [replace(first, place=place) for place in places]
    assert "stale-copyright  also on lines 40, 90\n" in told(first, *again)


def test_many_lines_are_cut_and_no_lines_are_counted() -> None:
    places = [Place(path="index.html", line=line, quote="x") for line in range(1, 9)]
    assert "also on lines 2, 3, 4, 5, 6 …" in told(*(replace(FINDING, place=p) for p in places))
    nowhere = replace(FINDING, place=Place(path="index.html", quote="x"))
    assert "and 1 more time on this page" in told(nowhere, nowhere)


@pytest.mark.parametrize(
    ("severity", "times"), [(Severity.LOW, 1), (Severity.MEDIUM, 1), (Severity.HIGH, 2)]
)
def test_small_things_of_one_kind_on_a_page_are_told_once(severity: Severity, times: int) -> None:
    places = [Place(path="index.html", line=line, quote=f"http {line}") for line in (1, 2)]
    text = told(*(replace(FINDING, severity=severity, place=place) for place in places))
    assert text.partition("One thing to do next:")[0].count(FINDING.message) == times


def test_the_address_is_told_where_no_quote_has_it() -> None:
    about = replace(FINDING, target="https://gone.example/")
    assert "gone.example" not in told(about)
    assert "gone.example" in told(replace(about, place=Place(path="index.html")))


@pytest.mark.parametrize(("severity", "times"), [(Severity.LOW, 1), (Severity.MEDIUM, 2)])
def test_small_things_about_whole_pages_are_counted(severity: Severity, times: int) -> None:
    pages = [Place(path=f"{name}.html") for name in "ab"]
    text = told(*(replace(FINDING, severity=severity, place=page) for page in pages))
    assert text.count("stale-copyright") == times
    assert ("and on 1 more page" in text) == (times == 1)


def test_a_long_list_ends_in_counts() -> None:
    many = [
        replace(FINDING, place=Place(path=f"{number:03}.html", quote=str(number)))
        for number in range(MAX_FINDINGS + 7)
    ]
    text = told(*many)
    assert text.count("  stale-copyright\n") == MAX_FINDINGS
    assert "… and 7 more: 7 stale copyright. Use --format json for all." in text


def test_how_it_is_known() -> None:
    evidence = Evidence(signal="git", meaning=Meaning.CHANGED, when=PartialDate(2023, 5))
    assert "git: changed 2023-05" in told(replace(FINDING, evidence=(evidence,)))


def test_the_next_thing_is_the_surest_of_the_worst_and_the_easiest() -> None:
    hard = replace(FINDING, advice="Write a book.", place=Place(path="a.html", quote="a"))
    fix = Fix(title="Change the year", safe=True, edits=())
    easy = replace(FINDING, advice="Say 2026.", place=Place(path="b.html", quote="b"), fix=fix)
    unsure = replace(FINDING, severity=Severity.HIGH, confidence=Confidence.LOW, advice="Perhaps?")
    after = told(hard, easy, unsure, pedantic=True).partition("One thing to do next:\n")[2]
    assert after == (
        "  b.html\n"
        "  The copyright year is seven years old. “b”\n"
        "  → Say 2026.\n"
        "  Ready change: Change the year\n"
    )


def test_a_live_page_has_no_lines_so_all_words_are_told() -> None:
    places = [
        Place(url=HOME, quote=quote) for quote in ("https://a.example/", "https://b.example/")
    ]
    text = told(*(replace(FINDING, severity=Severity.LOW, place=place) for place in places))
    assert "and 1 more time on this page" in text
    assert "“https://a.example/”\n      “https://b.example/”" in text


def test_a_fresh_site_is_told_so_with_what_was_looked_at() -> None:
    links = (
        Link(url="https://a.example/", verdict=Verdict.OK),
        Link(url="https://b.example/", verdict=Verdict.BLOCKED, reason="robots"),
    )
    skipped = (Skipped(subject="x", reason="too-large"),)
    report = replace(
        EMPTY, links=links, skipped=skipped, ignored=(Ignored(finding=FINDING, reason="fine"),)
    )
    assert render(report, Style()) == (
        "Nothing here has gone stale, as far as can be seen. Well kept!\n"
        "Read 1 page and 2 links: 1 ok, 1 blocked.\n"
        "Could not check 2: 1 too large, 1 robots.\n"
        "What is blocked you can open yourself; `freshness confirm URL` remembers it.\n"
        "Ignored 1 finding, as configured.\n"
    )


def test_praise_is_not_given_where_nothing_was_read() -> None:
    assert "no page to read" in render(replace(EMPTY, pages=()), Style())


def test_doubtful_findings_are_counted_and_shown_on_request() -> None:
    doubtful = replace(FINDING, confidence=Confidence.LOW)
    assert "Kept quiet about 1 doubtful finding" in told(doubtful)
    assert "stale-copyright  doubtful" in told(doubtful, pedantic=True)


def test_only_what_is_new() -> None:
    report = replace(EMPTY, findings=(FINDING,), new=frozenset[str]())
    assert "not known already" in render(report, Style(new_only=True))
    assert "stale-copyright" in render(report, Style())


def test_a_made_up_host_is_never_told() -> None:
    place = Place(url=UNKNOWN_ROOT + "about/")
    text = told(replace(FINDING, place=place, message=f"{UNKNOWN_ROOT}gone/"))
    assert UNKNOWN_ROOT not in text
    assert "/about/" in text
    assert "/gone/" in text


def test_no_escape_without_colour_and_links() -> None:
    assert "\x1b" not in told(replace(FINDING, place=Place(url=HOME)))


def test_colour_and_links_only_when_asked_for() -> None:
    live = replace(FINDING, place=Place(url=HOME))
    assert "\x1b]8;" not in told(live, colour=True)
    assert "\x1b[33m" in told(live, colour=True)
    assert f";{HOME}\x1b\\" in told(live, links=True)
    assert "\x1b[33m" not in told(live, links=True)


HOSTILE = st.text(st.characters(codec=None))


@given(HOSTILE, st.sampled_from([20, 80]))
def test_nothing_hostile_reaches_the_terminal(text: str, width: int) -> None:
    place = Place(path=text, url=text, line=1, quote=text)
    finding = replace(FINDING, place=place, message=text, advice=text, target=text)
    surface = Surface(slug="x", kind=Kind.SITE, url=text, title=text)
    skipped = Skipped(subject=text, reason=text, detail=text)
    report = replace(EMPTY, findings=(finding,), surfaces=(surface,), skipped=(skipped,))
    told = render(report, Style(width=width))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", told)
    assert max(map(cell_len, told.split("\n"))) <= max(width, 40)


def test_markup_is_text() -> None:
    assert "[bold]:smile:[/bold] [link=x]" in told(
        replace(FINDING, message="[bold]:smile:[/bold] [link=x]")
    )
