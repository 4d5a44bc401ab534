"""A year of studies that the dates of the same studies rule out.

Looks for “in my third year of …” and the like, and for the same studies with an open range of years
(`2025 – present`) on the same page. Who began in 2025 was in no third year in 2026.

One of the two was written for another year, and mostly both want another look.

Left alone: studies that are called otherwise, closed ranges, and what fits the year in which the
page was last changed.

Flagged:

```html index.html
<h1>À propos</h1><p>Je suis en troisième année de licence de musique.</p>
<h2>Formation</h2><p>Licence de musique, 2025 – présent</p>
<p>Dernière mise à jour : 3 mai 2026</p>
```

```html index.html
<h1>Ada</h1><p>I am in my fourth year of music studies.</p>
<p>Music studies, 2024 – present</p><p>Last updated: 3 May 2026</p>
```

Fine:

```html index.html
<h1>Ada</h1><p>I am in my second year of music studies.</p>
<p>Music studies, 2024 – present</p><p>Last updated: 3 May 2026</p>
```

```html index.html
<h1>Ada</h1><p>Ich bin im dritten Jahr in Musik.</p><p>Abendschule für Recht, 2025 – heute</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "second 2nd zweiten zweites deuxième 2e 2ème seconde segundo 2º secondo drugim tweede",
            "third 3rd dritten drittes troisième 3e 3ème tercer tercero 3º terzo trzecim derde",
            "fourth 4th vierten viertes quatrième 4e 4ème cuarto 4º quarto czwartym vierde",
            "fifth 5th fünften fünftes cinquième 5e 5ème quinto 5º piątym vijfde",
        ),
        2,
    )
    for word in words.split()
}
_YEAR_OF_STUDY = re.compile(
    rf"(?<![\w.])(?P<ordinal>{'|'.join(map(re.escape, _ORDINALS))})\s"
    r"(?:years?|jahr|année|año|anno|ano|roku|jaar)\s(?:(?:de|d['’]|of|my|del|di|meines|i|in)\s?){0,2}"
    r"(?P<what>[\w'’-]+(?:\s[\w'’-]+){0,3})",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?P<start>(?:19|20)\d\d)\s?[-–—]\s?(?:présent|present|aujourd['’]hui|heute|now|today|"
    r"current|actualidad|presente|oggi|atual|obecnie|heden)",
    re.IGNORECASE,
)
_MOST = 20


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag the first range of years that is too young."""
    text = page.page.document.text
    if not _SINCE.search(text) or not _YEAR_OF_STUDY.search(text):
        return
    written = page.touched.latest if page.touched else today
    blocks = page.page.document.blocks
    claims = [
        (block, match, _ORDINALS[match["ordinal"].lower()])
        for block in blocks
        for match in _YEAR_OF_STUDY.finditer(block.text)
    ][:_MOST]
    for index, block in enumerate(blocks):
        since = _SINCE.search(block.text)
        if since is None:
            continue
        before = blocks[index - 1] if index else block
        for told, claim, number in claims:
            row = f"{before.text if before is not told else ''} {block.text}".casefold()
            subject = _subject(claim["what"])
            same = bool(subject) and all(word in row for word in subject)
            if same and told is not block and int(since["start"]) + number - 1 > written.year:
                yield Flag(
                    message=f"It began in {since['start']} here, but “{claim[0]}” in "
                    f"{written.year} says earlier.",
                    advice="Correct the year, or the sentence.",
                    severity=Severity.MEDIUM,
                    confidence=Confidence.MEDIUM,
                    quote=since[0],
                    block=block,
                )
                return


def _subject(words: str) -> list[str]:
    """What the studies are called: their first two words that are no small ones."""
    return [word.casefold() for word in words.split() if len(word) > 2][:2]
