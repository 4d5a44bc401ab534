"""Names of people and firms, held against each other as people would.

Every comparison gives the same answer in both directions, and an equal value is always the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache

MAX_LENGTH = 200  #: characters; what is longer is no name


class Agreement(IntEnum):
    """How two values of one fact go together. Only the first is a contradiction."""

    DIFFERENT = 0
    COMPATIBLE = 1  #: one says less, both may be true, or nobody can tell
    SAME = 2


_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD = re.compile(r"[^\W_]+")
_MORE = re.compile(r"[|•·—@]|\s[-–]\s")  #: what people write behind their name
_FORMER = r"(?!\s*(?:née?|born|geb|formerly|fka|aka|alias|vormals|ehemals|ex|ci-devant)\b)"
_ASIDE = re.compile(rf"\({_FORMER}[^()]{{0,80}}\)|\[{_FORMER}[^][]{{0,80}}\]", re.IGNORECASE)
"""What is told in brackets; a former name is none, since it may be the one that others know."""
_TITLES = frozenset(
    "mr mrs ms mx dr prof professor phd msc bsc ma ba mba dipl ing med habil jr sr ii iii iv herr "
    "frau mme mag md esq she her hers he him his they them nee born geb formerly fka "
    "aka alias".split()
)
_FORMS = {
    "alexander": "alex sascha sasha", "alexandra": "alex sandra", "andreas": "andi andy",
    "andrew": "andy drew", "anthony": "tony", "antonio": "toni", "benjamin": "ben",
    "catherine": "kate cathy", "charles": "charlie chuck", "christian": "chris",
    "christopher": "chris", "daniel": "dan danny", "david": "dave", "edward": "ed eddie",
    "elizabeth": "liz beth", "francisco": "paco", "frederick": "fred", "gabriel": "gabe",
    "gregory": "greg", "jacob": "jake", "james": "jim jimmy", "jennifer": "jen jenny",
    "johannes": "hannes", "john": "jack johnny", "jonathan": "jon", "joseph": "joe",
    "joshua": "josh", "katherine": "kate kathy", "kenneth": "ken", "lawrence": "larry",
    "leonard": "leo", "margaret": "maggie peggy", "matthew": "matt", "maximilian": "max",
    "michael": "mike mick", "nathaniel": "nate", "nicholas": "nick", "nikolas": "niko",
    "patrick": "pat", "peter": "pete", "philip": "phil", "rebecca": "becky", "richard": "rick dick",
    "robert": "bob rob bobby", "ronald": "ron", "samantha": "sam", "samuel": "sam",
    "stephen": "steve", "steven": "steve", "susan": "sue", "theodore": "ted theo",
    "thomas": "tom tommy", "timothy": "tim", "victoria": "vicky", "vincent": "vince",
    "william": "bill will billy", "zachary": "zach",
}  # fmt: skip
"""Given names and their usual short forms."""
_FULLS: dict[str, set[str]] = {}
for _full, _shorts in _FORMS.items():
    for _short in _shorts.split():
        _FULLS.setdefault(_short, set()).add(_full)
_LEGAL = frozenset(
    "ag gmbh mbh kg kgaa ohg ug ev eg gbr se inc llc llp lp ltd limited plc corp corporation co "
    "company pty bv nv vof cv cvba vzw sa sas sarl srl spa snc sl slu ab as asa aps oy oyj kft zrt "
    "sro doo ooo kk holding group gruppe groupe".split()
)
_SMALL = frozenset(
    "the der die das le la les el los il of and und et y e de du des von for fur".split()
)
_SCHOOLS = dict.fromkeys(
    "uni universitat universite universidad universidade universita universiteit universitet "
    "uniwersytet hochschule fachhochschule".split(),
    "university",
)
_RENAMED = {
    "facebook": "meta", "twitter": "x", "google": "alphabet", "square": "block",
    "transferwise": "wise", "yandex": "nebius",
}  # fmt: skip
"""Firms whose former name, or whose part's name, people go on using; compiled 2026-11-25."""
_NO_FIRM = re.compile(
    r"\W*(?:freelance\w*|self[- ]?employed|independent|open to work|none|n/?a|home|"
    r"selbstst?ändig|freiberuflich|indépendante?|autónom[oa]|looking for .{0,80}|stealth.{0,40}|"
    r"retired|student|unemployed|-*)\W*",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    "university institute institut college school academy research science sciences technology "
    "technologies technical technische systems solutions software services consulting digital "
    "media studio studios labs laboratory data tech international global national company bank "
    "hospital foundation stiftung agency partners ventures capital networks works board centre "
    "center design engineering health energy group team department office state city royal "
    "federal new".split()
)
"""Words that many firms share."""
_TWO = 2
_LONG, _LIKE = 4, 0.8  #: letters from which on spelling may differ, and how alike it must be
_SHORTENED = 5  #: letters of an acronym
_MANY_LETTERS = 5  #: of a name that another may begin with
_DOTTED = re.compile(r"\b(?:\w\.){2,6}")


