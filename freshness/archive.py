"""Copies of dead pages in a web archive: the one nearest to the day on which the link was written.

Speaks with the Wayback Machine and whatever answers like it. One question for the days of which
there are copies (the CDX server's API, https://github.com/internetarchive/wayback), then the
nearest copies as they were recorded (`id_`), until one shows a page that raises no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from msgspec import structs

from freshness.config import Limits
from freshness.crawl.decode import NotText, decode
from freshness.crawl.doubts import doubts
from freshness.crawl.fetcher import Fetcher
from freshness.crawl.manners import Clock
from freshness.crawl.outcome import Outcome
from freshness.crawl.wire import Wire
from freshness.fixer import replacing
from freshness.git import written_on
from freshness.model import DatedPage, Finding, Fix
from freshness.url import host
from freshness.vocabulary import Verdict

BASE = "https://web.archive.org"
MOST = 25  #: pages looked for in a run, out of courtesy
_TRIES = 3  #: copies of one page that are looked at
_DAYS = "output=text&fl=timestamp&filter=statuscode:200&collapse=timestamp:8&limit=-3000"
_STAMP = re.compile(rb"^(\d{14})\s*$", re.MULTILINE)


class Copy(NamedTuple):
    """A copy that somebody can look at."""

    url: str
    day: date  #: on which it was taken


class Archive:
    """A web archive, asked one thing after another."""

    def __init__(self, wire: Wire, limits: Limits, clock: Clock, *, base: str = BASE) -> None:
        """Ask nothing yet.

        Args:
            wire: the network.
            limits: bounds; one request at a time whatever they say.
            clock: the time.
            base: address of the archive, up to what its paths begin with.
        """
        # Its owner wants programs to ask; what its robots.txt keeps out is crawling it.
        limits = structs.replace(limits, robots=False, own_concurrency=1)
        self._fetcher = Fetcher(wire, limits, clock)
        self._base = base.rstrip("/")
        self._fetcher.own(host(self._base))

    def copies(self, wanted: Mapping[str, date]) -> dict[str, Copy]:
        """The copy of each page that is nearest to a day; none where no copy is beyond doubt.

        Args:
            wanted: days by address.
        """
        found: dict[str, Copy] = {}
        questions = {
            f"{self._base}/cdx/search/cdx?url={quote(url, safe='')}&{_DAYS}": url for url in wanted
        }
        trials: dict[str, tuple[str, Iterator[str]]] = {}
        for question in questions:
            self._fetcher.ask(question)
        for outcome in self._fetcher.outcomes():
            if url := questions.get(outcome.url):
                stamps = _nearest(outcome, wanted[url])
            else:
                url, stamps = trials[outcome.url]
                if copy := self._copy(outcome, url):
                    found[url] = copy
                    continue
            if stamp := next(stamps, None):
                trial = f"{self._base}/web/{stamp}id_/{url}"
                trials[trial] = url, stamps
                self._fetcher.ask(trial)
        return found

    def _copy(self, outcome: Outcome, url: str) -> Copy | None:
        """What a look at a copy gave: the copy, or None where it does not show the page."""
        place = re.compile(rf"{re.escape(self._base)}/web/(\d{{8}})(\d{{6}})id_/")
        match = place.match(outcome.final_url)
        if match is None or not outcome.ok:
            return None
        request = outcome.response.request._replace(url=url)
        then = Outcome(url, outcome.response._replace(request=request), look=outcome.look)
        if doubts(then):
            return None
        try:
            day = date.fromisoformat(match[1])
        except ValueError:
            return None
        return Copy(f"{self._base}/web/{match[1]}{match[2]}/{url}", day)


def _nearest(outcome: Outcome, day: date) -> Iterator[str]:
    """The times of the copies that there are, nearest first."""
    stamps: list[tuple[int, str]] = []
    for found in _STAMP.findall(outcome.response.body) if outcome.ok else ():
        stamp = found.decode()
        try:
            away = abs(date.fromisoformat(stamp[:8]) - day).days
        except ValueError:
            continue
        stamps.append((away, stamp))
    return iter([stamp for _, stamp in sorted(stamps)[:_TRIES]])


def with_copies(
    findings: Iterable[Finding], *, root: Path, pages: Collection[DatedPage], archive: Archive,
    today: date,
) -> list[Finding]:  # fmt: skip
    """The findings, with a copy in the archive as the ready change of dead links to others.

    Args:
        findings: of one site.
        root: the folder in which their files lie.
        pages: of that site; a link is as old as its line in git, or else as its page.
        archive: whom to ask.
        today: the day of a link of which nothing is known.
    """
    findings = tuple(findings)
    written = {each.page.path: each.published or each.changed for each in pages}
    own = {host(each.page.url) for each in pages}
    wanted: dict[str, date] = {}
    for each in findings:
        path, url = each.place.path, each.target
        if not _is_gone(each) or path is None or url is None or host(url) in own:
            continue
        if url not in wanted and len(wanted) < MOST:
            told = written.get(path)
            day = written_on(root, path, each.place.line) if each.place.line else None
            wanted[url] = day or (told.earliest if told else today)
    copies = archive.copies(wanted) if wanted else {}
    return [_changed(each, copies, root) for each in findings]


def _is_gone(finding: Finding) -> bool:
    return finding.rule == "dead-link" and finding.verdict is Verdict.DEAD and not finding.fix


def _changed(finding: Finding, copies: Mapping[str, Copy], root: Path) -> Finding:
    copy = copies.get(finding.target or "") if _is_gone(finding) else None
    if copy is None or finding.place.path is None:
        return finding
    try:
        text = decode((root / finding.place.path).read_bytes())
    except (OSError, NotText):
        return finding
    edit = replacing(finding, text, copy.url)
    title = f"link to the archived copy of {copy.day}"
    return replace(finding, fix=Fix(title=title, safe=False, edits=(edit,))) if edit else finding
