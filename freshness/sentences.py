"""A page's text as sentences, each with what it stands under and whether it is history.

Code, quotations, comments, struck-out text, menus and teasers are no prose. What stands in a dated
entry, a changelog, a list of publications or talks, or an archive that says so belongs to its day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from freshness.document import Block, Document
from freshness.languages import language, language_of
from freshness.when import find

NOT_PROSE = frozenset(("code", "quote", "comment", "related", "hidden", "nav"))
"""What no sentence of the owner's stands in."""
_PUNCTUATION = bytes.maketrans(b".,;:!?()[]{}\"'-/|*_#<>=&+\n", b" " * 26)
_MARKS = "“”«»„—–…·•"
_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# No sentence ends after an initial, a title or an ordinal number.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b\d)(?<!\b\d\d)(?<!\b[DMS][rst])(?<!\bProf)(?<!\b[evi]\.[gsa])"
    r"[.!?…]++[\"')\]”»]*+\s++(?=[^\sa-z])|[。！？]|\s[•|·]\s"
)
_YEAR = re.compile(r"(?<![\d./-])(?:19[89]\d|20\d\d)(?!\d)")
_RANGE = re.compile(
    r"(?:19[89]|20\d)\d\)?\s?(?:[-–—−~]|to|bis|à|a|al|do|tot|até)\s?"
    r"(?:[^\W\d]{3,12}\.? )?(?:19[89]|20\d)\d"
)
_BEFORE = re.compile(r"[^\w]*+(?:[^\W\d_]{2,12}[.,] ?)?+[^\w]*+")
_AFTER = re.compile(r"\s*+(?:$|[])}:：）|–—−,，.·-])|\s++[^\sa-z]")
_LONGEST = 200_000  #: characters of a page that are read
_REACH = 400  #: characters to each side in which a sentence is looked for
_START = 40  #: characters at the start of an entry in which its date stands
_TOP = 12  #: blocks in which an archive says that it is one


class Sentence(NamedTuple):
    """One sentence of a page's prose."""

    text: str  #: as it stands
    block: Block
    start: int  #: where in the block's text
    language: str  #: one of `languages.KNOWN`, or empty
    headings: tuple[Block, ...]  #: under which it stands, outermost first
    history: str  #: why it belongs to its day: entry, range, heading, list, archive; or empty

    @property
    def is_personal(self) -> bool:
        """Whether it is about its writer, or the writer's kind."""
        return self.has("person") or self.has("people")

    def has(self, name: str) -> bool:
        """Whether it has a word of one of its language's lists."""
        return bool(self.language) and language(self.language).has(name, plain(self.text))


class Text:
    """One page's text, its language, and its headings. Worked out as far as it is asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.plain = plain(document.text[:_LONGEST])
        self.words = words_of(self.plain)
        self.language = language_of(self.words, self.plain, document.language)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The page's blocks."""
        return self._document.blocks

    @cached_property
    def starts(self) -> list[int]:
        """Where each block starts in the text."""
        return [0, *accumulate(len(block.text) + 1 for block in self.blocks)]

    def block_at(self, place: int) -> Block:
        """The block at a place of the text."""
        return self.blocks[bisect_right(self.starts, place) - 1]

    @cached_property
    def headings(self) -> list[tuple[Block, ...]]:
        """For each block the headings under which it stands."""
        found: list[tuple[Block, ...]] = []
        above: tuple[Block, ...] = ()
        for block in self.blocks:
            if block.tag in _LEVELS:
                above = tuple(each for each in above if each.tag < block.tag)
            found.append(above)
            if block.tag in _LEVELS:
                above = (*above, block)
        return found

    @cached_property
    def is_archive(self) -> bool:
        """Whether the page says of itself that it is over."""
        top = "\n".join((self._document.title, *(block.text for block in self.blocks[:_TOP])))
        return language(self.language).has("archived", plain(top[:2_000]))

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order."""
        for block in self.blocks:
            if not block.context & NOT_PROSE:
                at = 0
                while at < len(block.text):
                    sentence = self.sentence(block, at, at + 1)
                    yield sentence
                    at = max(at, sentence.start + len(sentence.text)) + 1

    def sentence(self, block: Block, start: int, end: int) -> Sentence:
        """The sentence around a part of a block."""
        low, high = max(0, start - _REACH), min(len(block.text), end + _REACH)
        first, last = low, high
        for stop in _END.finditer(block.text, low, high):
            if stop.end() <= start:
                first = stop.end()
            elif stop.start() >= end - 1:
                last = len(block.text[: stop.end()].rstrip())
                break
        text = block.text[first:last]
        history = self._history(block, text)
        return Sentence(text, block, first, self.language, self.headings[block.number], history)

    def _history(self, block: Block, sentence: str) -> str:
        """Why a sentence belongs to its day, or nothing."""
        if self.language and self.is_archive:
            return "archive"
        if _RANGE.search(sentence):
            return "range"
        if _begins_with_date(block.text, self.language) or block.number in self.entries:
            return "entry"
        for heading in self.headings[block.number]:
            words = plain(heading.text)
            vocabulary = language(self.language) if self.language else None
            if vocabulary and (vocabulary.has("history", words) or vocabulary.has("past", words)):
                return "list"
            if _YEAR.search(words):
                return "heading"
        return ""

    @cached_property
    def entries(self) -> frozenset[int]:
        """Numbers of the blocks in dated entries: each follows a line with a date, up to a heading.

        The date may stand above the heading or below it. One such line alone may be about the page.
        """
        found: list[int] = []
        lines = 0
        dated = was_date = False
        for block in self.blocks:
            is_date = block.tag not in _LEVELS and _is_date_line(block.text, self.language)
            lines += is_date
            dated = is_date or was_date or (dated and block.tag not in _LEVELS)
            was_date = is_date
            if dated and not is_date:
                found.append(block.number)
        return frozenset(found if lines > 1 else ())


@lru_cache(maxsize=1_024)
def _begins_with_date(text: str, language: str) -> bool:
    """Whether a date heads a text; one that is a part of its first sentence does not."""
    start = text[:_START]
    first = next(find(start, language=language), None)
    if first:
        return bool(_BEFORE.fullmatch(start[: first.start]) and _AFTER.match(start[first.end :]))
    year = _YEAR.match(start.lstrip("[(•-–—*: "))
    return bool(year and _AFTER.match(year.string[year.end() :]))


@lru_cache(maxsize=4_096)
def _is_date_line(text: str, language: str) -> bool:
    """Whether a short line has a date or a range of years, as entries of lists do."""
    if len(text) > _START or not _YEAR.search(text):
        return False
    return (
        bool(_RANGE.search(text) or _YEAR.fullmatch(text))
        or next(find(text, language=language), None) is not None
    )


def plain(text: str) -> str:
    """Lower case, with plain quotes; as long as before, so that places stay the same."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        text = text.replace("’", "'").replace("İ", "I")
    return text.lower()


def words_of(text: str) -> frozenset[bytes]:
    """The words of a plain text, as UTF-8: a cheap question before one that takes longer."""
    return frozenset(text.encode("utf-8", "replace").translate(_PUNCTUATION).split())


@lru_cache(maxsize=2)
def read(document: Document) -> Text:
    """The text of a page; kept for the next rule that asks."""
    return Text(document)
