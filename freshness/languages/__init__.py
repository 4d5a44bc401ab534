"""What sentences say about time, in each language: phrases in a data file, loaded when needed.

A language is a file beside this one, `en.toml`. Under `[phrases]` each topic has one phrase a line,
lower case, with straight apostrophes:

    (a|b)    one of these            [a]      may be there or not
    {n}      a number or its word    …        up to five words
    {year}   a year                  {over} {season} …  a word of that list atop the file

A phrase is looked for only on pages that have its rarest word, and becomes a pattern only then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

UNSPACED = frozenset(("ja", "zh"))
"""Languages that write words without spaces between them."""

# The words that a language cannot do without and the others do not have; for telling them apart.
_COMMON = {
    "en": "the of and to with for that this is are have from my which i am an at it was",
    "de": "der die und das nicht mit ist ein eine auf für von ich den zu auch im bin am",
    "fr": "le les des une est et dans pour que je sur avec du au mes suis de la en",
    "es": "el los las una y del con para por que en mi más como de la soy",
    "it": "il gli di che una per con della sono nel anche ho del le la",
    "pt": "os uma não com para em do da que e um meu são mais de no sou",
    "nl": "de het een van ik en niet op te dat voor zijn met mijn ben",
    "pl": "w na nie się jest do z i oraz jak dla przez jestem od",
}
_FREQUENT = frozenset(
    " ".join(_COMMON.values()).split()
    + "this will have been last next just then these about over open time from dans cette vous "
    "wird werden diese este esta questo questa deze para over will".split()
)
"""Words by which no phrase is looked for if it has another."""
_COMMON_WORDS = {
    language: frozenset(word.encode() for word in words.split())
    for language, words in _COMMON.items()
}
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAMPLE = 2_000
_PLENTY = 12
"""So many common words of the declared language leave no doubt."""
_CLEARLY = 4
"""So many more common words than the declared language has make the page another one's."""

KNOWN = (*_COMMON, "ja", "zh")


def language_of(words: frozenset[bytes], text: str, declared: str) -> str:
    """The language of a page: the declared one, unless the words clearly tell another.

    Args:
        words: the words of the page, lower case, as UTF-8.
        text: the page's text.
        declared: primary subtag, or empty.

    Returns:
        One of `KNOWN`, or empty when it is none of them.
    """
    if not text.isascii() and (eastern := _eastern(text[:_SAMPLE])):
        return eastern
    if len(_COMMON_WORDS.get(declared, frozenset()) & words) >= _PLENTY:
        return declared
    counts = {language: len(common & words) for language, common in _COMMON_WORDS.items()}
    best = max(counts, key=lambda each: counts[each])
    if declared in counts and counts[best] - counts[declared] < _CLEARLY:
        return declared
    if declared and declared not in counts and counts[best] < 2 * _CLEARLY:
        return ""
    return best if counts[best] else "en" if text.isascii() else ""


def _eastern(sample: str) -> str:
    kana = len(_KANA.findall(sample))
    han = len(_HAN.findall(sample))
    if (kana + han) * 5 < len(sample):
        return ""
    return "ja" if kana * 10 > han else "zh"


class Phrase(NamedTuple):
    """One phrase of a language's file."""

    topic: str
    words: str
    keys: tuple[str, ...]
    """One of these words is in every text that holds the phrase."""
    reach: int  #: characters around that word in which the phrase lies


@dataclass(frozen=True)
class Language:
    """The vocabulary of one language."""

    code: str
    lists: Mapping[str, tuple[str, ...]]
    """Words for `{month}` and the like, each line of the file an entry with its variants."""
    phrases: tuple[Phrase, ...]

    @cached_property
    def by_key(self) -> Mapping[bytes, tuple[Phrase, ...]]:
        """The phrases by each of their keys, as UTF-8."""
        found: dict[bytes, list[Phrase]] = {}
        for phrase in self.phrases:
            for key in phrase.keys:
                found.setdefault(key.encode(), []).append(phrase)
        return {key: tuple(phrases) for key, phrases in found.items()}

    def number(self, text: str) -> int | None:
        """The value of what `{n}` matched; words count from the first of the list."""
        if text.isdecimal():
            return int(text)
        words = self.lists.get("n", ())
        return next((at for at, each in enumerate(words, 1) if text in each.split("|")), None)

    def pattern(self, phrase: Phrase) -> re.Pattern[str]:
        """The phrase as a pattern for lower-case text."""
        return _pattern(self, phrase.words)

    def has(self, name: str, text: str) -> bool:
        """Whether lower-case text has a word of one of the lists."""
        return name in self.lists and _listed(self, name).search(text) is not None

    def __hash__(self) -> int:
        return hash(self.code)


