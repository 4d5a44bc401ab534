"""A link points at a part of a page that is not there.

Looks at links with a fragment, such as `about/#talks`, and asks whether the page has that part.
Of other people's pages only those are judged whose headings have anchors in the page itself.
Headings get renamed, and their anchors with them; the visitor then lands at the top of a long page
and has to search.

Left alone: `#top`, text fragments, routes of scripts (`#/list`), anchors that a comment service
makes while the page runs, and pages that are filled by a script.

Flagged:

```html index.html
<p>See <a href="#talks">my talks</a>.</p>
<h2 id="lectures">Lectures</h2>
```

```html index.html
<p>Voir <a href="projets.html#métier">mes projets</a>.</p>
```
```html projets.html
<h2 id="metier">Métier</h2>
```

```html index.html
<p>Read <a href="https://bob.example/guide#install">how to install it</a>.</p>
```
```yaml network.yml
https://bob.example/guide: {body: "<title>Guide</title><h2 id=setup>Setting up</h2><p>Do this."}
```

Fine:

```html index.html
<p>See <a href="#talks">my talks</a>, or go <a href="#top">up</a>.</p>
<h2 id="talks">Talks</h2>
```

```html index.html
<p><a href="#/all">Alle</a> <a href="#comment-7">Kommentar</a></p>
```
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from urllib.parse import unquote

from freshness.model import Link, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity

_MADE_BY_SCRIPT = re.compile(
    r"[/!?=]|(?:comments?|disqus_thread|respond|isso|utterances|giscus|webmentions?)(?:-|$)|L\d|"
    r"\d{2,}$",  # a comment of long ago
    re.IGNORECASE,
)
_MAX_IDS = 500
_MAX_GUESSES = 20  #: a page; comparing is slow


def check(link: Link, site: Site) -> Iterator[Flag]:
    """Flag every place that asks for a missing part."""
    if not link.missing_anchors:
        return
    ids = _ids(link, site)
    near: dict[str, list[str]] = {}
    # A redirect may bring a fragment of its own, which counts instead.
    elsewhere = Confidence.LOW if link.chain else Confidence.MEDIUM
    sure = Confidence.HIGH if link.own else elsewhere
    for reference in link.sources:
        wanted = unquote(reference.fragment)
        missing = {reference.fragment, wanted} & link.missing_anchors
        if not missing or not wanted or _MADE_BY_SCRIPT.match(wanted):
            continue
        if wanted not in near and len(near) < _MAX_GUESSES:
            near[wanted] = difflib.get_close_matches(wanted, ids, n=1)
        guess = near.get(wanted)
        yield Flag(
            message=f"The page has no part called “{wanted}”.",
            advice=f"Link to #{guess[0]} instead." if guess else "Link to the whole page.",
            severity=Severity.MEDIUM if link.own else Severity.LOW,
            confidence=sure,
            reference=reference,
        )


def _ids(link: Link, site: Site) -> list[str]:
    page = site.shown.get(link.url)
    return sorted(page.page.document.ids)[:_MAX_IDS] if page else []
