"""What letters say, in each language: phrases and short replies in a data file, read when needed.

A language is a file beside this one, `en.toml`. Under `[phrases]` each topic has phrases, a line
each or parted by `|`, lower case:

    (a|b)    one of these            [a]      may be there or not
    word*    any ending              …        up to four words of the same sentence
    {job}    a word of that list under `[lists]`

`[reply]` has what one may answer; `{name}` is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from freshness.languages import KNOWN as KNOWN
from freshness.languages import UNSPACED, language_of

MAX_TEXT = 3_000
"""Characters of a letter that are looked at; more of them say the same."""

_WORD = re.compile(r"\w+'?|[.!?;]")
_PIECE = re.compile(r"[()\[\]|…]|[^()\[\]|…\s]+")
_ANY_ENDING = "\u01c2"  # stands for the asterisk while words are told apart
_GAP, _UNSPACED_GAP = r"(?:[^\s.!?;]{1,30} ){0,4}?", r"[^\s。！？；]{0,16}?"


@dataclass(frozen=True)
class Wording:
    """The letters' vocabulary of one language."""

    code: str
    phrases: Mapping[str, str] = field(repr=False, compare=False)
    """By topic, as they are written."""
    reply: Mapping[str, str] = field(repr=False, compare=False)

    @cache  # noqa: B019 - there are ten of them
    def pattern(self, topic: str) -> re.Pattern[str]:
        """The phrases of a topic, for text as `said` gives it; longer ones are preferred."""
        return compiled(self.phrases[topic], self.code)

    def says(self, topic: str, said: str) -> bool:
        """Whether words have a phrase of a topic."""
        return self.pattern(topic).search(said) is not None

    def count(self, topic: str, said: str, enough: int = 2) -> int:
        """How many different phrases of a topic there are, up to what is enough."""
        found: set[str] = set()
        for match in self.pattern(topic).finditer(said):
            found.add(match[0])
            if len(found) == enough:
                break
        return len(found)


def said(text: str, code: str) -> str:
    """Text as patterns want it: lower case, a space around each word and each end of a sentence."""
    text = text[:MAX_TEXT].lower().replace("’", "'")
    if code in UNSPACED:
        return "".join(text.split())
    return f" {' '.join(_WORD.findall(text))} "


def language_told(text: str) -> str:
    """The language of a letter, one of `KNOWN`; English when it does not show.

    Letters are short, so all words of the phrases count; the commonest decide where those do not.
    """
    words = frozenset(said(text, "en").split())
    told = language_of(frozenset(word.encode() for word in words), text, "") or "en"
    if told in UNSPACED:
        return told
    known = {code: len(words & _vocabulary(code)) for code in KNOWN if code not in UNSPACED}
    return max(known, key=lambda code: (known[code], code == told))


@cache
def _vocabulary(code: str) -> frozenset[str]:
    """The words of all phrases of a language."""
    text = " ".join(wording(code).phrases.values())
    return frozenset(word for word in _WORD.findall(text) if word[0].isalpha())


@cache
def wording(code: str) -> Wording:
    """The wording of one of `freshness.languages.KNOWN`."""
    import tomllib

    data = tomllib.loads(Path(__file__).with_name(f"{code}.toml").read_text("utf-8"))
    lists = {f"{{{name}}}": f"({_joined(text)})" for name, text in data.get("lists", {}).items()}
    phrases = dict(data["phrases"])
    for topic, text in phrases.items():
        for name, words in lists.items():
            phrases[topic] = text = text.replace(name, words)
    return Wording(code, phrases, data["reply"])


def _joined(lines: str) -> str:
    return "|".join(lines.split("\n")).strip("|")


def every() -> Iterator[Wording]:
    """All languages; for what is too short to tell its own."""
    return (wording(code) for code in KNOWN)


def compiled(text: str, code: str) -> re.Pattern[str]:
    """Phrases as one pattern.

    Args:
        text: a phrase a line, or parted by `|`.
        code: of the language.
    """
    spaced = code not in UNSPACED
    phrases = sorted(_alternatives(text), key=len, reverse=True)
    body = "|".join("".join(_translated(phrase, spaced=spaced)) for phrase in phrases)
    return re.compile(rf"(?<= )(?:{body})" if spaced else body)


def _alternatives(text: str) -> Iterator[str]:
    """What stands on a line each, or between the `|` that are in no brackets."""
    for line in text.splitlines():
        depth = start = 0
        for at, sign in enumerate(line):
            depth += (sign in "([") - (sign in ")]")
            if sign == "|" and depth == 0:
                yield line[start:at].strip()
                start = at + 1
        if line[start:].strip():
            yield line[start:].strip()


def _translated(phrase: str, *, spaced: bool) -> Iterator[str]:
    signs = {"(": "(?:", "[": "(?:", ")": ")", "]": ")?", "|": "|"}
    for piece in _PIECE.findall(phrase):
        if piece == "…":
            yield _GAP if spaced else _UNSPACED_GAP
        elif piece in signs:
            yield signs[piece]
        else:
            yield _words(piece) if spaced else re.escape(piece.lower())


def _words(written: str) -> str:
    """Words as a pattern, each with the space after it."""
    words = _WORD.findall(written.replace("*", _ANY_ENDING))
    return "".join(f"{re.escape(word)} " for word in words).replace(_ANY_ENDING, r"\w*")