@cache
def language(code: str) -> Language:
    """The vocabulary of one of `KNOWN`."""
    import tomllib

    data = tomllib.loads(Path(__file__).with_name(f"{code}.toml").read_text("utf-8"))
    lists = {name: tuple(_lines(text)) for name, text in data["lists"].items()}
    phrases = tuple(
        Phrase(topic, line, _keys(line, lists), _FAR if "…" in line else _NEAR)
        for topic, text in data["phrases"].items()
        for line in _lines(text)
    )
    return Language(code, lists, phrases)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


_PIECE = re.compile(r"\((?P<any>[^()]+)\)|\[(?P<maybe>[^][]+)\]|(?P<gap>…)|(?P<word>[^\s([…]+)")
_NEAR, _FAR = 60, 240
_STOP = r"(?:(?<=')|(?!\w))"
_SLOT = re.compile(r"\{(\w+)\}")
_SPLIT = re.compile(r"[^\w]+")


def _keys(line: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words by which to look for a phrase: those of the part that has the rarest."""
    parts = []
    for piece in _PIECE.finditer(line):
        choices = (piece["any"] or piece["word"] or "").split("|")
        keys = tuple(word for choice in choices for word in _words_of(choice, lists))
        if all(keys):
            parts.append(keys)
    if not parts:
        raise ValueError(f"{line!r} has no word to look for")
    return max(parts, key=_rarity)


def _words_of(choice: str, lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The longest word of a choice; of one that is a list of words, each of these."""
    words = max((w for w in _SPLIT.split(_SLOT.sub(" ", choice))), key=len)
    slot = _SLOT.search(choice)
    if words or not slot or slot[1] in ("n", "year"):
        yield words
        return
    for entry in lists[slot[1]]:
        for variant in entry.split("|"):
            yield max(_SPLIT.split(variant), key=len)


def _rarity(keys: tuple[str, ...]) -> tuple[bool, int, int]:
    """How seldom one of these words is met: long ones are, and few."""
    return _FREQUENT.isdisjoint(keys), min(map(len, keys)), -len(keys)


@cache
def _pattern(language: Language, line: str) -> re.Pattern[str]:
    spaced = language.code not in UNSPACED
    space = "(?: |(?<='))" if spaced else r"\s?"  # nothing stands between l' and its word
    body = ""
    for piece in _PIECE.finditer(line):
        after = space if line[piece.end() : piece.end() + 1] == " " else ""
        if piece["gap"]:
            body += (
                r"(?:(?:\d{1,2}\.|[^\s.!?;']{1,30})[ ']){0,5}?" if spaced else r"[^。！？；]{0,20}?"
            )
        elif piece["maybe"]:
            body += f"(?:(?:{_choices(piece['maybe'].strip('()'), language)}){after})?"
        else:
            body += f"(?:{_choices(piece['any'] or piece['word'], language)}){after}"
    # No phrase begins within a number: `40,000 years ago`.
    return re.compile(rf"(?<!\w)(?<!\d[.,])(?:{body}){_STOP}" if spaced else body)


@cache
def _listed(language: Language, name: str) -> re.Pattern[str]:
    words = "|".join(
        _regex(each, language) for line in language.lists[name] for each in line.split("|")
    )
    return re.compile(words if language.code in UNSPACED else rf"(?<!\w)(?:{words}){_STOP}")


def _choices(text: str, language: Language) -> str:
    return "|".join(_regex(choice, language) for choice in text.split("|"))


def _regex(choice: str, language: Language) -> str:
    """Words with their slots filled in; a hyphen is a space as well."""
    pieces = _SLOT.split(choice)
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            pieces[at] = re.escape(piece).replace(r"\-", "[- ]")
            continue
        if piece == "year":
            pieces[at] = r"(?P<year>(?:19|20)\d\d)"
            continue
        words = "|".join(
            re.escape(each) for line in language.lists.get(piece, ()) for each in line.split("|")
        )
        if piece == "n":
            pieces[at] = rf"(?P<n>\d{{1,3}}{'|' if words else ''}{words})(?P<plus> ?\+)?"
        else:
            pieces[at] = f"(?P<{piece}>{words})"
    return "".join(pieces)
