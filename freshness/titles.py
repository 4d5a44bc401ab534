"""Professions and headlines, held against each other as people would.

A headline tells one or more roles, and roles beside each other are fine. So only what surely speaks
of the same role, and otherwise, is a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from freshness.names import MAX_LENGTH, Agreement, fold, same_firm


class Said(NamedTuple):
    """One role as a headline tells it: “Senior data engineer at Example”."""

    title: str
    employer: str  #: empty where it names none


_PARTS = re.compile(r"[|•·;,\n–—]|(?<=\w{4})[.!?](?:\s|$)")
_AND = re.compile(r"(\s[-/+&]\s|\s(?:and|und|et|y|e|en)\s)")
_AT = re.compile(r"\s*(?:@\s?|\b(?:at|bei|chez|presso|bij)\s)\s*", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:ex|former(?:ly)?|previously|past|retired|ehemals|ehemalige[rn]?|früher|ancien(?:ne)?|"
    r"prev|was|aspiring|future)\b",
    re.IGNORECASE,
)
_FORMS = re.compile(
    r"\([a-z]{1,2}(?:[/|][a-z]{1,2}){1,3}\)|[*:_](?:innen|in)\b|/-?(?:in|r)\b", re.IGNORECASE
)
_FULL = {
    "sr": "senior", "snr": "senior", "jr": "junior", "eng": "engineer", "engr": "engineer",
    "dev": "engineer", "devs": "engineer", "programmer": "engineer", "developer": "engineer",
    "mgr": "manager",
    "swe": "software engineer", "sde": "software engineer", "sre": "site reliability engineer",
    "vp": "vice president", "svp": "senior vice president", "pm": "product manager",
    "ceo": "chief executive officer", "cto": "chief technology officer",
    "cfo": "chief financial officer", "coo": "chief operating officer", "prof": "professor",
    "cio": "chief information officer", "ml": "machine learning", "fullstack": "full stack",
    "frontend": "front end", "backend": "back end", "postdoc": "postdoctoral researcher",
    "phd": "doctoral", "asst": "assistant", "assoc": "associate", "dir": "director",
    "admin": "administrator", "ops": "operations", "qa": "quality assurance", "sw": "software",
    "ux": "user experience", "cofounder": "founder", "candidate": "student",
    "doktorand": "doctoral student", "doctorant": "doctoral student",
    "doctorando": "doctoral student", "promovendus": "doctoral student",
    "ingenieur": "engineer", "ingeniero": "engineer", "ingegnere": "engineer",
    "engenheiro": "engineer", "entwickler": "engineer", "desarrollador": "engineer",
    "desenvolvedor": "engineer", "sviluppatore": "engineer", "developpeur": "engineer",
    "ontwikkelaar": "engineer", "programmeur": "engineer", "berater": "consultant",
    "adviseur": "consultant", "lehrer": "teacher", "forscher": "researcher",
    "onderzoeker": "researcher", "redakteur": "editor", "fotograf": "photographer",
    "gestalter": "designer", "ontwerper": "designer", "disenador": "designer",
    "analista": "analyst", "profesor": "professor", "professeur": "professor",
}  # fmt: skip
_SMALL = frozenset(
    "of the a an for in co und für de des du la le di y et and lead freelance self employed".split()
)
_LEVELS = frozenset(
    "junior senior principal staff head chief associate assistant vice trainee i ii iii".split()
)
_CORES = frozenset(
    "engineer developer designer analyst scientist researcher manager director architect "
    "consultant administrator writer editor teacher professor lecturer student founder president "
    "officer owner photographer artist author journalist specialist technician producer "
    "strategist coach advocate evangelist operator planner advisor accountant lawyer "
    "nurse doctor physician translator librarian curator builder maker musician leiter".split()
)
"""The word of a title that tells what somebody is; a part without one is no title but a motto."""
_WORD = re.compile(r"[^\W_]+")
_MOST = 12


def roles(headline: str) -> tuple[Said, ...]:
    """The roles of today that a headline tells; mottos and former ones are left out."""
    return tuple(_roles(headline[:MAX_LENGTH]))


def _roles(headline: str) -> Iterator[Said]:
    last = ""
    for part in islice(_parts(_FORMS.sub("", headline)), _MOST):
        if not part.strip() or _OVER.search(part):
            continue
        title, *firm = _AT.split(part.strip(), maxsplit=1)
        title = title.strip() or last
        if _CORES.intersection(_words(title)):
            yield Said(title, firm[0].strip(" .") if firm else "")
            last = title


def _parts(headline: str) -> Iterator[str]:
    """The parts of a headline; an “and” parts two roles, but not Sample and Daughters."""
    for piece in _PARTS.split(headline):
        whole, *more = _AND.split(piece)
        for sign, part in zip(more[::2], more[1::2], strict=True):
            if _CORES.intersection(_words(part)):
                yield whole
                whole = part
            else:
                whole += sign + part
        yield whole


@lru_cache(maxsize=1_024)
def _words(title: str) -> tuple[str, ...]:
    found = _WORD.findall(fold(_FORMS.sub("", title)[:MAX_LENGTH]))
    male = map(_male, found)
    full = (word for each in male for word in _FULL.get(each, each).split())
    return tuple(each for each in full if each not in _SMALL)


def _male(word: str) -> str:
    """One form for all: *Entwicklerin*, *développeuse*, *ingeniera*."""
    for ending, form in (
        ("erin", "er"),
        ("eurin", "eur"),
        ("orin", "or"),
        ("andin", "and"),
        ("euse", "eur"),
        ("ora", "or"),
        ("iera", "iero"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + form
    return word


def same_title(one: str, other: str) -> Agreement:
    """Whether two titles or headlines can be true of one person today.

    Different are two single roles of the same field (“data engineer”, “data analyst”) or of
    different levels (“junior”, “senior”); whatever else differs may stand beside each other.
    """
    one, other = sorted((one, other))
    if _words(one) == _words(other):
        return Agreement.SAME
    a, b = roles(one), roles(other)
    found = [_role_agrees(x, y) for x in a for y in b]
    if not found:
        return Agreement.COMPATIBLE
    return Agreement.DIFFERENT if set(found) == {Agreement.DIFFERENT} else max(found)


def _role_agrees(one: Said, other: Said) -> Agreement:
    a, b = set(_words(one.title)), set(_words(other.title))
    if a == b:
        return Agreement.SAME
    if (
        one.employer
        and other.employer
        and same_firm(one.employer, other.employer) is Agreement.DIFFERENT
    ):
        return Agreement.COMPATIBLE  # two positions
    levels = (a ^ b) & _LEVELS
    if a - levels == b - levels:
        return Agreement.DIFFERENT if a & levels and b & levels else Agreement.COMPATIBLE
    if a <= b or b <= a:
        return Agreement.COMPATIBLE
    if _rung(a) and _rung(b) and _rung(a) != _rung(b):
        return Agreement.DIFFERENT
    field = (a & b) - _LEVELS - _CORES
    cores = (a & _CORES, b & _CORES)
    return (
        Agreement.DIFFERENT
        if field and all(cores) and not cores[0] & cores[1]
        else Agreement.COMPATIBLE
    )


def _rung(role: Set[str]) -> str:
    """Where somebody stands who stays at a university: nobody is on two of these at a time."""
    if "doctoral" in role:
        return "doctoral" if "student" in role else ""
    return next((each for each in ("postdoctoral", "professor") if each in role), "")
