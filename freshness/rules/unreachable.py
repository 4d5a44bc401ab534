"""Nobody can write to you: no address, no form, no calendar, no profile.

Looks on the pages that speak of you for a mail address in any spelling, a form, a calendar, a
telephone number, and links to profiles where people write to each other.

Whoever wants to offer you something looks for one minute, and then asks somebody else.

Left alone: sites without a page about a person, pages that a script fills, and sources, to which a
theme adds its footer.

Flagged:

```html index.html
<h1>Ada Example</h1><p>I build organs that play by themselves, and tell how they are made.</p>
```
```html about.html
<h1>About me</h1><p>I am a builder of organs. I live by the river, and have built seven of them.</p>
```

```html index.html
<h1>Ada Example</h1><p>Ich baue Orgeln, die von selbst spielen, und schreibe auf, wie das geht.</p>
```
```html about.html
<html lang="de"><h1>Über mich</h1><p>Ich baue Orgeln. Ich wohne am Fluss und habe sieben gebaut.</p>
```

Fine:

```html index.html
<h1>Ada Example</h1><p>I build organs that play by themselves. Mail: ada at ada dot example.</p>
```
```html about.html
<h1>About me</h1><p>I am a builder of organs. I live by the river, and have built seven of them.</p>
```

```html index.html
<h1>Ada Example</h1><p>Ich baue Orgeln.
<a href="https://social.example/@ada">Ich im Fediverse</a>, auch sonst.</p>
```
```html about.html
<html lang="de"><h1>Über mich</h1><p>Ich baue Orgeln. Ich wohne am Fluss und habe sieben gebaut.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Site
from freshness.provider import profile
from freshness.reach import PERSONAL, names
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_SAYS = 60  #: characters; a page with less is filled by a script, or no page yet
_PROFILES = 200  #: links that are looked at


def check(site: Site) -> Iterator[Flag]:
    """Flag the home page."""
    if site.crawl.generator:
        return  # the theme may show in every footer what the sources do not
    personal = [page for page in site.pages if page.kind in PERSONAL]
    homes = [page for page in personal if page.kind is Kind.HOME]
    if not homes or not any(page.kind in (Kind.ABOUT, Kind.CV) for page in personal):
        return  # no site of a person, as far as can be told
    if any(len(page.page.document.text) < _SAYS for page in personal):
        return
    if any(name != "CV" for name in names(personal)):
        return
    addresses = {page.page.url for page in personal}
    shown = [
        link.url
        for link in site.crawl.links
        if not link.own and any(each.page in addresses for each in link.sources)
    ]
    if not any(profile(url) for url in shown[:_PROFILES]):
        yield Flag(
            message="No page tells how to reach you: no mail, no form, no profile.",
            advice="Put one way to write to you on the home page.",
            severity=Severity.MEDIUM,
            confidence=Confidence.MEDIUM,
            page=homes[0],
        )
