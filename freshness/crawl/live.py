"""Crawls a live site: its own pages, and every address they refer to once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from freshness.config import Limits
from freshness.crawl import anchors
from freshness.crawl.cache import Cache
from freshness.crawl.elsewhere import Elsewhere
from freshness.crawl.fetcher import Fetcher, Progress
from freshness.crawl.frontier import Frontier, site_root
from freshness.crawl.links import NETWORK_OUT, is_excluded, network_is_out, to_link, with_nearest
from freshness.crawl.lists import Lists
from freshness.crawl.manners import Clock
from freshness.crawl.outcome import Outcome
from freshness.crawl.pages import Pages
from freshness.crawl.published import WEBFINGER, WHO
from freshness.crawl.references import css_references, feed_urls, references
from freshness.crawl.start import check_start
from freshness.crawl.verdicts import ROBOTS
from freshness.crawl.wire import Wire
from freshness.errors import NothingChecked
from freshness.guard import leads_inside
from freshness.model import INTERRUPTED, Crawl, Link, Page, Reference, Skipped
from freshness.url import host, is_within, normal, origin, path
from freshness.vocabulary import Snapshot, Verdict

_FILE = re.compile(r"\.(?!(?:x?html?|php|aspx?|jsp|cgi|css)$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
_UNASKED = Verdict.UNCHECKED, "not asked before the run ended"


def crawl(
    url: str,
    *,
    wire: Wire,
    limits: Limits,
    today: date,
    clock: Clock,
    exclude: Sequence[str] = (),
    allow_private: bool = False,
    cache: Cache | None = None,
    known: Mapping[str, Snapshot] | None = None,
    answers: Mapping[str, Link] | None = None,
    progress: Progress | None = None,
    processes: int = 1,
) -> Crawl:
    """Everything on a site, and what became of every address it refers to.

    Args:
        url: where to begin. The site is its folder, or the one that it redirects to.
        wire: the network.
        limits: bounds and manners.
        today: the day the pages are fetched.
        clock: the time.
        exclude: globs of addresses and paths that are not looked at.
        allow_private: the site may be on this machine or a private network.
        cache: answers of earlier runs.
        known: what foreign addresses showed when they last answered well.
        answers: those that have answered well today, and are not asked again.
        progress: told how far it is.
        processes: more than one, and pages are read in another than this one.

    Raises:
        NothingChecked: there is no page to begin with; the message says why and what to do.
    """
    try:
        start = normal(url)
    except ValueError:
        raise NothingChecked(f"{url} is no web address; begin it with https://") from None
    if not allow_private and leads_inside(start):
        raise NothingChecked(
            f"{url} is on this machine or a private network; pass --allow-private to look at it"
        )
    pages = Pages(cache, today=today, aside=processes > 1)
    try:
        fetcher = Fetcher(wire, limits, clock, known=known)
        elsewhere = Elsewhere(limits.foreign_bytes, fetcher.ask, answers)
        return _Crawler(start, fetcher, pages, elsewhere, limits, exclude).run(progress)
    finally:
        pages.close()


@dataclass
class _Crawler:
    start: str
    fetcher: Fetcher
    pages: Pages
    elsewhere: Elsewhere
    limits: Limits
    exclude: Sequence[str]
    root: str = ""  #: unknown until the start has answered
    asked: dict[str, str] = field(default_factory=dict)  #: address → method
    sources: dict[str, list[Reference]] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    refused: dict[str, tuple[Verdict, str]] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    texts: dict[str, str] = field(default_factory=dict)  #: address → name in Crawl.files
    files: dict[str, str] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)

    def run(self, progress: Progress | None) -> Crawl:
        fetcher = self.fetcher
        fetcher.own(host(self.start))
        self._ask(self.start, "GET")
        reason = "time-limit"
        try:
            for outcome in map(self.pages.renewed, fetcher.outcomes(self._read)):
                if not self.root:
                    self._begin(outcome)
                if not self.elsewhere.take(outcome):
                    self._take(outcome)
                fetcher.tell(progress, pages=len(self.pages), links=len(self.outcomes))
        except KeyboardInterrupt:
            reason = INTERRUPTED
        if fetcher.waiting:
            self._skip(self.start, reason, fetcher.unfinished)
        self._read()
        if not self.pages.all():
            if reason == INTERRUPTED:
                raise KeyboardInterrupt
            lost = (each.detail for each in self.skipped if each.reason == "unreadable")
            raise NothingChecked(f"{self.start}: {next(lost, 'did not answer in time; try again')}")
        return self._result()

    def _begin(self, outcome: Outcome) -> None:
        """Settle what the site is, and ask for what every site may have."""
        check_start(outcome)
        self.root = site_root(self.start, outcome.final_url)
        self.origin = f"{origin(self.root)}/"
        self.frontier = Frontier(self.root, self.limits.pages, self.limits.site_bytes)
        self.frontier.refuse(self.root)
        self.asked[outcome.final_url] = "GET"
        self.outcomes[outcome.final_url] = outcome._replace(url=outcome.final_url, chain=())
        bare = host(self.root).removeprefix("www.")
        self.fetcher.own(bare)
        self.fetcher.own(f"www.{bare}")
        rules = self.fetcher.robots(self.root)
        if rules.text:
            self.files["robots.txt"] = rules.text
        for url in (*rules.sitemaps, f"{self.root}sitemap.xml"):
            self._want_sitemap(url)
        self.texts = {self.origin + text: text for text in WHO}
        # WebFinger wants to know about whom (RFC 7033 4.1); a file does not care.
        finger = self.origin + WEBFINGER
        self.texts[f"{finger}?resource={self.root}"] = self.texts.pop(finger)
        for url in self.texts:
            self._ask(url, "GET")

    def _ask(self, url: str, method: str) -> None:
        if self.asked.get(url) in ("GET", method):
            return
        self.asked[url] = method
        is_own = not self.root or is_within(url, self.origin)
        headers = self.pages.conditions(url) if is_own and method == "GET" else ()
        self.fetcher.ask(
            url, method=method, headers=headers, whole=is_own, certificate=not self.root,
            max_bytes=self.limits.page_bytes if is_own else self.elsewhere.room(url),
        )  # fmt: skip

    def _refer(self, reference: Reference) -> None:
        """Note one more place that refers to an address; ask for it the first time."""
        url = reference.url
        is_part = bool(reference.fragment) and not is_within(url, self.root)
        if is_part:
            self.elsewhere.want(reference, self.outcomes.get(url))
        if is_part or url not in self.sources:  # a page recalled is read once for its parts
            self._visit(url, is_asset=reference.role == "asset")
        self.sources.setdefault(url, []).append(reference)

    def _visit(self, url: str, *, is_asset: bool = False) -> None:
        if url in self.asked or url in self.refused:
            return
        if is_excluded(url, self.exclude):
            self.refused[url] = Verdict.EXCLUDED, "excluded by the configuration"
        elif not is_within(url, self.root):
            if not self.elsewhere.recall(url):
                self._ask(url, "HEAD" if is_asset else "GET")
        elif _FILE.search(path(url)):
            self._ask(url, "HEAD")
        elif refusal := self.frontier.refuse(url):
            self.refused[url] = Verdict.UNCHECKED, refusal
        else:
            self._ask(url, "GET")

    def _want_sitemap(self, url: str) -> None:
        if is_within(url, self.origin) and self.lists.want_sitemap(url):
            self._ask(url, "GET")

    def _take(self, outcome: Outcome) -> None:
        url, response = outcome.url, outcome.response
        bare = response._replace(body=b"") if response.body else response
        self.outcomes[url] = outcome._replace(response=bare)
        # Somebody else's address may lead back here; then not all of the page was read.
        is_ours = response.request.whole and is_within(outcome.final_url, self.origin)
        if response.error == ROBOTS and is_within(url, self.root) and url in self.sources:
            self._skip(url, "robots", "robots.txt asks robots to leave it alone.")
        elif response.error == "too-large":
            self._skip(url, "too-large", f"Larger than {self.limits.page_bytes} bytes.")
        elif not (outcome.ok and is_ours):
            return
        elif url in self.lists:
            self._read_list(outcome)
        elif url in self.texts:
            if not outcome.is_html:
                self.files[self.texts[url]] = response.body.decode("utf-8", "replace")
        elif not is_within(outcome.final_url, self.root) or outcome.final_url in self.pages:
            return
        elif response.request.method == "HEAD":
            if outcome.is_html and not self.frontier.refuse(url):  # a page named like a file
                self._ask(url, "GET")
        elif response.headers.get("content-type", "").startswith("text/css"):
            self._read_css(outcome)
        elif outcome.is_html and self.frontier.weigh(len(response.body)):
            self.pages.read(outcome)

    def _read(self) -> bool:
        """Follow the pages that have been read by now; tell whether there are more to come."""
        for page in self.pages.ready():
            if isinstance(page, Page):
                self._follow(page)
            else:
                self.skipped.append(page)
        return self.pages.waiting

    def _follow(self, page: Page) -> None:
        for feed in feed_urls(page):
            if is_within(feed, self.root) and self.lists.want_feed(feed):
                self._ask(feed, "GET")
        for reference in references(page, root=self.root):
            self._refer(reference)

    def _read_css(self, outcome: Outcome) -> None:
        url = outcome.final_url
        text = outcome.response.body.decode("utf-8", "replace")
        for target, value, _ in css_references(text, url):
            self._refer(Reference(url, target, "", "asset", value, 0))

    def _read_list(self, outcome: Outcome) -> None:
        sitemaps, pages = self.lists.take(outcome)
        for url in sitemaps:
            self._want_sitemap(url)
        for url in pages:  # perhaps no page refers to them
            if is_within(url, self.root):
                self._visit(url)
                if url in self.asked:
                    self.sources.setdefault(url, [])

    def _skip(self, subject: str, reason: str, detail: str) -> None:
        self.skipped.append(Skipped(subject=subject, reason=reason, detail=detail))

    def _result(self) -> Crawl:
        foreign = (url for url in self.sources if not is_within(url, self.root))
        out = network_is_out(self.outcomes[url] for url in foreign if url in self.outcomes)
        links = (self._link(url, out) for url in sorted(self.sources))
        return Crawl(
            url=self.root,
            pages=self.pages.all(),
            links=with_nearest(tuple(links), self.root),
            sitemap=tuple(entry for found in self.lists.sitemaps.values() for entry in found),
            feeds=tuple(feed for feed in self.lists.feeds.values() if feed),
            files=self.files,
            certificate=self.outcomes[self.start].response.certificate,
            skipped=(
                *self.skipped,
                *self.lists.skipped,
                *self.frontier.skipped(),
                *[NETWORK_OUT][:out],
            ),
            network_out=out,
        )

    def _link(self, url: str, network_out: bool) -> Link:
        own = is_within(url, self.root)
        sources = sorted(self.sources[url], key=lambda each: each.page)
        outcome = self.outcomes.get(url)
        if outcome is None:
            verdict, reason = self.refused.get(url, _UNASKED)
            known = None if url in self.refused else self.elsewhere.recall(url)
            unasked = Link(url=url, verdict=verdict, reason=reason, own=own)
            return replace(known or unasked, sources=tuple(sources))
        link = to_link(outcome, own=own, sources=sources, network_out=network_out)
        page = self.pages.get(link.final_url) if own else None
        lacking = anchors.missing(page, sources) if page else self.elsewhere.missing(link, sources)
        return replace(link, missing_anchors=lacking) if lacking else link
