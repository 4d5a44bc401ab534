from freshness.model import DatedPage, Evidence
from freshness.rule import Flag
from freshness.rules import build_stamp
from freshness.rules.fresh_washing import check
from freshness.vocabulary import Confidence, Meaning, Severity
from tests.rules.factory import ROOT, dated, says, site

COMMIT = says("2025-01-02", signal="git", trust=0.9)
CLONE = says("2026-11-01", signal="git-clone", meaning=Meaning.BUILT, trust=0.1)


def page(name: str, *evidence: Evidence) -> DatedPage:
    return dated(url=ROOT + name, evidence=evidence)


def flags(*pages: DatedPage) -> list[Flag]:
    return list(check(site(*pages)))


def test_the_source_and_the_proof_are_named():
    [flag] = flags(page("a.html", says("2026-11-01", signal="meta"), COMMIT))
    assert flag.message == (
        "A <meta> of the page says it changed on 2026-11-01, but its words last changed on "
        "2025-01-02 (2025-01-02)."
    )
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.HIGH)


def test_each_source_is_told_once_with_the_number_of_pages():
    lie = says("2026-11-01", signal="sitemap")
    [flag] = flags(*(page(f"{name}.html", lie, COMMIT) for name in "abc"))
    assert flag.message.startswith("The sitemap says a.html changed on 2026-11-01")
    assert flag.message.endswith("(and so of 2 more pages).")
    assert flag.severity is Severity.MEDIUM


def test_a_commit_that_set_nothing_but_the_date_is_named():
    empty = Evidence(
        signal="git", meaning=Meaning.BUILT, when=says("2026-11-01").when,
        quote="commit “Bump” changed no words of it",
    )  # fmt: skip
    [flag] = flags(page("a.md", says("2026-11-01", signal="front-matter"), COMMIT, empty))
    assert "and that day’s commit “Bump” changed no words of it" in flag.message
    assert "freshness review" in flag.advice


def test_a_shallow_clone_that_dates_the_pages_is_named():
    shown = says("2026-11-01", meaning=Meaning.BUILT)
    pages = [page(f"{number}.html", shown, CLONE) for number in range(5)]
    [flag] = flags(*pages)
    assert "5 pages claim a change on 2026-11-01" in flag.message
    assert flags(*pages[:4]) == []
    written = says("2026-11-01", signal="front-matter")
    assert flags(*(page(f"{n}.md", written, CLONE) for n in range(5))) == []
    assert flags(*(page(f"{n}.html", says("2026-10-01"), CLONE) for n in range(5))) == []


def test_what_is_proved_here_is_no_perhaps_elsewhere():
    shown = says("2026-11-01", meaning=Meaning.BUILT)
    pages = [page(f"{number}.html", shown) for number in range(5)]
    assert list(build_stamp.check(site(*pages)))
    proved = [page(f"{number}.html", shown, COMMIT) for number in range(5)]
    assert not list(build_stamp.check(site(*proved)))
    assert flags(*proved)
