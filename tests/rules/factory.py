"""Small values to try rules on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from freshness.document import Document
from freshness.model import (
    Crawl,
    DatedPage,
    Evidence,
    Feed,
    FeedEntry,
    Interval,
    Link,
    Page,
    Reference,
    Site,
    SitemapEntry,
)
from freshness.portfolio import projects
from freshness.presence import Owned, Presence
from freshness.provider import profile
from freshness.vocabulary import Confidence, Kind, Meaning, PartialDate, Verdict

TODAY = date(2026, 11, 22)
ROOT = "https://ada.example/"


def dated(
    html: str = "",
    *,
    url: str = ROOT + "page.html",
    kind: Kind = Kind.PAGE,
    changed: date | None = None,
    confidence: Confidence = Confidence.HIGH,
    evidence: tuple[Evidence, ...] = (),
    is_source: bool = False,
    front_matter: Mapping[str, Any] | None = None,
) -> DatedPage:
    """A page, and the day on which it changed."""
    page = Page(
        url=url,
        final_url=url,
        document=Document(html),
        path=url.removeprefix(ROOT),
        is_source=is_source,
        front_matter=front_matter or {},
    )
    interval = changed and Interval(
        earliest=changed, latest=changed, confidence=confidence, signal="git"
    )
    return DatedPage(page=page, kind=kind, changed=interval or None, evidence=evidence)


def says(
    when: str,
    *,
    signal: str = "visible-text",
    meaning: Meaning = Meaning.CHANGED,
    trust: float = 0.8,
) -> Evidence:
    """A date that a page tells, written `2024-05-17`."""
    parts = [int(part) for part in when.split("-")]
    return Evidence(
        signal=signal, meaning=meaning, when=PartialDate(*parts), quote=when, trust=trust
    )


def link(
    url: str,
    verdict: Verdict = Verdict.UNCHECKED,
    *,
    written: str | None = None,
    role: str = "page",
    fragment: str = "",
    reason: str = "",
    final_url: str = "",
    missing_anchors: frozenset[str] = frozenset(),
) -> Link:
    """An address to which one page refers, once in each role (`"page asset"`)."""
    value = url if written is None else written
    return Link(
        url=url,
        verdict=verdict,
        reason=reason,
        final_url=final_url,
        own=url.partition("://")[2].startswith("ada.example/"),
        missing_anchors=missing_anchors,
        sources=tuple(
            Reference(ROOT + "page.html", url, fragment, each, value, 0) for each in role.split()
        ),
    )


def site(
    *pages: DatedPage,
    url: str = ROOT,
    links: tuple[Link, ...] = (),
    sitemap: tuple[SitemapEntry, ...] = (),
    feeds: tuple[Feed, ...] = (),
    files: Mapping[str, str] | None = None,
    parts: Mapping[str, str] | None = None,
) -> Site:
    """A checked folder with these pages."""
    crawl = Crawl(
        url=url,
        pages=tuple(each.page for each in pages),
        links=links,
        sitemap=sitemap,
        feeds=feeds,
        files=files or {},
        parts=parts or {},
        folder="site",
    )
    return Site(crawl=crawl, pages=pages)


def feed(*days: date, name: str = "feed.xml") -> Feed:
    """A feed with an entry on each of these days."""
    entries = tuple(
        FeedEntry(f"{ROOT}{number}", f"Entry {number}", PartialDate.of(day), None)
        for number, day in enumerate(days)
    )
    return Feed(url=ROOT + name, title="Ada", entries=entries, path=name)


NOT_OF_TODAY = (
    "<pre>{}</pre>",
    "<blockquote><p>{}</p></blockquote>",
    "<p>Ada said: “{}”</p>",
    '<p>She wrote "{}"</p>',
    "<p><del>{}</del></p>",
    "<!-- {} -->",
    "<h2>News</h2><ul><li>{}</li></ul>",
    "<p>[2021-05-03] {}</p>",
    "<p>3 May 2021</p><p>{}</p><p>9 May 2021</p><p>More.</p>",
    "<h1>Archive</h1><p>{}</p>",
    "<p>This site is no longer maintained.</p><p>{}</p>",
    "<nav><p>{}</p></nav>",
)
"""Where a sentence stands that does not speak for today."""


def presence(**accounts: Any) -> Presence:
    """Profiles at GitHub and elsewhere that all claim to be Ada's.

    Args:
        accounts: fields of the account, by provider: `github={"name": "Ada"}`.
    """
    urls = {
        "github": "https://github.com/ada-example",
        "mastodon": "https://social.example/@ada",
        "linkedin": "https://www.linkedin.com/in/ada-example",
        "bluesky": "https://bsky.app/profile/ada.example",
    }
    owned, told = [], {}
    for slug, fields in accounts.items():
        found = profile(urls[slug])
        assert found
        owned.append(Owned(found, "claimed on the home page"))
        told[found.url] = replace(found.blank, **fields)
    person = Presence(root=ROOT, owned=tuple(owned), accounts=told)
    return replace(person, projects=projects(site(), person))
