"""A link still uses plain http.

Looks at two kinds of `http://` links: those to your own site, when that is on https, and those to
hosts that surely answer on https: well-known ones, and those whose redirect says so. What a page
loads over plain http is told by `mixed-content`.

Plain http can be read and changed on the way, and it tells the reader that nobody has looked for
years.

Left alone: every other plain link, since an old site without https is no fault of yours; links in
dated posts, and what a home page repeats of one; local addresses, names of XML vocabularies and
addresses in code.

Flagged:

```html index.html
<p>I am on <a href="http://github.com/ada-example">GitHub</a>.</p>
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

from freshness.model import Link, Site
from freshness.rule import FEW, Flag, Most
from freshness.services import service
from freshness.vocabulary import Confidence, Kind, Severity, Verdict

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
_OLD = "The link uses plain http, though its host answers on https."
GONE = frozenset((Verdict.DEAD, Verdict.FAILING, Verdict.EXCLUDED))


def check(site: Site, most: Most = FEW) -> Iterator[Flag]:
    """Flag plain http where https surely works, ten places of a host at most."""
    posts = {each.page.url for each in site.pages if each.kind is Kind.POST}
    homes = {each.page.url for each in site.pages if each.kind is Kind.HOME}
    own_https = site.crawl.url.startswith("https://")
    told = Counter[str]()
    for link in site.crawl.links:
        if not link.url.startswith("http://") or link.verdict in GONE or service(link.url):
            continue
        host = urlsplit(link.url).hostname or ""
        if is_local(host) or not ((link.own and own_https) or has_https(link, host)):
            continue
        repeated = len(posts.intersection(each.page for each in link.sources)) == 1
        past = posts | homes if repeated else posts
        for reference in link.sources:
            plain = reference.value[:7].lower() == "http://" and reference.role == "page"
            if not plain or reference.page in past:
                continue
            told[host] += 1
            if told[host] <= most.places:
                yield Flag(
                    message=_OLD,
                    advice=f"Write https:{link.url.removeprefix('http:')} instead.",
                    severity=Severity.LOW,
                    confidence=Confidence.HIGH,
                    reference=reference,
                    link=link,
                )


def has_https(link: Link, host: str) -> bool:
    """Whether a host surely answers on https."""
    if link.final_url.partition("://")[::2] == ("https", link.url.removeprefix("http://")):
        return True
    if _FORMER_PAGES.fullmatch(host):
        return False
    labels = host.split(".")
    return any(".".join(labels[-count:]) in _SECURE for count in (2, 3))


def is_local(host: str) -> bool:
    """Whether a host is no place on the web."""
    numbered = host.startswith(("127.", "10.", "192.168."))
    return "." not in host or numbered or host.endswith(".local")
