"""The same fact is told differently in two places.

Looks at the pages that speak of you (home, about, contact, CV, portfolio), their structured data,
a CV as PDF and, in a source tree, the settings, for what can only be true in one form: mail
addresses or accounts that differ by a slip of the pen, and years of experience that do not agree.

A reader who finds two answers trusts neither. Mostly one of them was forgotten when the other was
mended.

Left alone: several addresses and accounts that are plainly different, parallel roles, closed ranges
of years, numbers about different things, and everything where both may be true. Places of work are
compared by `contradicting-role`.

Flagged:

```html index.html
<p>Write to ada.example@organs.example.</p>
<footer><a href="mailto:ada.exmaple@organs.example">Mail</a></footer>
```

```html index.html
<h1>Ada</h1><p>12 Jahre Erfahrung im Orgelbau.</p>
```
```html about/index.html
<h1>Über mich</h1><p>Ich habe 8 Jahre Erfahrung im Orgelbau.</p>
```

Fine:

```html index.html
<p>Write to <a href="mailto:ada@ada.example">ada@ada.example</a> or, at work, to
<a href="mailto:ada@organs.example">ada@organs.example</a>.</p>
```

```html index.html
<h1>À propos</h1><p>8 ans d'expérience en orgues, 3 ans d'expérience en cloches.</p>
<p>Professeure (2019 – présent), organiste (2021 – présent)</p>
```
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from freshness.document import Block
from freshness.model import DatedPage, Place, Reference, Site
from freshness.provider import profile
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Paper, Severity

_PERSONAL = frozenset((Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV, Kind.PORTFOLIO, Kind.NOW))
_MOST_PAGES = 20
_MOST_FACTS = 30
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}\b", re.IGNORECASE)
_SLIP = 0.88
"""How much two addresses are alike that are one, mistyped."""
_SAME_NAME = 0.8
_DIGITS = re.compile(r"\d+")
_EXPERIENCE = re.compile(
    r"(?<![\d.–-])(?P<count>\d{1,2})\s?\+?\s(?P<what>(?:"
    r"years?['’]? (?:of )?(?:professional |work )?experience|jahren? (?:berufs)?erfahrung|"
    r"ans d['’]expérience|años de experiencia|anni di esperienza|anos de experiência|"
    r"lat doświadczenia|jaar ervaring)(?:\s[\w'’-]{1,30}){0,3})",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """A fact, and where it is told."""

    value: str
    quote: str
    page: DatedPage | None = None
    block: Block | None = None
    place: Place | None = None


def check(site: Site) -> Iterator[Flag]:
    """Flag the later of two places that contradict each other."""
    pages = [page for page in site.pages if page.kind in _PERSONAL][:_MOST_PAGES]
    yield from _slips(pages, site.crawl.papers)
    yield from _accounts(site)
    yield from _experience(pages)


def _flag(told: Told, message: str, advice: str) -> Flag:
    return Flag(
        message=message,
        advice=advice,
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        quote=told.quote,
        page=told.page,
        block=told.block,
        place=told.place,
    )


def _slips(pages: Iterable[DatedPage], papers: Iterable[Paper]) -> Iterator[Flag]:
    """Mail addresses that are one, mistyped in one of two places, of which a CV may be one."""
    found: dict[str, Told] = {}
    for page in pages:
        for block in page.page.document.blocks:
            if "@" in block.text:
                for match in _MAIL.finditer(block.text):
                    found.setdefault(match[0].casefold(), Told(match[0], match[0], page, block))
        for node in page.page.document.json_ld:
            if told := _MAIL.fullmatch(str(node.get("email", "")).removeprefix("mailto:")):
                found.setdefault(told[0].casefold(), Told(told[0], told[0], page))
        for role, value, _ in page.page.document.written:
            is_mail = role == "page" and value[:7].lower() == "mailto:"
            if linked := is_mail and _MAIL.match(value[7:]):
                found.setdefault(linked[0].casefold(), Told(linked[0], linked[0], page))
    for paper in papers:
        for match in _MAIL.finditer(paper.text):
            place = Place(url=paper.url, path=paper.path, quote=match[0])
            found.setdefault(match[0].casefold(), Told(match[0], match[0], place=place))
    known: list[str] = []
    for address in list(found)[:_MOST_FACTS]:
        twin = next((each for each in known if _is_slip(each, address)), None)
        if twin:
            yield _flag(
                found[address],
                f"The address is {found[address].value} here, and {found[twin].value} elsewhere.",
                "Correct the one that is mistyped.",
            )
        known.append(address)


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ as by a slip of the pen, and not on purpose."""
    if _DIGITS.sub("", one) == _DIGITS.sub("", other):
        return False  # ada1 and ada2
    (name, _, host), (name_2, _, host_2) = one.partition("@"), other.partition("@")
    if name == name_2:
        # The same person at two hosts is common; the same host written twice is not.
        return host.split(".")[-1] == host_2.split(".")[-1] and _alike(host, host_2) >= _SLIP
    return host == host_2 and _alike(name, name_2) >= _SLIP


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _accounts(site: Site) -> Iterator[Flag]:
    """Two accounts of one name at one place, in the settings of a site."""
    told: dict[str, dict[str, Reference]] = defaultdict(dict)
    for link in site.crawl.links:
        for reference in link.sources:
            if reference.place and reference.page in site.crawl.parts:
                known = profile(link.url)
                if known and known.provider.slug != "mastodon":
                    told[known.provider.title].setdefault(known.account.casefold(), reference)
    for provider, accounts in told.items():
        for first, second in _pairs(accounts):
            if _alike(first, second) >= _SAME_NAME:
                name = provider.removesuffix(" profiles")
                later = max(accounts[first], accounts[second], key=_line)
                other = first if later is accounts[second] else second
                yield Flag(
                    message=f"Another account at {name} is named elsewhere: {other}.",
                    advice="Keep the one that is yours.",
                    severity=Severity.MEDIUM,
                    confidence=Confidence.MEDIUM,
                    reference=later,
                )


def _pairs(names: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    some = list(names)[:_MOST_FACTS]
    for index, first in enumerate(some):
        for second in some[index + 1 :]:
            yield first, second


def _line(reference: Reference) -> tuple[str, int]:
    place = reference.place
    return (reference.page, (place.line or 0) if place else 0)


def _experience(pages: Iterable[DatedPage]) -> Iterator[Flag]:
    """Years of experience in the same thing that do not agree; the smaller number is the older."""
    told: dict[str, dict[int, Told]] = defaultdict(dict)
    for page in pages:
        for block in page.page.document.blocks:
            for match in _EXPERIENCE.finditer(block.text):
                what = " ".join(match["what"].casefold().split())
                told[what].setdefault(int(match["count"]), Told(what, match[0], page, block))
    for counts in told.values():
        least, most = min(counts), max(counts)
        if least < most and counts[least].page is not counts[most].page:
            yield _flag(
                counts[least],
                f"It is {least} years here, and {most} elsewhere.",
                "Name the year in which it began, and it stays true.",
            )
