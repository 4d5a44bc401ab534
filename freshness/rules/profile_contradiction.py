"""A profile says something else about you than your site does.

Looks at name, headline, employer, place and picture on your profiles and in your own data
(`resume.json`, data files, h-card, JSON-LD), and holds them against what your site says first. They
are compared as people would: case, accents, legal forms, “Sr.” and “Senior”, “Gent” and “Ghent”, a
middle name and a second position make no difference. A position that ended by your own CV and is
still told as the present elsewhere is the surest finding. `freshness profiles` prints the whole
table, with the words to paste.

After a change of jobs one place is always forgotten.

Left alone: mottos, chosen names, places that may lie in each other, and whatever may be true beside
the other. Pictures are compared where Pillow is installed (`pip install freshness[avatars]`), with
low confidence.

Flagged:

```json resume.json
{"basics": {"name": "Ada Example", "label": "Data engineer"},
 "work": [{"name": "Example Water Board", "position": "Data engineer", "startDate": "2023-02"},
          {"name": "Sample Ltd", "position": "Data analyst", "endDate": "2023-01"}]}
```
```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {employer: "@sample"}
```

```html index.html
<p class="h-card"><b class="p-name">Ada Example</b>, <i class="p-locality">Gent</i>
<a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {name: Ada Example, location: "Amsterdam, Niederlande"}
```

Fine:

```json resume.json
{"basics": {"name": "Ada Example", "label": "Senior data engineer"},
 "work": [{"name": "Example Water Board", "position": "Senior data engineer"}]}
```
```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example:
  {name: Ada M. Example, headline: Sr. Data Engineer, employer: The Example Water Board B.V.}
```

```html index.html
<p class="h-card"><b class="p-name">Ada Example</b>, <i class="p-locality">St. Gallen</i>
<a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {name: ada, location: "Sankt Gallen, Schweiz"}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from freshness.model import Place, Site
from freshness.names import words
from freshness.presence import Presence
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity

if TYPE_CHECKING:
    from freshness.truth import Cell

_ELSEWHERE = ("site", "e-mail")
"""Facts that `one-way-link` tells, and of which people have several."""


def check(site: Site, presence: Presence, today: date) -> Iterator[Flag]:
    """Flag each odd cell of the table."""
    if not (presence.accounts or presence.told):
        return
    from freshness.truth import table  # most sites have nobody to hold against

    found = table(presence, today)
    for cell in found.odd:
        if cell.fact.value not in _ELSEWHERE:
            truth = found.truths.get(cell.fact)
            yield _flag(cell, truth.place if truth else "")


def _flag(cell: Cell, says: str) -> Flag:
    if cell.fact.value == "picture":
        return Flag(
            message=f"{cell.place} shows another picture of you than {says}.",
            advice="One picture everywhere is how people know that it is you.",
            severity=Severity.LOW,
            confidence=Confidence.LOW,
            place=Place(url=cell.url, quote=cell.fact.value),
        )
    message = f"{cell.place} says “{cell.value}”, and {says} says “{cell.contradicts}”."
    if cell.over and cell.over.end:
        what = "which" if cell.value.count(";") == 0 else f"of which {cell.over.place}"
        message = f"{cell.place} says “{cell.value}”, {what} ended {cell.over.end}."
    return Flag(
        message=message,
        advice=f"Put “{cell.contradicts}” there, or mend the other."
        if says
        else "Say there that it is over, or mend the other.",
        severity=Severity.MEDIUM if cell.over else Severity.LOW,
        confidence=_confidence(cell),
        place=Place(url=cell.url, quote=cell.value),
        stale_on=cell.over.end.latest if cell.over and cell.over.end else None,
    )


def _confidence(cell: Cell) -> Confidence:
    if cell.over:
        return Confidence.HIGH
    shared = set(words(cell.value)) & set(words(cell.contradicts))
    is_stranger = cell.fact.value == "name" and not shared  # a brand, or a pen name
    return Confidence.LOW if is_stranger else Confidence.MEDIUM
