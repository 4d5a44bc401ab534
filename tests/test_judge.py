"""From flags to findings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from freshness import testing
from freshness.config import HalfLife
from freshness.document import Document
from freshness.judge import Judge, settle
from freshness.model import Crawl, DatedPage, Finding, Link, Page, Place, Reference, Site
from freshness.registry import Part
from freshness.rule import EVERYTHING, FEW, Flag
from freshness.vocabulary import Confidence, Kind, Severity, Streak, Verdict

ROOT = "https://ada.example/"
TODAY = date(2026, 11, 22)
GONE = "https://gone.example/"


def flag(**more: object) -> Flag:
    return Flag(
        message="It is old", advice="Mend it", severity=Severity.LOW,
        confidence=Confidence.HIGH, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def rule(check: object) -> Part:
    module = ModuleType("a_rule")
    module.check = check  # type: ignore[attr-defined]
    return Part(slug="a-rule", title="A rule", doc="A rule", module=module)


def site(pages: int = 1, *, path: bool = True, links: tuple[Link, ...] = ()) -> Site:
    html = f'<p>new</p>\n<p>old <a href="{GONE}">a</a> <a href="{GONE}">b</a></p>'
    dated = tuple(
        DatedPage(
            page=Page(
                url=f"{ROOT}{n}", final_url=f"{ROOT}{n}", document=Document(html),
                path=f"{n}.html" if path else None,
            ),
            kind=Kind.PAGE,
        )
        for n in range(pages)
    )  # fmt: skip
    crawl = Crawl(url=ROOT, pages=tuple(each.page for each in dated), links=links)
    return Site(crawl=crawl, pages=dated)


def findings(check: object, looked_at: Site) -> tuple[Finding, ...]:
    return Judge([rule(check)], today=TODAY, half_life=HalfLife()).findings(looked_at, ())


def test_words_get_their_line() -> None:
    def check(page: DatedPage, today: date) -> Iterator[Flag]:
        yield flag(quote="old", block=page.page.document.blocks[1])

    (found,) = findings(check, site())
    assert (found.rule, found.surface) == ("a-rule", "site")
    assert found.place == Place(url=ROOT + "0", path="0.html", line=2, column=4, quote="old")


def test_a_live_page_has_no_lines() -> None:
    def check(page: DatedPage) -> Iterator[Flag]:
        yield flag(quote="old")

    (found,) = findings(check, site(path=False))
    assert (found.place.path, found.place.line) == (None, None)


def link(*sources: tuple[int, int]) -> Link:
    references = tuple(Reference(f"{ROOT}{n}", GONE, "", "page", GONE, nth) for n, nth in sources)
    return Link(url=GONE, verdict=Verdict.DEAD, sources=references)


def every_link(link: Link) -> Iterator[Flag]:
    yield flag()


def test_each_place_of_a_link_is_found() -> None:
    found = findings(every_link, site(links=(link((0, 0), (0, 1)),)))
    assert [(f.place.line, f.place.column) for f in found] == [(2, 17), (2, 55)]
    assert {(f.target, f.verdict) for f in found} == {(GONE, Verdict.DEAD)}


def test_a_link_on_every_page_is_not_a_thousand_findings() -> None:
    pages = FEW.places + 5
    found = findings(every_link, site(pages, links=(link(*((n, 0) for n in range(pages))),)))
    assert len(found) == FEW.places
    assert found[-1].message == "It is old (and on 5 more pages)"


def test_who_mends_is_told_of_everything() -> None:
    pages = FEW.places + 5
    links = (link(*((n, 0) for n in range(pages))),)
    court = Judge([rule(every_link)], today=TODAY, half_life=HalfLife(), most=EVERYTHING)
    found = court.findings(site(pages, links=links), ())
    assert len(found) == pages
    assert not any("more pages" in each.message for each in found)


def test_a_rule_that_looks_at_the_whole_site() -> None:
    def check(site: Site) -> Iterator[Flag]:
        yield flag(place=Place(path="sitemap.xml", line=7))
        yield flag(page=site.pages[0], quote="old")

    first, second = findings(check, site())
    assert (first.place.path, first.place.line) == ("sitemap.xml", 7)
    assert second.place.line == 2


FAILING = Link(url=GONE, verdict=Verdict.FAILING, status=404, reason="answered 404")


@pytest.mark.parametrize(
    ("runs", "since", "status", "verdict"),
    [
        (2, date(2026, 11, 15), 404, Verdict.DEAD),
        (2, date(2026, 11, 16), 404, Verdict.FAILING),
        (1, date(2026, 1, 1), 404, Verdict.FAILING),
        (1, date(2026, 11, 21), 410, Verdict.DEAD),
    ],
)
def test_failing_becomes_dead(runs: int, since: date, status: int, verdict: Verdict) -> None:
    streak = Streak(url=GONE, failure=str(status), runs=runs, since=since)
    (settled,) = settle([replace(FAILING, status=status)], {GONE: streak}, today=TODAY)
    assert settled.verdict is verdict


def test_another_failure_begins_anew() -> None:
    streak = Streak(url=GONE, failure="404", runs=9, since=date(2020, 1, 1))
    gone = replace(FAILING, status=410)
    assert settle([gone], {GONE: streak}, today=TODAY) == (gone,)


def test_what_is_not_failing_does_not_die() -> None:
    streak = Streak(url=GONE, failure="404", runs=9, since=date(2020, 1, 1))
    links = [Link(url=GONE, verdict=verdict) for verdict in Verdict if verdict.value != "failing"]
    assert list(settle(links, {GONE: streak}, today=TODAY)) == links
    assert settle([FAILING], {}, today=TODAY) == (FAILING,)


def test_a_link_is_told_where_it_comes_from_and_not_on_lists() -> None:
    looked_at = site(2)
    post, archive = looked_at.pages
    link = Link(
        url=GONE, verdict=Verdict.DEAD,
        sources=tuple(Reference(page, GONE, "", "page", GONE, 0) for page in (f"{ROOT}0", f"{ROOT}1")),
    )  # fmt: skip
    pages = (post, replace(archive, kind=Kind.LIST))

    def check(link: Link) -> Iterator[Flag]:
        yield flag()

    def places(*sources: Reference) -> list[str | None]:
        links = (replace(link, sources=sources),)
        listed = replace(looked_at, pages=pages, crawl=replace(looked_at.crawl, links=links))
        return [found.place.path for found in findings(check, listed)]

    assert places(*link.sources) == ["0.html"]
    assert places(link.sources[1]) == ["1.html"]


def test_a_dead_relative_address_of_a_post_is_not_told_on_lists() -> None:
    files = {
        "post/index.html": '<meta property="article:published_time" content="2026-10-01">'
        '<p><a href="ada@ada.example">me</a></p>',
        "tags/index.html": '<p><a href="ada@ada.example">me</a> <a href="gone/">more</a></p>',
        "index.html": '<p><a href="post/">post</a> <a href="tags/">tags</a></p>',
    }
    found = testing.findings(files, rule="dead-link")
    assert sorted((each.place.path, each.place.quote) for each in found) == [
        ("post/index.html", "ada@ada.example"),
        ("tags/index.html", "gone/"),
    ]


def test_a_rule_of_sites_may_flag_every_place_of_a_link() -> None:
    sources = tuple(Reference(f"{ROOT}{n}", GONE, "", "page", GONE, 0) for n in range(2))
    link = Link(url=GONE, verdict=Verdict.DEAD, sources=sources)

    def check(site: Site) -> Iterator[Flag]:
        yield flag(link=link)

    found = findings(check, site(2, links=(link,)))
    assert [(each.place.path, each.target) for each in found] == [
        ("0.html", GONE),
        ("1.html", GONE),
    ]


def test_a_link_in_a_data_file_is_told_with_its_line() -> None:
    (found,) = testing.findings(
        {
            "index.md": "Hello, I am Ada.\n",
            "_config.yml": "title: Ada\ngithub: http://github.com/ada-example\n",
        },
        rule="insecure-link",
    )
    assert found.place == Place(
        path="_config.yml", line=2, column=9, quote="http://github.com/ada-example"
    )


@pytest.mark.parametrize("path", ["overrides/main.html", "mkdocs.yml", "docs/data/cv.yml"])
def test_what_is_beside_the_pages_has_a_ready_change_too(path: str) -> None:
    old = "https://twitter.com/ada_example"
    files = {"mkdocs.yml": "site_name: Ada\n", "docs/index.md": "# Ada\n"}
    files[path] = f"site_name: Ada\nurl: {old}\n" if path.endswith("yml") else f'<a href="{old}">'
    [found] = testing.findings(files, rule="moved-link")
    assert found.place.path == path
    assert found.fix is not None
    assert found.fix.edits[0].before == old
