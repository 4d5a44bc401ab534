"""One page says that you work somewhere, and another that you did.

Looks at the pages that speak of you, and in a source tree at settings and includes, for what is
named as your place of work now (“I work at …”, “derzeit bei …”, a short “Engineer @ …”, `worksFor`
in structured data) and what is named as a former one (“I worked at …”, “früher bei …”). It flags
the present where another page tells the same place in the past only.

After a change of jobs one page is mended, and the translation, the sidebar or the footer is
forgotten.

Left alone: pages that tell both, since people come back; dates and closed ranges; internships; and
everything that names no place in capital letters.

Flagged:

```html index.html
<h1>Ada</h1><p>I work as an organ builder at Organ Works in Exampleton.</p>
```
```html about/index.html
<h1>About</h1><p>I worked at Organ Works and build bells of my own since.</p>
```

```html index.html
<h1>Ada</h1><p>Ich arbeite derzeit bei Glockenbau Muster und spiele Orgel.</p>
```
```html about/index.html
<h1>Über mich</h1><p>Früher war ich bei Glockenbau Muster, jetzt baue ich selbst.</p>
```

Fine:

```html index.html
<h1>Ada</h1><p>I work as an organ builder at Organ Works.</p>
```
```html about/index.html
<h1>About</h1><p>I was an apprentice at Bell Works, and work at Organ Works now.</p>
```

```html index.html
<h1>Ada</h1><p>Je travaille actuellement chez Orgues Exemple.</p>
```
```html about/index.html
<h1>À propos</h1><p>J'ai travaillé chez Cloches Exemple de 2012 à 2015.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from freshness.document import Block
from freshness.model import DatedPage, Place, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_PERSONAL = frozenset((Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.NOW))
_ORG = r"(?:the\s|der\s|die\s|dem\s)?[A-Z][\w&-]*+(?:\s[A-Z][\w&-]*+){0,3}"
_AT = rf"\b(?:at|for|with|on the|bei|für|chez|pour|en|presso|na|bij|w)\s(?P<org>{_ORG})"
_PRESENT = re.compile(
    r"\b(?i:I work|I am|I['’]m|currently|presently|ich arbeite|ich bin|derzeit|aktuell|zurzeit|"
    r"je travaille|je suis|actuellement|trabajo|soy|actualmente|lavoro|sono|attualmente|trabalho|"
    r"sou|atualmente|ik werk|momenteel|pracuję|obecnie)\b[^.;!?\n]{0,80}?" + _AT
    + rf"|(?:现为|现任|现就职于|就职于|任职于|目前就职于|現在は?)\s?(?P<org_2>{_ORG})"
)  # fmt: skip
_PAST = re.compile(
    r"\b(?i:I (?:also |have |had |previously |formerly )?(?:worked|was|used to work)|formerly|"
    r"previously|arbeitete|war ich|ich war|früher|zuvor|ehemals|j['’]ai travaillé|je travaillais|"
    r"j['’]étais|auparavant|trabajé|trabajaba|anteriormente|ho lavorato|lavoravo|trabalhei|"
    r"trabalhava|werkte|was ik|pracowałe?m|pracowałam)\b[^.,;:!?\n]{0,120}"
)
_PLACE = re.compile(_AT)
_BIO = re.compile(rf"(?P<what>[\w /&,-]{{2,40}}?)\s?@\s?(?P<org>{_ORG})\s*[\"'<]?\s*$")
_BRIEF = re.compile(
    r"\b(?:intern\w*|trainee|praktik\w*|stage|stagiaire|becari[oa]|tirocini\w*|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"^(?:the|der|die|dem)\s", re.IGNORECASE)
_LONGEST = 20_000
_MOST = 20


class Told(NamedTuple):
    """A place of work in a text, and where it stands."""

    org: str
    words: str
    page: DatedPage | None = None
    block: Block | None = None
    place: Place | None = None


def check(site: Site) -> Iterator[Flag]:
    """Flag each present that another page knows as a past, once a place of work."""
    pages = [page for page in site.pages if page.kind in _PERSONAL][:_MOST]
    texts = [(page.page.url, list(_of_page(page))) for page in pages]
    texts += [(path, list(_of_part(path, text))) for path, text in site.crawl.parts.items()]
    now = {name: {told.org: told for told in found if told.words} for name, found in texts}
    past = {name: {told.org for told in found if not told.words} for name, found in texts}
    flagged = set[tuple[str, str]]()
    for name, present in now.items():
        for org, told in present.items():
            known = any(
                org in past[other] and org not in now[other] for other in past if other != name
            )
            if known and org not in past[name] and (name, org) not in flagged:
                flagged.add((name, org))
                yield _flag(told)


def _flag(told: Told) -> Flag:
    return Flag(
        message=f"This is told as the present, and elsewhere as the past: {told.org}.",
        advice="Mend the one that was forgotten.",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        quote=told.words,
        page=told.page,
        block=told.block,
        place=told.place,
    )


def _of_page(page: DatedPage) -> Iterator[Told]:
    for block in page.page.document.blocks:
        if not block.context & {"code", "quote", "comment", "nav", "hidden"}:
            for told in _of_text(block.text):
                yield told._replace(page=page, block=block)
    for node in page.page.document.json_ld:
        works_for = node.get("worksFor") if node.get("@type") == "Person" else None
        for each in works_for if isinstance(works_for, list) else [works_for]:
            name = each.get("name") if isinstance(each, dict) else each
            if isinstance(name, str) and name.strip():
                yield Told(_bare(name.strip()[:80]), name.strip()[:80], page)


def _of_part(path: str, text: str) -> Iterator[Told]:
    """What settings and includes say, line by line; of settings the last words of a value too."""
    for number, line in enumerate(text[:_LONGEST].splitlines(), 1):
        found = list(_of_text(_plain(line)))
        if bio := _BIO.search(_plain(line)):
            found.append(Told(_bare(bio["org"]), bio[0].strip()))
        for told in found:
            yield told._replace(place=Place(path=path, line=number, quote=told.words))


_STRUCK = re.compile(r"<(?P<tag>del|s|strike)>[^<]*+</(?P=tag)>")
_TAG = re.compile(r"<[^<>]*+>")
_LINK = re.compile(r"\[(?P<words>[^\[\]]*+)\]\([^()]*+\)")


def _plain(line: str) -> str:
    """A line of Markdown or HTML as its readers see it, more or less."""
    if line.lstrip().startswith("#"):
        return ""
    bare = _TAG.sub(" ", _STRUCK.sub(" ", line))
    return " ".join(_LINK.sub(r"\g<words>", bare).replace("*", "").split())


def _of_text(text: str) -> Iterator[Told]:
    """Presents with their words, and pasts without."""
    if len(text) > _LONGEST:
        return
    pasts = list(_PAST.finditer(text))
    for match in pasts:
        if not _BRIEF.search(match[0]):
            for place in _PLACE.finditer(match[0]):
                yield Told(_bare(place["org"]), "")
    for match in _PRESENT.finditer(text):
        inside = any(past.start() <= match.start() < past.end() for past in pasts)
        if not inside and not _PAST.search(match[0]):
            yield Told(_bare(match["org"] or match["org_2"]), match[0])


def _bare(org: str) -> str:
    return _SMALL.sub("", org)
