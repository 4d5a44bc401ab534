"""The CV to download is older than what the pages tell.

Looks at PDFs on the site that call themselves a CV, a résumé or a Lebenslauf: at their words and at
the day that their metadata tell. It flags one that names no year as late as the newest role on the
pages, one that was made long before the page about you was last changed, and one that nobody has
made anew for more than two years.

The file is what people print, forward and file away. It keeps telling the old story long after the
page was mended.

Left alone: PDFs without words, such as scans, and those without a date; other PDFs; and live sites,
of which PDFs are not fetched. Reading PDFs wants `pip install freshness[cv]`.

Flagged:

```html index.html
<h1>Ada</h1><p>Head organ builder, 2024 – present. <a href="cv.pdf">CV</a></p>
```
```text cv.pdf
%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R
>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length 58>>stream
BT /F 12 Tf 10 50 Td (Organ builder, 2019 - 2022) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF
```

```html index.html
<h1>Ada</h1><p>Ich baue Orgeln. <a href="Lebenslauf.pdf">Lebenslauf</a></p>
```
```text Lebenslauf.pdf
%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]>>endobj
4 0 obj<</CreationDate(D:20210301120000Z)>>endobj
trailer<</Root 1 0 R/Info 4 0 R>>
startxref
0
%%EOF
```

Fine:

```html index.html
<h1>Ada</h1><p>Factrice d'orgues, 2024 – présent. <a href="cv.pdf">CV</a></p>
```
```text cv.pdf
%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R
>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length 48>>stream
BT /F 12 Tf 10 50 Td (Orgues, 2024 -) Tj ET
endstream endobj
6 0 obj<</CreationDate(D:20260301120000Z)>>endobj
trailer<</Root 1 0 R/Info 6 0 R>>
startxref
0
%%EOF
```

```html index.html
<p>Hello. <a href="paper.pdf">A paper of 2009</a></p>
```
```text paper.pdf
%PDF-1.4
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from freshness.config import HalfLife
from freshness.model import DatedPage, Link, Reference, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Paper, Severity
from freshness.when import spoken

_ABOUT_THE_OWNER = frozenset((Kind.HOME, Kind.ABOUT, Kind.CV, Kind.PORTFOLIO, Kind.NOW))
_YEAR = re.compile(r"(?<![\d.-])(?:19[89]|20[0-9])\d(?![\d.]*\d)")
_OPEN_ROLE = re.compile(
    r"(?<![\d.-])(?P<year>20\d\d)(?:[-./]\d\d?)?\s?(?:[-–—]|to|bis|à|hasta|until)\s?(?:présent|present|"
    r"aujourd['’]hui|heute|now|today|current|ce jour|actualidad|presente|oggi|atual|obecnie|heden)",
    re.IGNORECASE,
)
_ENOUGH = 20
"""Characters; a scan has none."""


def check(site: Site, today: date, half_life: HalfLife) -> Iterator[Flag]:
    """Flag each CV once, for the clearest reason."""
    if not site.crawl.papers:
        return
    pages = [page for page in site.pages if page.kind in _ABOUT_THE_OWNER]
    links = {link.url: link for link in site.crawl.links}
    for paper in site.crawl.papers:
        link = links.get(paper.url)
        if link and link.sources:
            told = _older_story(paper, pages) or _older_day(paper, pages, today, half_life)
            if told:
                yield _flag(told, link, paper)


def _flag(told: str, link: Link, paper: Paper) -> Flag:
    return Flag(
        message=told,
        advice="Make the PDF anew from what is true today, or take it down.",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        reference=min(link.sources, key=_rank),
        link=link,
        stale_on=paper.changed,
    )


def _rank(reference: Reference) -> tuple[bool, int]:
    """Pages before data files, and the front page, with its short address, before others."""
    return reference.place is not None, len(reference.page)


def _older_story(paper: Paper, pages: list[DatedPage]) -> str:
    """That a role on a page began after the last year in the PDF."""
    years = [int(year) for year in _YEAR.findall(paper.text)]
    if len(paper.text.strip()) < _ENOUGH or not years:
        return ""
    starts = [
        int(match["year"])
        for page in pages
        for match in _OPEN_ROLE.finditer(page.page.document.text)
    ]
    newest = max(starts, default=0)
    if newest > max(years):
        return f"The pages tell of something since {newest}; the CV ends in {max(years)}."
    return ""


def _older_day(paper: Paper, pages: list[DatedPage], today: date, half_life: HalfLife) -> str:
    """That the PDF was made long before a page about the owner changed, or long ago."""
    life = timedelta(days=half_life.cv)
    if paper.changed is None or not half_life.cv:
        return ""
    changes = [
        page.changed.latest
        for page in pages
        if page.changed
        and page.changed.confidence is Confidence.HIGH
        and page.kind in (Kind.CV, Kind.ABOUT)
    ]
    newest = max(changes, default=date.min)
    if newest > paper.changed + life:
        return f"The CV was made on {paper.changed}, and the page changed on {newest}."
    if today > paper.changed + 2 * life:
        return f"The CV was made on {paper.changed}, {spoken((today - paper.changed).days)} ago."
    return ""
