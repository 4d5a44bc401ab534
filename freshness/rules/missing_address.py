"""Mail is offered, and no address is shown.

Looks on the pages that speak of you for an invitation to write a mail, and on all pages for an
address: shown, linked, spelt out or hidden from robots.

The reader is willing and cannot. Mostly the address was taken down for fear of spam, or stood in a
footer that is no more.

Left alone: sites with any address, and forms.

Flagged:

```html index.html
<h1>Ada</h1><p>E-mail me, if you want an organ.</p>
```

```html index.html
<h1>Ada</h1><p>Du kannst mich auch per E-Mail kontaktieren.</p>
```

Fine:

```html index.html
<h1>Ada</h1><p>E-mail me: ada [at] ada.example.</p>
```

```html index.html
<h1>Ada</h1><p>Contactez-moi par courriel. <a href="impressum.html">Mentions légales</a></p>
```
```html impressum.html
<p><a href="mailto:ada@ada.example">Ada</a></p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.model import DatedPage, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_PERSONAL = frozenset((Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV, Kind.PORTFOLIO, Kind.NOW))
_OFFER = re.compile(
    r"\b(?:(?:send|drop|write|shoot) me an? e-?mail|e-?mail me|"
    r"(?:contact|reach) me (?:by|via) e-?mail|per e-?mail (?:kontaktieren|erreichen|anschreiben)|"
    r"schreib\w* mir eine (?:e-?)?mail|(?:contact\w*|écri\w*)[ -]moi par (?:e-?mail|courriel)|"
    r"envoy\w*[ -]moi un (?:e-?mail|courriel)|escríb[ea]\w* (?:un correo|por correo)|"
    r"scriv\w+mi una (?:e-?)?mail|env\w+-me um e-?mail)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"mailto:|__cf_email__|data-cfemail|&#64;|&#x40;", re.IGNORECASE)
_SPELT = re.compile(
    r"@|[\[({]\s?at\s?[\])}]|\bat\b.{1,40}\bdot\b|arobase|arroba|chiocciola", re.IGNORECASE
)


def check(site: Site) -> Iterator[Flag]:
    """Flag the first offer, if no page shows an address."""
    for page in site.pages:
        offer = _OFFER.search(page.page.document.text) if page.kind in _PERSONAL else None
        if offer is None:
            continue
        if not any(_shows(each) for each in site.pages):
            blocks = page.page.document.blocks
            yield Flag(
                message="Mail is offered here, but no address is shown.",
                advice="Add it, or name another way.",
                severity=Severity.MEDIUM,
                confidence=Confidence.MEDIUM,
                quote=offer[0],
                page=page,
                block=next((each for each in blocks if offer[0] in each.text), None),
            )
        return


def _shows(page: DatedPage) -> bool:
    document = page.page.document
    return (
        any(value[:7].lower() == "mailto:" for _, value, _ in document.facts.written)
        or _SPELT.search(document.text) is not None
        or (page.kind in _PERSONAL and _HIDDEN.search(document.html) is not None)
    )
