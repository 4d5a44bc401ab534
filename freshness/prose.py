"""What a page's visible sentences say about time: where, in which language, and since when.

Prose is what the owner tells a visitor today. Code, quotations, comments, struck-out text, menus
and teasers are none; neither are pages that belong to their day (posts, lists of posts), and what
stands in a dated entry, a changelog, a list of publications or talks, or an archive that says so.

A page is first asked as a whole whether it has any word that begins a phrase of its language. Most
have none, and cost no more than that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from freshness.document import Block, Document
from freshness.languages import UNSPACED, Language, Phrase, language, language_of
from freshness.model import DatedPage, Interval
from freshness.vocabulary import Kind
from freshness.when import find

_DATED = frozenset((Kind.POST, Kind.LIST, Kind.LEGAL))
"""Kinds of pages whose sentences belong to their day, or to nobody."""
_NOT_PROSE = frozenset(("code", "quote", "comment", "related", "hidden", "nav", "figure"))
_PUNCTUATION = bytes.maketrans(b".,;:!?()[]{}\"'-/|*_#<>=&+\n", b" " * 26)
_MARKS = "“”«»„—–…·•"
_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_END = re.compile(r"[.!?…]+[\"')\]”»]*\s+(?=[^\sa-z])|[。！？]|\s[•|·]\s")
_REACH = 400  #: characters to each side in which a sentence is looked for
_START = 40  #: characters at the start of an entry in which its date stands
_MAX_CLAIMS = 200  #: a page


class Sentence(NamedTuple):
    """One sentence of a page's prose."""

    text: str  #: as it stands
    block: Block
    start: int  #: where in the block's text
    language: str  #: one of `languages.KNOWN`, or empty
    headings: tuple[Block, ...]  #: under which it stands, outermost first
    is_history: bool  #: in a dated entry, a list of past things or a declared archive


class Claim(NamedTuple):
    """A phrase of the vocabulary in a sentence."""

    topic: str  #: section of the language's file
    words: str  #: as they stand
    start: int  #: where in the block's text
    slots: Mapping[str, str]  #: what `{n}`, `{month}` and the like stand for, lower case
    number: int | None  #: value of `{n}`
    sentence: Sentence

    def quote(self, longest: int = 120) -> str:
        """The sentence, or of a long one the part around the words."""
        text = self.sentence.text
        if len(text) <= longest:
            return text
        at = self.start - self.sentence.start
        first = max(0, min(at - longest // 3, len(text) - longest))
        first = text.rfind(" ", 0, first) + 1 if first else 0
        last = max(first + longest, at + len(self.words))
        return text[first : text.rfind(" ", at + len(self.words), last) if last < len(text) else None].strip()


def is_evergreen(page: DatedPage) -> bool:
    """Whether a page speaks of today: no post, list or legal text, and none kept out of search."""
    return page.kind not in _DATED


def written(page: DatedPage) -> Interval | None:
    """When the owner last worked on the words of a page; the latest it can have been.

    A new post is a sign of care for the home page that lists it, but not for its sentences.
    """
    known = [each for each in (page.changed, page.published) if each]
    if page.reviewed and page.kind is not Kind.HOME:
        known.append(page.reviewed)
    return max(known, key=lambda each: (each.latest, each.confidence), default=None)


def sentences(page: DatedPage) -> Iterator[Sentence]:
    """Every sentence of the page's prose, in order, whatever kind of page it is."""
    reading = _read(page.page.document)
    for block in page.page.document.blocks:
        if not block.context & _NOT_PROSE:
            at = 0
            while at < len(block.text):
                sentence = reading.sentence(block, at, at + 1)
                yield sentence
                at = max(at + 1, sentence.start + len(sentence.text) + 1)


def claims(page: DatedPage, *topics: str) -> Iterator[Claim]:
    """What an evergreen page's prose says on some topics of the vocabulary, in order.

    Args:
        page: any page; one that belongs to its day claims nothing.
        topics: sections of the languages' files.
    """
    if is_evergreen(page):
        for claim in _claims(page.page.document):
            if claim.topic in topics:
                yield claim


def language_on(document: Document) -> str:
    """The language of a page's text, as `languages.language_of` has it."""
    return _read(document).language


class _Reading:
    """One page's text, its language, and its headings."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.text = _plain(document.text)
        self.words = frozenset(self.text.encode("utf-8", "replace").translate(_PUNCTUATION).split())
        self.language = language_of(self.words, self.text, document.language)

    @cached_property
    def starts(self) -> list[int]:
        """Where each block starts in the text."""
        return [0, *accumulate(len(block.text) + 1 for block in self.blocks)]

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

    def claims(self) -> Iterator[Claim]:
        """What the phrases of the page's language find."""
        if not self.language:
            return
        vocabulary = language(self.language)
        if self.language in UNSPACED:
            keys = {key.encode() for key in vocabulary.any_key.findall(self.text)}
        else:
            keys = vocabulary.by_key.keys() & self.words
        for phrase, key in _wanted(vocabulary, keys):
            yield from self._found(vocabulary, phrase, key)

    def _found(self, vocabulary: Language, phrase: Phrase, key: str) -> Iterator[Claim]:
        """A phrase in each block that has its key; each such block is searched once."""
        pattern = vocabulary.pattern(phrase)
        at = self.text.find(key)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            block, start, end = self.blocks[number], self.starts[number], self.starts[number + 1]
            if not block.context & _NOT_PROSE:
                for match in pattern.finditer(self.text, start, end - 1):
                    first, last = match.start() - start, match.end() - start
                    slots = {name: text for name, text in match.groupdict().items() if text}
                    yield Claim(
                        phrase.topic,
                        block.text[first:last],
                        first,
                        slots,
                        vocabulary.number(slots["n"]) if "n" in slots else None,
                        self.sentence(block, first, last),
                    )
            at = self.text.find(key, end)

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
        return Sentence(
            block.text[first:last],
            block,
            first,
            self.language,
            self.headings[block.number],
            self._is_history(block),
        )

    def _is_history(self, block: Block) -> bool:
        return False


def _plain(text: str) -> str:
    """Lower case, with plain quotes; as long as before, so that places stay the same."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        text = text.replace("’", "'").replace("İ", "I")
    return text.lower()


def _wanted(vocabulary: Language, keys: Iterable[bytes]) -> Iterator[tuple[Phrase, str]]:
    for key in sorted(keys):
        for phrase in vocabulary.by_key[key]:
            yield phrase, key.decode()


@lru_cache(maxsize=2)
def _read(document: Document) -> _Reading:
    return _Reading(document)


@lru_cache(maxsize=2)
def _claims(document: Document) -> tuple[Claim, ...]:
    found = islice(_read(document).claims(), _MAX_CLAIMS)
    return tuple(sorted(found, key=lambda each: (each.sentence.block.number, each.start)))
