"""The pages do not say in which language they are.

Looks at `<html lang="…">`. Without it, screen readers guess how to speak, browsers how to translate
and hyphenate, and search engines whom to show the page to.

It is said in one place, mostly the layout, so it is told once for a whole site.

Left alone: sources whose layout is not seen, parts of pages, demos beside the site, and pages of
hardly a word.

Flagged:

```html index.html
<html><title>Ada</title><body>
<p>I build organs, and I have done so ever since I could hold a chisel in my hand.</p>
```

```html index.html
<html lang=""><title>Ada</title><body>
<p>Ich baue Orgeln, seit ich einen Stechbeitel in der Hand halten kann.</p>
```

Fine:

```html index.html
<html lang="fr"><title>Ada</title><body>
<p>Je construis des orgues depuis que je sais tenir un ciseau à bois.</p>
```

```html index.html
<html><title>Ada</title><body>
<p>Hallo.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import DatedPage, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_PERSONAL = frozenset((Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV, Kind.PORTFOLIO, Kind.NOW))
_WORDS = 60  #: characters, from which on a page says something


def check(site: Site) -> Iterator[Flag]:
    """Flag the first page without a language, and count the others."""
    silent = [page for page in site.pages if _is_silent(page)]
    personal = any(page.kind in _PERSONAL for page in silent)
    if not silent or not (personal or 2 * len(silent) > len(site.pages)):
        return  # a demo or a generated reference beside the site
    first = next((page for page in silent if page.kind is Kind.HOME), silent[0])
    more = len(silent) - 1
    others = f", nor do {more} more" if more > 1 else ", nor does another" if more else ""
    yield Flag(
        message=f"This page does not say in which language it is{others}.",
        advice='Write it into the first tag: <html lang="en">.',
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        page=first,
    )


def _is_silent(dated: DatedPage) -> bool:
    document = dated.page.document
    return (
        not document.language
        and bool(document.title)  # without one it is a part of a page, or a demo
        and not document.is_rendered
        and not dated.page.is_source
        and len(document.text) >= _WORDS
        and "/404" not in dated.page.url
    )
