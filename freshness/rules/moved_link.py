"""A linked page has moved for good.

Looks at links that are answered with a permanent redirect, and at a few hosts that are known to
have a new name. The old address works as long as somebody keeps the redirect; links that were
renamed once tend to die the next time.

Left alone: addresses that only gain a slash, `www.`, `index.html` or `https`; redirects to a
language, a login or a session; known renames in dated posts, which were right in their day; and
other people's accounts on Twitter.

Flagged:

```html index.html
<p>I wrote <a href="https://old.example/book">a book</a>.</p>
```
```yaml network.yml
https://old.example/book: {status: 301, location: "https://new.example/the-book"}
https://new.example/the-book: {status: 200, body: "<title>The book</title><p>All of it."}
```

```html index.html
<p>Schreib mir auf <a href="https://twitter.com/ada_example">Twitter</a>.</p>
```

Fine:

```html index.html
<p>I wrote <a href="https://press.example/book">a book</a>.</p>
```
```yaml network.yml
https://press.example/book: {status: 301, location: "https://www.press.example/book/"}
https://www.press.example/book/: {status: 200}
```

```html index.html
<p>Selon <a href="https://twitter.com/ada_example/status/1">ce message</a>, tout va bien.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.model import Link, Reference, Site
from freshness.rule import Flag
from freshness.services import service
from freshness.vocabulary import Confidence, Kind, Severity, Verdict

_RENAMED = tuple(
    (re.compile(pattern, re.IGNORECASE), new, why)
    for pattern, new, why in (
        (
            r"https?://(?:www\.|mobile\.)?twitter\.com/(?!intent\b|share\b|home\b|search\b|i\b)"
            r"(?P<rest>\w{1,15})/?$",
            r"https://x.com/\g<rest>",
            "Twitter is called X since 2023",
        ),
        (
            r"https?://(?:www\.)?lastfm\.(?:com\.br|com\.tr|de|es|fr|it|jp|pl|se)/(?P<rest>.*)",
            r"https://www.last.fm/\g<rest>",
            "the country sites of Last.fm became one",
        ),
        (
            r"http://(?!(?:www|gist|docs|api|raw|help|enterprise|education|status|support|blog|"
            r"pages|desktop|developer|guides|training|jobs|shop|try|octodex|opensource)\.)"
            r"(?P<rest>[a-z\d-]++)\.github\.com/(?P<room>.*)",
            r"https://\g<rest>.github.io/\g<room>",
            "pages of accounts on GitHub moved to github.io in 2013",
        ),
        (
            r"https?://beta\.reactjs\.org/(?P<rest>.*)",
            r"https://react.dev/\g<rest>",
            "the new React documentation left beta in 2023",
        ),
        (
            r"https?://app\.vagrantup\.com/",
            r"https://portal.cloud.hashicorp.com/vagrant/discover",
            "Vagrant Cloud moved in 2024",
        ),
        (
            r"https?://pepy\.tech/badge/(?P<rest>.+)",
            r"https://static.pepy.tech/badge/\g<rest>",
            "the badges of pepy.tech moved to a host of their own",
        ),
        (
            r"https?://gitter\.im/(?P<rest>\w[\w.-]*+)/(?P<room>\w[\w.-]*+)/?$",
            r"https://matrix.to/#/#\g<rest>_\g<room>:gitter.im",
            "Gitter rooms moved to Matrix in 2023",
        ),
        (
            r"https?://arxiv\.org/find/",
            r"https://arxiv.org/search/",
            "arXiv replaced this search in 2018",
        ),
    )
)
"""Address, new address, reason: renames that hold without asking anybody."""

_ANY = re.compile(
    "|".join(re.sub(r"\?P<\w+>", "", old.pattern) for old, _, _ in _RENAMED), re.IGNORECASE
)
"""One look for all: nearly no address is among them."""
_OTHERS = (Kind.POST, Kind.PAGE, Kind.LIST)
"""Pages that speak of other people, whose handles work as they are."""

_OWN_WORLD = re.compile(
    r"/(?:log-?in|sign-?in|auth|oauth2?|sso|session|consent|captcha)\b", re.IGNORECASE
)
_LANGUAGE = re.compile(r"^(?P<host>[^/]*+)/[a-z]{2}(?:[-_][a-z]{2,4})?(?=/|$)")


def check(link: Link, site: Site) -> Iterator[Flag]:
    """Flag every place that uses the old address."""
    if service(link.url):
        return  # it closed, wherever the address leads to
    if link.verdict is Verdict.MOVED:
        if _is_other(link.url, link.final_url):
            for reference in link.sources:
                if reference.role != "meta":
                    message = f"The page {link.reason or 'has moved for good'}."
                    yield _flag(message, link.final_url, reference, Confidence.HIGH)
    elif link.verdict in (Verdict.UNCHECKED, Verdict.OK, Verdict.BLOCKED, Verdict.TEMPORARY):
        yield from _renamed(link, site)


def _renamed(link: Link, site: Site) -> Iterator[Flag]:
    if not _ANY.match(link.url):
        return
    for old, new, why in _RENAMED:
        if match := old.match(link.url):
            kinds = {each.page.url: each.kind for each in site.pages}
            quiet = _OTHERS if "//x.com/" in new else (Kind.POST,)
            for reference in link.sources:
                if reference.role != "meta" and kinds.get(reference.page) not in quiet:
                    message = f"The address is an old one: {why}."
                    yield _flag(message, match.expand(new), reference, Confidence.MEDIUM)


def _flag(message: str, new: str, reference: Reference, confidence: Confidence) -> Flag:
    fragment = f"#{reference.fragment}" if reference.fragment and "#" not in new else ""
    return Flag(
        message=message,
        advice=f"Link to {new}{fragment} instead.",
        severity=Severity.LOW,
        confidence=confidence,
        reference=reference,
    )


def _is_other(old: str, new: str) -> bool:
    """Whether the new address is more than another spelling, a language or a door."""
    before, after = _bare(old), _bare(new)
    return (
        bool(after)
        and before != after
        and before != _LANGUAGE.sub(r"\g<host>", after)
        and not _OWN_WORLD.search(new)
    )


def _bare(url: str) -> str:
    """The address without what does not tell one page from another."""
    bare = url.partition("://")[2].partition("?")[0].lower().removeprefix("www.")
    return re.sub(r"(?:/(?:index\.\w{3,5})?+)?+$", "", bare, count=1)
