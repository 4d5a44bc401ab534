"""The “last updated” line was not changed when the page was.

Looks at lines by which a page tells its last change, and holds them against its history in git and
against the dates in its front matter and metadata. It flags a line that is more than two months
older than the last change that is known to be one.

You keep the page up, and it tells everybody that you do not.

Left alone: lines about a part of the page, pages that tell no other day, and changes of most of the
site at once, which need not be changes of this page. Dates that are too young are told by
`build-stamp`.

Flagged:

```html index.html
<meta property="article:modified_time" content="2026-02-03">
<h1>Ada</h1><p>I build organs.</p><p>Last updated: May 2024</p>
```

```html index.html
<meta property="article:modified_time" content="2026-02-03">
<h1>Ada</h1><p>Ich baue Orgeln.</p><p>Zuletzt aktualisiert: 3. Mai 2024</p>
```

Fine:

```html index.html
<meta property="article:modified_time" content="2026-02-03">
<h1>Ada</h1><p>Je construis des orgues.</p><p>Dernière mise à jour : février 2026</p>
```

```html index.html
<h1>Ada</h1><p>I build organs.</p><p>Last updated: May 2024</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Meaning, Severity

_SHOWN = frozenset(("visible-text", "time-element"))
_LATE = timedelta(days=60)
_WITNESSES = frozenset(("git", "front-matter", "meta", "json-ld"))
_SURE = 0.6
"""Less is trusted to a commit of most of the site."""
_LINE = re.compile(
    r"\b(?:(?:this )?(?:page|site|website)?\s?(?:was )?last (?:updated?|modified|changed?|edited|"
    r"revised|reviewed)|(?:page|site|website) (?:was )?updated|zuletzt (?:aktualisiert|geändert)|"
    r"letzte (?:änderung|aktualisierung)|dernière (?:mise à jour|modification)|mis(?:e)? à jour le|"
    r"última (?:actualización|modificación|atualização)|ultim[oa] (?:aggiornamento|modifica)|"
    r"laatst (?:bijgewerkt|gewijzigd)|ostatnia (?:aktualizacja|zmiana))\b|最終更新|最后更新|更新于",
    re.IGNORECASE,
)
_SHORT = 120


def check(page: DatedPage) -> Iterator[Flag]:
    """Flag the youngest such line of a page, if it is too old."""
    known = [
        each.when.latest
        for each in page.evidence
        if each.signal in _WITNESSES and each.meaning is Meaning.CHANGED and each.trust >= _SURE
    ]
    shown = [
        each
        for each in page.evidence
        if each.signal in _SHOWN
        and each.meaning is Meaning.CHANGED
        and len(each.quote) <= _SHORT
        and _LINE.search(each.quote)
    ]
    if not known or not shown:
        return
    newest = max(shown, key=lambda each: each.when.latest)
    if newest.when.latest + _LATE < max(known):
        yield Flag(
            message=f"The page says {newest.when}, and was changed on {max(known)}.",
            advice="Write the day of the change, or let the generator do it.",
            severity=Severity.LOW,
            confidence=Confidence.MEDIUM,
            quote=newest.quote,
            evidence=(newest,),
            stale_on=max(known),
        )
