"""A link or a part of the page still uses plain http.

Looks at three kinds of `http://` addresses. What a page on https loads: browsers block scripts,
styles and frames, and show pictures only if https works after all. Links to your own site, when
that is on https. And links to hosts that surely answer on https: well-known ones, and those whose
redirect says so.

Plain http can be read and changed on the way, and it tells the reader that nobody has looked for
years.

Left alone: every other plain link, since an old site without https is no fault of yours; links and
pictures in dated posts, and what a home page repeats of one; local addresses, names of XML
vocabularies and addresses in code.

Flagged:

```html index.html
<link rel="stylesheet" href="http://fonts.googleapis.com/css?family=Lato">
```

```html index.html
<p>Je suis sur <a href="http://linkedin.com/in/ada-example/">LinkedIn</a>.</p>
```

```html index.html
<p><a href="http://ada.example/about.html">Über mich</a></p>
```
```html about.html
<p>Ada.</p>
```

Fine:

```html index.html
<svg xmlns="http://www.w3.org/2000/svg"></svg>
<p>See <a href="http://old-club.example/">the club</a>, <a href="//ada.example/">home</a> and
<a href="http://localhost:8000/">the preview</a>.</p>
```

```html index.html
<p>Auf <a href="https://github.com/ada-example">GitHub</a>.</p>
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from freshness.model import Link, Reference, Site
from freshness.rule import Flag
from freshness.services import service
from freshness.vocabulary import Confidence, Kind, Severity, Verdict

_LOADED = frozenset(("asset", "frame"))
_SECURE = frozenset(
    "amazon.com apple.com arxiv.org bitbucket.org cloudflare.com codepen.io dev.to doi.org "
    "dropbox.com duckduckgo.com facebook.com flickr.com github.com github.io gitlab.com gitlab.io "
    "google.com googleapis.com gravatar.com gstatic.com imdb.com instagram.com jquery.com "
    "jsdelivr.net last.fm linkedin.com medium.com meetup.com microsoft.com mozilla.org "
    "netlify.app orcid.org paypal.com pinterest.com python.org readthedocs.io reddit.com "
    "slideshare.net soundcloud.com speakerdeck.com spotify.com stackexchange.com stackoverflow.com "
    "t.co telegram.org tumblr.com twitch.tv unpkg.com vimeo.com wikimedia.org "
    "wikipedia.org wordpress.com wordpress.org x.com xing.com ycombinator.com youtu.be "
    "youtube.com".split()
)
"""Hosts that, with all hosts below them, have answered on https for years."""
_FORMER_PAGES = re.compile(
    r"(?!(?:www|gist|docs|api|raw|help|enterprise|pages)\.)[^.]+\.github\.com"
)
"""People's pages before 2013; they are at github.io now."""
_MAX_PLACES = 10
"""A base address with plain http in the configuration is one problem, not a thousand."""
_ACTIVE = re.compile(r"\.(?:m?js|css|woff2?|ttf|otf|eot)\b|/(?:css|js)2?\b", re.IGNORECASE)
"""Scripts, styles and fonts; the rest that a page loads are pictures, sound and video."""
_BLOCKED = "The page loads this over plain http, which browsers block."
_UPGRADED = "The page loads this over plain http; browsers show it only if https works."
_OLD = "The link uses plain http, though its host answers on https."
_GONE = frozenset((Verdict.DEAD, Verdict.FAILING, Verdict.EXCLUDED))


def check(site: Site) -> Iterator[Flag]:
    """Flag plain http where https surely works or is needed, ten places of a host at most."""
    posts = {each.page.url for each in site.pages if each.kind is Kind.POST}
    homes = {each.page.url for each in site.pages if each.kind is Kind.HOME}
    told = Counter[str]()
    for link in site.crawl.links:
        if not link.url.startswith("http://") or link.verdict in _GONE or service(link.url):
            continue
        host = urlsplit(link.url).hostname or ""
        repeated = len(posts.intersection(each.page for each in link.sources)) == 1
        past = (posts, homes) if repeated else (posts,)
        for flag in () if _is_local(host) else _flags(link, host, site.crawl.url, past):
            told[host] += 1
            if told[host] <= _MAX_PLACES:
                yield flag


def _flags(link: Link, host: str, root: str, past: tuple[set[str], ...]) -> Iterator[Flag]:
    on_https = root.startswith("https://")
    surely = (link.own and on_https) or _has_https(link, host)
    for reference in link.sources:
        if not reference.value[:7].lower().startswith("http://"):
            continue
        if reference.role == "page":
            if surely and not any(reference.page in each for each in past):
                yield _flag(_OLD, link, reference, Severity.LOW, surely=True)
        elif on_https and reference.role in _LOADED:
            if reference.role == "frame" or _ACTIVE.search(urlsplit(link.url).path):
                yield _flag(_BLOCKED, link, reference, Severity.MEDIUM, surely=surely)
            elif not any(reference.page in each for each in past):
                yield _flag(_UPGRADED, link, reference, Severity.LOW, surely=surely)


def _flag(
    message: str, link: Link, reference: Reference, severity: Severity, *, surely: bool
) -> Flag:
    return Flag(
        message=message,
        advice=f"Write https:{link.url.removeprefix('http:')} instead."
        if surely
        else "Try the address with https, or keep a copy on your own site.",
        severity=severity,
        confidence=Confidence.HIGH if surely else Confidence.MEDIUM,
        reference=reference,
        link=link,
    )


def _has_https(link: Link, host: str) -> bool:
    if link.final_url.partition("://")[::2] == ("https", link.url.removeprefix("http://")):
        return True
    if _FORMER_PAGES.fullmatch(host):
        return False
    labels = host.split(".")
    return any(".".join(labels[-count:]) in _SECURE for count in (2, 3))


def _is_local(host: str) -> bool:
    numbered = host.startswith(("127.", "10.", "192.168."))
    return "." not in host or numbered or host.endswith(".local")
