"""A skill or an instruction names a technology that has come to its end.

Looks at versions (`Python 2.7`, `Ubuntu 12.04`) and names (`AngularJS`, `Flash`) where they are
offered as what you can do now, in lists of skills, on the home page, about pages and portfolios,
and where a page tells its readers what to install. They are held against a table of versions that
have ended; of several versions named together, one that is still alive is enough.

Readers take such a list for the present. One that ends in 2014 says that the person did, too.

Left alone: dated posts, experience of years that are named, histories, warnings, code, titles of
talks and articles, whatever stands beside a year or in a past, and versions that we know nothing
of.

Flagged:

```html cv/index.html
<h1>CV</h1><h2>Skills</h2><ul><li>PHP (4/5), SVN</li></ul>
```

```html kurs/index.html
<h1>Kurs</h1><p>Das Programm benötigt Python 2.7 und etwas Zeit.</p>
```

```html portfolio/index.html
<h1>Proyectos</h1><p>Aplicación para móviles con Xamarin.Forms y mucho cariño.</p>
```

Fine:

```html cv/index.html
<h1>CV</h1><h2>Experience</h2><p>2009 – 2012: organ software in PHP 5.</p>
<h2>Skills</h2><ul><li>PHP 5 to 8.4, Python</li></ul>
```

```html kurs/index.html
<h1>Kurs</h1><p>Python 2.7 wird nicht mehr gepflegt, also nehmen wir Python 3.13.</p>
<p>J'ai écrit ce programme avec Python 2.7 en 2011.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from freshness.document import Block
from freshness.languages import UNSPACED
from freshness.lifecycle import Lifecycles, Product
from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.sentences import read
from freshness.vocabulary import Confidence, Kind, PartialDate, Severity

_PERSONAL = frozenset((Kind.HOME, Kind.ABOUT, Kind.CV, Kind.PORTFOLIO, Kind.PROJECT))
_UNDATED = _PERSONAL | {Kind.NOW, Kind.CONTACT, Kind.PAGE}
_NOT_PROSE = frozenset("code quote comment related nav footer heading hidden figure".split())
_VERSIONS = re.compile(
    r"\s?\(?(?:v(?:ersions?)?\.?\s?)?(?P<first>\d{1,4}(?:\.\d{1,3}){0,2})(?:\.x|[cgix])?(?![\d.]*\d)"
    r"(?P<more>(?:\s?(?:[,/&+–-]|and|et|und|y|e|i|or|ou|oder|o|lub|bis|to|à|a)\s?"
    r"\d{1,4}(?:\.\d{1,3}){0,2}(?![\d.]*\d)){0,12})(?P<least>\s?\+)?"
    r"(?!\s?(?:%|\+?\s?(?:years?|yrs?|ans?\b|années|jahre?|años?|anos|anni|lat\b|jaar|months?|mois)))",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\0(?:{_VERSIONS.pattern})?", re.IGNORECASE)
"""A product, for whose name a zero stands, with its versions."""
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,2}")
_OR_LATER = re.compile(
    r"[\s,)]{0,2}(?:or|and|oder|und|ou|et|o|y|e)?\s?(?:later|newer|higher|above|greater|up\b|onwards?|"
    r"höher|neuer|aufwärts|plus|supérieure?|ultérieure?|superior|posterior|successiv[oae]|hoger|以上)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:>=|≥|at least|minimum|min\.|mindestens|ab|au moins|à partir de|al menos|almeno|pelo menos|"
    r"minstens|co najmniej)\s{0,2}\Z",
    re.IGNORECASE,
)
_LONG_AGO = 5 * 365
"""Days after which a requirement of “at least” says how old the text is."""
_YEAR = re.compile(r"(?<![\d.])(?:19[89]|20[0-4])\d(?![\d.]*\d)")
_TOLD = re.compile(
    r"\b(?:end[- ]of[- ]life|eol|deprecat\w*|obsolete|legacy|unsupported|unmaintained|outdated|"
    r"abandoned|discontinued|no longer|not supported|drop(?:s|ped|ping)?|remov(?:e|ed|es|ing)|"
    r"old(?:er|est)?|before|until|since|instead of|rather than|replac\w+|migrat\w+|upgrad\w+|"
    r"port(?:ed|ing)|convert\w*|moved? (?:from|away)|switch\w*|used to|formerly|originally|"
    r"previously|history|"
    r"ended|died|dead|ancient|retro|vintage|nostalg\w*|years? ago|back (?:in|then)|was|were|had|"
    r"avoid|don't|do not|never|without|unlike|not|"
    r"veraltet\w*|nicht|kein\w*|früher|damals|alt(?:e|en|er|es)?|ehemal\w*|umstieg|abgelöst|war|"
    r"obsol\w*|dépréci\w*|n'est|n’est|plus|ancien\w*|autrefois|avant|depuis|était|migré\w*|"
    r"obsoleto|antigu\w*|ya no|anteriormente|antes|era|migr[ae]\w*|desde|"
    r"vecchi\w*|prima|obsoleta|descontinuad\w*|antig\w*|nie|stary|starsz\w*|verouderd\w*|oud\w*)\b"
    r"|廃止|非推奨|以前|旧|过时|弃用|以前|曾",
    re.IGNORECASE,
)
"""Words of a text that knows that the thing is old, or tells of the past."""
_ASKED = re.compile(
    r"\b(?:as of|applies to|based on|written for|extracted from|taken from|basiert auf|basé sur|"
    r"basado en|requires?|required|requirements?|needs?|prerequisites?|depends? on|"
    r"install(?:s|ed|ing)?|"
    r"compatible|works? (?:with|on|in)|runs? (?:on|with)|supports?|supported|tested (?:with|on)|"
    r"benötigt|braucht|voraussetzung\w*|erfordert|setzt .{1,30} voraus|läuft (?:mit|unter|auf)|"
    r"installier\w*|nécessite|requiert|prérequis|installez|fonctionne (?:avec|sous)|requiere|"
    r"necesita|requisitos?|instala\w*|funciona con|richiede|requisiti|installa\w*|requer|"
    r"precisa de|vereist|benodigd|wymaga\w*|zainstaluj\w*)\b|必要|動作環境|需要|依赖|安装",
    re.IGNORECASE,
)
_SKILLS = re.compile(
    r"\b(?:skills?|technolog(?:y|ies)|tech stack|stack|tools?|languages?|competenc(?:e|ies)|"
    r"proficien\w*|expertise|kenntnisse|fähigkeiten|technologien|werkzeuge|programmiersprachen|"
    r"compétences?|connaissances|langages?|outils|habilidades|tecnologías|herramientas|"
    r"conocimientos|competen[zc]\w*|strumenti|conhecimentos|ferramentas|vaardigheden|umiejętności)\b"
    r"|スキル|技術|技能|技术",
    re.IGNORECASE,
)
_PAST_SECTION = re.compile(
    r"\b(?:experiences?|employment|work history|career|jobs?|education|publications?|talks?|"
    r"presentations?|awards?|archives?|history|changelog|news|blog|posts?|articles?|writing|"
    r"re(?:s?)sources?|references?|références|links?|liens|further reading|see also|literatur|"
    r"quellen|enlaces|"
    r"berufserfahrung|erfahrung|werdegang|ausbildung|vorträge|veröffentlichungen|neuigkeiten|"
    r"expériences?|parcours|formation|diplômes?|conférences|actualités|experiencia|formación|"
    r"educación|charlas|noticias|esperienz\w*|formazione|istruzione|experiência|formação|ervaring|"
    r"opleiding|doświadczenie|wykształcenie)\b|経歴|職歴|学歴|发表|经历|经验",
    re.IGNORECASE,
)
_SHORT = 60  #: characters of what may head a section
_TITLE = 2  #: words
_MAX_FLAGS = 20


def check(page: DatedPage, lifecycles: Lifecycles, today: date) -> Iterator[Flag]:
    """Flag each technology once a page, twenty at most."""
    if page.kind not in _UNDATED:
        return
    present = _present(page, lifecycles)
    if not present:
        return
    pattern = _pattern(tuple(present))
    section, dated = "", False
    told = set[str]()
    for block in page.page.document.blocks:
        if _is_head(block):
            section, dated = block.text, bool(_YEAR.search(block.text))
            continue
        short = len(block.text) <= _SHORT and _YEAR.search(block.text)
        if short and _YEAR.search(_without(pattern, block.text)):
            dated = True  # what follows is a post, or a job with its years
        if dated or block.context & _NOT_PROSE:
            continue
        for found in pattern.finditer(block.text):
            product = lifecycles.by_name[found[0]]
            if product.name in told or len(told) == _MAX_FLAGS:
                continue
            named = _named(product, found, today)
            if named is None:
                continue
            quote, end = named
            sentence = _sentence(block.text, found.start(), quote)
            if _is_offered(page, section, product, _without(pattern, sentence)):
                told.add(product.name)
                yield _flag(product, quote, end, block)


def _present(page: DatedPage, lifecycles: Lifecycles) -> list[str]:
    """The names in the text of a page, of which few have any."""
    text = read(page.page.document)
    by_word = lifecycles.by_word
    if text.language in UNSPACED:
        words = {word for word in by_word if word.decode() in text.plain}
    else:
        words = by_word.keys() & {word.rstrip(b"0123456789") for word in text.words}
    names = {name for word in words for name in by_word[word]} if words else ()
    whole = page.page.document.text
    return [name for name in lifecycles.by_name if name in names and name in whole]


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w./@-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _without(pattern: re.Pattern[str], text: str) -> str:
    """A text without products and their versions, some of which look like years."""
    return _NAMED.sub(" ", pattern.sub("\0", text))


def _is_head(block: Block) -> bool:
    """Whether a block heads what follows: a heading, or a short line that names a section."""
    if "heading" in block.context:
        return True
    if len(block.text) > _SHORT or block.context & {"list", "nav"}:
        return False
    count = len(block.text.split())
    patterns = (_PAST_SECTION, _SKILLS)
    return (count <= _TITLE and any(each.search(block.text) for each in patterns)) or (
        count <= 2 * _TITLE and any(each.match(block.text) for each in patterns)
    )


def _named(product: Product, found: re.Match[str], today: date) -> tuple[str, PartialDate] | None:
    """The words, and the end of the latest version among them; None when one is alive."""
    end = product.end()
    if end:
        return (found[0], end) if end.latest <= today else None
    versions = _VERSIONS.match(found.string, found.end())
    if versions is None:
        return None
    numbers = [versions["first"], *_VERSION.findall(versions["more"])]
    ends = [product.end(number) for number in numbers]
    over = [each for each in ends if each and each.latest <= today]
    if len(over) < len(ends):
        return None
    end = max(over, key=lambda each: each.latest)
    text, stop = found.string, versions.end()
    least = (
        versions["least"] or _OR_LATER.match(text, stop) or _AT_LEAST.search(text[: found.start()])
    )
    if least and (today - end.latest).days < _LONG_AGO:
        return None  # newer ones are meant as well
    quote = found.string[found.start() : versions.end()]
    if quote.count("(") > quote.count(")") and found.string.startswith(")", versions.end()):
        quote += ")"
    return quote, end


def _sentence(text: str, start: int, quote: str) -> str:
    """The sentence around some words."""
    before = max(
        (text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "; ", "。")), default=-1
    )
    after = [
        at
        for mark in (". ", "! ", "? ", "; ", "。")
        if (at := text.find(mark, start + len(quote))) >= 0
    ]
    return text[before + 1 : min(after, default=len(text))]


def _is_offered(page: DatedPage, section: str, product: Product, around: str) -> bool:
    """Whether the words around products and versions speak of what is used or asked for now."""
    if product.near and not re.search(product.near, page.page.document.text, re.IGNORECASE):
        return False
    if product.anywhere:
        return not _YEAR.search(around)
    if _YEAR.search(around) or _TOLD.search(around) or _PAST_SECTION.search(section):
        return False
    if _ASKED.search(around) or _ASKED.search(section):
        return True
    return bool(_SKILLS.search(section)) if page.kind is Kind.CV else page.kind in _PERSONAL


def _flag(product: Product, quote: str, end: PartialDate, block: Block) -> Flag:
    on = f"on {end}" if end.day else f"in {end}"
    return Flag(
        message=product.note or f"{quote} came to its end {on}.",
        advice=product.instead or "Name what you use today, or say when it was.",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        quote=quote,
        block=block,
        stale_on=end.latest,
    )
