"""From what was seen to what is said: verdicts settled, rules run, places found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, islice
from typing import Any, TypedDict

from freshness.config import HalfLife
from freshness.document import MANY
from freshness.fixer import fixers
from freshness.folding import folded, more_pages
from freshness.lifecycle import Lifecycles, bundled
from freshness.model import DatedPage, Finding, Fix, Link, Page, Place, Site, Surface
from freshness.place import SourceMap, only_place
from freshness.presence import Presence
from freshness.registry import Part, bind
from freshness.rule import EVERYTHING, FEW, Flag, Most, subject
from freshness.spread import spread
from freshness.vocabulary import Kind, Streak, Verdict

RUNS_UNTIL_DEAD = 3
DAYS_UNTIL_DEAD = 7
RUNS_UNTIL_GONE = 2  #: 410 is the server's own word
_GONE = 410

Check = Callable[..., Iterator[Flag]]


def settle(
    links: Iterable[Link], streaks: Mapping[str, Streak], *, today: date
) -> tuple[Link, ...]:
    """Call a failing link dead once it failed often and long enough.

    Args:
        links: as this run saw them.
        streaks: what earlier runs saw.
        today: the day of this run.
    """
    return tuple(_settled(link, streaks.get(link.url), today) for link in links)


def _settled(link: Link, streak: Streak | None, today: date) -> Link:
    if link.verdict is not Verdict.FAILING or streak is None or streak.failure != link.failure:
        return link
    long_enough = today - streak.since >= timedelta(days=DAYS_UNTIL_DEAD)
    runs = streak.runs + 1
    if (runs >= RUNS_UNTIL_DEAD and long_enough) or (
        link.status == _GONE and runs >= RUNS_UNTIL_GONE
    ):
        reason = f"{link.reason}, in {runs} checks since {streak.since}"
        return replace(link, verdict=Verdict.DEAD, reason=reason)
    return link


class Judge:
    """Runs rules over sites and gives every flag its place, surface and fix."""

    def __init__(
        self,
        rules: Iterable[Part],
        *,
        today: date,
        half_life: HalfLife,
        lifecycles: Lifecycles | None = None,
        processes: int = 1,
        most: Most = FEW,
    ) -> None:
        """Remember what to judge by, and among how many processes to share the pages.

        Without lifecycles, the bundled ones count. Who asks for `EVERYTHING` is told of lists that
        repeat what posts say, too.
        """
        self._rules = tuple(rules)
        self._lifecycles = lifecycles or bundled()
        self._today = today
        self._half_life = half_life
        self._processes = processes
        self._most = most

    def findings(
        self, site: Site, surfaces: Sequence[Surface], presence: Presence | None = None
    ) -> tuple[Finding, ...]:
        """Everything the rules have to say about one site.

        Args:
            site: its pages and links.
            surfaces: which the findings belong to.
            presence: its owner elsewhere; nobody, where it is not known.
        """
        site = site if self._most == EVERYTHING else _without_repeats(site)
        services: dict[Any, object] = {
            date: self._today,
            Site: site,
            HalfLife: self._half_life,
            Lifecycles: self._lifecycles,
            Most: self._most,
            Presence: presence or Presence(),
        }
        places = _Places(site, surfaces, self._today, self._most)
        checks = {rule: bind(rule, rule.attribute("check"), services) for rule in self._rules}
        found: dict[str, list[Finding]] = {rule.slug: [] for rule in self._rules}
        kinds = {rule: subject(rule) for rule in self._rules}
        on_pages = [rule for rule, kind in kinds.items() if kind is DatedPage]
        walks = {rule: _WALKS[kind] for rule, kind in kinds.items() if kind in _WALKS}

        def judged(each: Part | DatedPage) -> list[Finding]:
            if isinstance(each, Part):
                return list(walks[each](each, checks[each], site, places))
            by_rule = (_on_page(rule, checks[rule], each, places) for rule in on_pages)
            return list(chain.from_iterable(by_rule))  # of all rules, so that it is parsed once

        # Who looks at all pages of a large site in another process holds all of them once more.
        here = list(walks) if len(site.pages) > MANY else []
        shared: list[Part | DatedPage] = [*(() if here else walks), *site.pages]
        judged_all = [*spread(judged, shared, processes=self._processes), *map(judged, here)]
        for finding in chain.from_iterable(judged_all):
            found[finding.rule].append(finding)
        told = (finding for each in found.values() for finding in folded(each, self._most.places))
        return tuple(dict.fromkeys(told))


def _without_repeats(site: Site) -> Site:
    """The site without links on lists that stand elsewhere too: lists repeat what posts say.

    A relative address that is dead in a post is another one, and dead as well, on the list.
    """
    lists = {each.page.url for each in site.pages if each.kind is Kind.LIST}
    if not lists:
        return site
    dead = {
        reference.value
        for link in site.crawl.links
        if link.verdict is Verdict.DEAD
        for reference in link.sources
        if reference.page not in lists
    }

    def at_origin(link: Link) -> Link:
        origins = tuple(each for each in link.sources if each.page not in lists)
        if not origins and link.verdict is Verdict.DEAD:
            origins = tuple(each for each in link.sources if each.value not in dead)
        elif not origins:
            return link
        return link if len(origins) == len(link.sources) else replace(link, sources=origins)

    links = tuple(map(at_origin, site.crawl.links))
    return replace(site, crawl=replace(site.crawl, links=links))


def _on_page(rule: Part, check: Check, page: DatedPage, places: _Places) -> Iterator[Finding]:
    for flag in check(page):
        yield places.finding(rule, replace(flag, page=flag.page or page))


def _on_site(rule: Part, check: Check, site: Site, places: _Places) -> Iterator[Finding]:
    for flag in check(site):
        if flag.link and not flag.reference:
            yield from _everywhere(rule, [flag], flag.link, places)
        else:
            yield places.finding(rule, flag, flag.link)


def _on_links(rule: Part, check: Check, site: Site, places: _Places) -> Iterator[Finding]:
    for link in site.crawl.links:
        if flags := list(check(link)):
            yield from _everywhere(rule, flags, link, places)


def _everywhere(
    rule: Part, flags: Iterable[Flag], link: Link, places: _Places
) -> Iterator[Finding]:
    """A finding at every place of a link, or at the first of them."""
    spread = (
        each
        for flag in flags
        for each in (
            [flag]
            if flag.reference
            else [replace(flag, reference=source) for source in link.sources]
        )
    )
    shown = list(islice(spread, places.most))
    more = len({flag.reference.page for flag in spread if flag.reference})
    if more:
        shown[-1] = replace(shown[-1], message=f"{shown[-1].message}{more_pages(more)}")
    for flag in shown:
        yield places.finding(rule, flag, link)


class _About(TypedDict):
    target: str | None
    verdict: Verdict | None


_WALKS = {Link: _on_links, Site: _on_site}


class _Places:
    """Where flags stand. Looked up only for flags, since there are few of them."""

    def __init__(self, site: Site, surfaces: Sequence[Surface], today: date, most: Most) -> None:
        self.most = most.places  #: of one link
        self._pages: dict[str, Page] = {}
        for dated in site.pages:
            self._pages[dated.page.url] = dated.page
            self._pages.setdefault(dated.page.final_url, dated.page)
        self._parts, self._data = site.crawl.parts, site.crawl.data
        data = {path: text for path, text in self._data.items() if not path.endswith(".xml")}
        self._filled = {path: SourceMap(text, markdown=True) for path, text in data.items()}
        self._root = site.crawl.url
        self._is_built = site.crawl.folder is not None and site.crawl.generator is None
        self._today = today
        self._surfaces = {surface.url: surface.slug for surface in reversed(surfaces)}

    def finding(self, rule: Part, flag: Flag, link: Link | None = None) -> Finding:
        place = flag.place or self._place(flag)
        finding = Finding(
            rule=rule.slug,
            severity=flag.severity,
            confidence=flag.confidence,
            surface=self._surfaces.get(place.url, "site"),
            place=place,
            message=flag.message,
            advice=flag.advice,
            evidence=flag.evidence,
            **_about(flag, link),
            stale_on=flag.stale_on,
        )
        return replace(finding, fix=self._fix(finding))

    def _place(self, flag: Flag) -> Place:
        reference = flag.reference
        if reference and reference.place:
            return reference.place
        page = self._pages.get(reference.page) if reference else None
        if page is None and flag.page:
            page = flag.page.page
        if page is None:
            return self._beside_pages(flag)
        position = None
        quote = flag.quote or (reference.value if reference else "")
        if page.path is None:
            pass  # a live page has no lines that its owner could open
        elif reference:
            position = page.document.locate_value(reference.value, reference.ordinal)
        elif quote:
            position = page.document.locate_text(quote, flag.block)
        path = page.path
        if position is None and path and quote and "{" in page.document.source:
            data, position = only_place(self._filled, quote)  # the page is filled from it
            path = data or path
        line, column = position or (None, None)
        return Place(url=page.url, path=path, line=line, column=column, quote=quote)

    def _beside_pages(self, flag: Flag) -> Place:
        """A place in a stylesheet or a data file, or the site as a whole."""
        if flag.reference is None:
            return Place(url=self._root, quote=flag.quote)
        url = flag.reference.page
        path = url.removeprefix(self._root) if self._is_built else None
        return Place(url=url, path=path, quote=flag.quote or flag.reference.value)

    def _fix(self, finding: Finding) -> Fix | None:
        fixer = fixers().get(finding.rule)
        text = self._text(finding.place) if fixer else None
        if fixer is None or text is None:
            return None
        fix: Fix | None = fixer.attribute("fix")(finding, text, self._today)
        return fix

    def _text(self, place: Place) -> str | None:
        """The file in which something stands, where it is one that its owner writes."""
        page = self._pages.get(place.url or "")
        if place.path is None:
            return None
        if page and page.path == place.path:
            return page.document.source
        return self._parts.get(place.path) or self._data.get(place.path)


def _about(flag: Flag, link: Link | None) -> _About:
    """The address in question; a missing part of a living page is dead on its own."""
    if link is None:
        return _About(target=None, verdict=None)
    fragment = flag.reference.fragment if flag.reference else ""
    if fragment and fragment in link.missing_anchors:
        verdict = Verdict.DEAD if link.own else Verdict.SUSPICIOUS
        return _About(target=f"{link.url}#{fragment}", verdict=verdict)
    return _About(target=link.url, verdict=link.verdict)
