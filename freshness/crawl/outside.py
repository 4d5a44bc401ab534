"""Checks over the network what a folder's pages refer to elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from freshness.config import Limits
from freshness.crawl.elsewhere import Elsewhere
from freshness.crawl.fetcher import Fetcher, Progress
from freshness.crawl.links import NETWORK_OUT, is_excluded, network_is_out, to_link
from freshness.crawl.manners import Clock
from freshness.crawl.outcome import Outcome
from freshness.crawl.verdicts import judge
from freshness.crawl.wire import Wire
from freshness.model import INTERRUPTED, Crawl, Link, Skipped
from freshness.url import UNKNOWN_ROOT, host
from freshness.vocabulary import Snapshot, Validity, Verdict


def check(
    crawl: Crawl,
    *,
    wire: Wire,
    limits: Limits,
    clock: Clock,
    exclude: Sequence[str] = (),
    known: Mapping[str, Snapshot] | None = None,
    answers: Mapping[str, Link] | None = None,
    progress: Progress | None = None,
) -> Crawl:
    """The crawl with a verdict for every link that had none yet, and the site's certificate.

    Args:
        crawl: of a folder.
        wire: the network.
        limits: bounds and manners.
        clock: the time.
        exclude: globs of addresses and paths that are not looked at.
        known: what foreign addresses showed when they last answered well.
        answers: those that have answered well today, and are not asked again.
        progress: told how far it is.
    """
    fetcher = Fetcher(wire, limits, clock, known=known)
    if crawl.url != UNKNOWN_ROOT:
        fetcher.own(host(crawl.url))
    wanted = [link for link in crawl.links if _is_wanted(link, crawl, exclude)]
    urls = {link.url for link in wanted}
    elsewhere = Elsewhere(limits.foreign_bytes, answers=answers)
    for link in wanted:
        is_asset = all(source.role == "asset" for source in link.sources)
        for source in () if link.own else link.sources:
            elsewhere.want(source)
        if not elsewhere.recall(link.url):
            most = elsewhere.room(link.url)
            fetcher.ask(link.url, method="HEAD" if is_asset else "GET", max_bytes=most)
    home = crawl.url if crawl.url.startswith("https:") and crawl.url != UNKNOWN_ROOT else None
    if home:
        fetcher.ask(home, method="HEAD", certificate=True)
    certificate: Validity | None = None
    outcomes: dict[str, Outcome] = {}
    skipped: list[Skipped] = []
    reason = "time-limit"
    try:
        for outcome in fetcher.outcomes():
            if outcome.url == home:
                certificate = certificate or outcome.response.certificate
                if outcome.response.error and not certificate:
                    detail = f"Could not be looked at: {judge(outcome, own=True)[1]}."
                    skipped.append(Skipped(subject=home, reason="certificate", detail=detail))
                if home not in urls:
                    continue
            elsewhere.take(outcome)
            outcomes[outcome.url] = outcome._replace(response=outcome.response._replace(body=b""))
            fetcher.tell(progress, pages=len(crawl.pages), links=len(outcomes))
    except KeyboardInterrupt:
        reason = INTERRUPTED
    if fetcher.waiting:
        skipped.append(Skipped(subject=crawl.url, reason=reason, detail=fetcher.unfinished))
    out = network_is_out(outcomes[link.url] for link in wanted if _is_foreign(link, outcomes))
    if out:
        skipped.append(NETWORK_OUT)
    return replace(
        crawl,
        links=tuple(
            replace(each, missing_anchors=lacking)
            if (lacking := elsewhere.missing(each, each.sources))
            else each
            for each in (_checked(link, outcomes, elsewhere, exclude, out) for link in crawl.links)
        ),
        skipped=(*crawl.skipped, *skipped),
        certificate=certificate,
        network_out=out,
    )


def _is_wanted(link: Link, crawl: Crawl, exclude: Sequence[str]) -> bool:
    if link.verdict is not Verdict.UNCHECKED or is_excluded(link.url, exclude):
        return False
    return not (link.own and crawl.url == UNKNOWN_ROOT)


def _is_foreign(link: Link, outcomes: dict[str, Outcome]) -> bool:
    return not link.own and link.url in outcomes


def _checked(
    link: Link,
    outcomes: dict[str, Outcome],
    elsewhere: Elsewhere,
    exclude: Sequence[str],
    network_out: bool,
) -> Link:
    outcome = outcomes.get(link.url)
    if outcome:
        return to_link(outcome, own=link.own, sources=link.sources, network_out=network_out)
    if link.verdict is Verdict.UNCHECKED and is_excluded(link.url, exclude):
        return replace(link, verdict=Verdict.EXCLUDED, reason="excluded by the configuration")
    known = elsewhere.recall(link.url) if link.verdict is Verdict.UNCHECKED else None
    return replace(known, sources=link.sources) if known else link