def fold(text: str) -> str:
    """Text without case, accents and ligatures."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_PLAIN)


def words(text: str, most: int = MAX_LENGTH) -> tuple[str, ...]:
    """The words of a short text, or of its first characters, folded."""
    return tuple(_WORD.findall(fold(text[:most])))


@lru_cache(maxsize=1_024)
def _name(text: str, spelt: bool) -> tuple[str, ...]:
    """The parts of a person's name; `spelt` writes ä as ae."""
    alone, *_ = _MORE.split(text[:MAX_LENGTH].strip(), maxsplit=1)
    text = alone if len(alone.split()) >= _TWO else text
    text = unicodedata.normalize("NFC", _ASIDE.sub(" ", text[:MAX_LENGTH]).casefold())
    found = words(text.translate(_SPELT) if spelt else text)
    if len(text.split()) < _TWO:  # a handle is one word, whatever signs are in it
        return ("".join(found),) if found else ()
    return tuple(each for each in found if each not in _TITLES) or found


def parts(text: str) -> tuple[str, ...]:
    """The parts of a person's name, folded and sorted, without titles: equal for the same name."""
    return tuple(sorted(_name(text, False)))


def same_person(one: str, other: str) -> Agreement:
    """Whether two names can be one person's.

    Case, accents, order, academic titles, initials, middle and double names, and the usual short
    forms make no difference. A single word is a chosen name, and contradicts nothing.
    """
    one, other = sorted((one, other))
    found = (
        _parts_agree(_name(one, a), _name(other, b)) for a in (False, True) for b in (False, True)
    )
    return max(found)


def _parts_agree(one: Sequence[str], other: Sequence[str]) -> Agreement:
    few, many = sorted((one, other), key=lambda each: (len(each), each))
    if sorted(few) == sorted(many) or "".join(one) == "".join(other):
        return Agreement.SAME
    if len(few) < _TWO or _script(few) != _script(many):
        return Agreement.COMPATIBLE
    left, missing = list(many), list(few)
    for is_like in (str.__eq__, _is_short_for, _is_initial_of, _is_spelt_like):
        for part in tuple(missing):
            match = next((each for each in left if is_like(part, each)), None)
            if match is not None:
                left.remove(match)
                missing.remove(part)
    return Agreement.DIFFERENT if missing else Agreement.COMPATIBLE


def _is_spelt_like(one: str, other: str) -> bool:
    """Whether two longer words are one in two spellings: *Alexey*, *Alexei*; *Ghent*, *Gent*."""
    is_long = min(len(one), len(other)) >= _LONG
    return is_long and SequenceMatcher(None, one, other).ratio() >= _LIKE


def _is_short_for(one: str, other: str) -> bool:
    return bool(_fulls(one) & _fulls(other))


def _fulls(part: str) -> set[str]:
    return _FULLS.get(part, set()) | {part}


def _is_initial_of(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in (len(one), len(other))


def _script(parts: Sequence[str]) -> str:
    """The script of a name, roughly: that of its first letter (`LATIN`, `CYRILLIC`, `CJK` …)."""
    return unicodedata.name(parts[0][0], "").partition(" ")[0]


@lru_cache(maxsize=1_024)
def _firm(text: str) -> tuple[str, ...]:
    """The words that tell a firm from others."""
    dotted = _DOTTED.sub(lambda found: found[0].replace(".", ""), text[:MAX_LENGTH])
    found = words(_ASIDE.sub(" ", dotted).replace("&", " ").replace("+", " "))
    bare = tuple(_SCHOOLS.get(each, each) for each in found if each not in _SMALL)
    core = list(bare)
    while len(core) > 1 and core[-1] in _LEGAL:
        core.pop()
    return tuple(core) or found


def same_firm(one: str, other: str) -> Agreement:
    """Whether two names can be one employer's.

    Legal forms, articles, “&”, places and departments behind a name, `@handle`, acronyms and the
    language of a university make no difference; nor does anything beside a word of its own.
    """
    a, b = sorted((_firm(one), _firm(other)), key=lambda each: (len(each), each))
    if a == b or "".join(a) == "".join(b):
        return Agreement.SAME
    if is_no_firm(one) or is_no_firm(other) or _is_renamed(a, b) or _is_renamed(b, a):
        return Agreement.COMPATIBLE
    begins = len("".join(a)) >= _MANY_LETTERS and "".join(b).startswith("".join(a))
    own = [
        [each for each in firm if each not in _GENERIC and len(each) >= _LONG] for firm in (a, b)
    ]
    is_shared = any(x == y or _is_spelt_like(x, y) for x in own[0] for y in own[1])
    if not a or set(a) <= set(b) or begins or is_shared or _is_acronym(a, b):
        return Agreement.COMPATIBLE
    return Agreement.DIFFERENT


def is_no_firm(text: str) -> bool:
    """Whether it tells that there is no employer, or keeps it to itself: `Freelance`."""
    return _NO_FIRM.fullmatch(text[:MAX_LENGTH]) is not None


def _is_renamed(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(one and other) and _RENAMED.get(one[0]) == other[0]


def _is_acronym(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether a short word is made of another's letters, first letter first: *UZH*, *EPFL*."""
    if len(few) != 1 or len(many) < _TWO or len(few[0]) > _SHORTENED or few[0][0] != many[0][0]:
        return False
    letters = iter("".join(many))
    return all(letter in letters for letter in few[0])


def is_school(firm: str) -> bool:
    """Whether it calls itself a university, in one of several languages."""
    return "university" in _firm(firm)
