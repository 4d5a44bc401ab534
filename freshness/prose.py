"""What a page's visible sentences say about time: where, in which language, and since when.

Prose is what the owner tells a visitor today. Code, quotations, comments, struck-out text, menus
and teasers are none; neither are pages that belong to their day (posts, lists of posts). What
stands in a dated entry, a changelog, a list of publications or talks, or an archive that says so
is marked as history.

A page is first asked as a whole whether it has any word that begins a phrase of its language. Most
have none, and cost no more than that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from freshness.document import Block, Document
from freshness.languages import UNSPACED, Language, Phrase, language, language_of
from freshness.model import DatedPage, Interval
from freshness.vocabulary import Confidence, Kind
from freshness.when import find, parse

PERSONAL = frozenset((Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV, Kind.PORTFOLIO, Kind.NOW))
"""Kinds of pages that speak of their owner."""
_DATED = frozenset((Kind.POST, Kind.LIST, Kind.LEGAL))
"""Kinds of pages whose sentences belong to their day, or to nobody."""
_NOT_PROSE = frozenset(("code", "quote", "comment", "related", "hidden", "nav"))
_PUNCTUATION = bytes.maketrans(b".,;:!?()[]{}\"'-/|*_#<>=&+\n", b" " * 26)
_MARKS = "“”«»„—–…·•"
_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# No sentence ends after an initial, a title or an ordinal number.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b\d)(?<!\b\d\d)(?<!\b[DMS][rst])(?<!\bProf)(?<!\b[evi]\.[gsa])"
    r"[.!?…]++[\"')\]”»]*+\s++(?=[^\sa-z])|[。！？]|\s[•|·]\s"
)
_YEAR = re.compile(r"(?<![\d./-])(?:19[89]\d|20\d\d)(?!\d)")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20\d\d)(?!\d)")
_RANGE = re.compile(
    r"(?:19[89]|20\d)\d\)?\s?(?:[-–—−~]|to|bis|à|a|al|do|tot|até)\s?(?:[^\W\d]{3,12}\.? )?(?:19[89]|20\d)\d"
)
_LONGEST = 200_000  #: characters of a page that are read
_REACH = 400  #: characters to each side in which a sentence is looked for
_START = 40  #: characters at the start of an entry in which its date stands
_TOP = 12  #: blocks in which an archive says that it is one
_MAX_CLAIMS = 200  #: a page


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
        """Whether it is about its writer."""
        return bool(self.language) and language(self.language).has("person", _plain(self.text))


class Claim(NamedTuple):
    """A phrase of the vocabulary in a sentence."""

    topic: str  #: section of the language's file
    words: str  #: as they stand
    start: int  #: where in the block's text
    slots: Mapping[str, str]  #: what `{n}`, `{month}` and the like stand for, lower case
    number: int | None  #: value of `{n}`
    sentence: Sentence

    def has(self, name: str) -> bool:
        """Whether a word of one of the language's lists is among its words."""
        return language(self.sentence.language).has(name, _plain(self.words))

    def quote(self, longest: int = 120) -> str:
        """The sentence, or of a long one the part around the words."""
        text = self.sentence.text
        if len(text) <= longest:
            return text
        at = self.start - self.sentence.start
        end = at + len(self.words)
        first = max(0, min(at - longest // 3, len(text) - longest))
        first = text.rfind(" ", 0, first) + 1
        last = max(first + longest, end)
        cut = text.rfind(" ", end, last) if last < len(text) else len(text)
        return text[first : cut if cut > 0 else last].strip()


def is_evergreen(page: DatedPage) -> bool:
    """Whether a page speaks of today: it is no post, no list and no legal text."""
    return page.kind not in _DATED


def names_year(page: DatedPage) -> bool:
    """Whether a page's address or title says to which year it belongs."""
    words = f"{page.page.url.partition('://')[2].partition('/')[2]} {page.page.document.title}"
    return _ANY_YEAR.search(words) is not None


def written(page: DatedPage) -> Interval | None:
    """When the owner last worked on the words of a page; the latest it can have been.

    A new post is a sign of care for the home page that lists it, but not for its sentences. A file
    that history does not show to have changed since has not: git may not know what a build changed,
    but is sure about the day after which nothing did.
    """
    known = [each for each in (page.changed, page.published) if each]
    if page.reviewed and page.kind is not Kind.HOME:
        known.append(page.reviewed)
    last = max(known, key=lambda each: (each.latest, each.confidence), default=None)
    return replace(last, confidence=Confidence.HIGH) if last and last.signal == "git" else last


def sentences(page: DatedPage) -> Iterator[Sentence]:
    """Every sentence of a page's prose, in order, whatever kind of page it is."""
    reading = _read(page.page.document)
    for block in reading.blocks:
        if not block.context & _NOT_PROSE:
            at = 0
            while at < len(block.text):
                sentence = reading.sentence(block, at, at + 1)
                yield sentence
                at = max(at, sentence.start + len(sentence.text)) + 1


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


def first_of_each(claims: Iterable[Claim], topics: Sequence[str]) -> Iterator[Claim]:
    """One claim of each sentence: that of the topic which comes first."""
    best: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        place = (claim.sentence.block.number, claim.sentence.start)
        known = best.get(place)
        if known is None or topics.index(claim.topic) < topics.index(known.topic):
            best[place] = claim
    yield from best.values()


def language_on(document: Document) -> str:
    """The language of a page's text: the declared one, unless the words clearly tell another."""
    return _read(document).language


def outlived(
    since: Interval, today: date, *, days: int, doubtful: int | None = None
) -> tuple[date, Confidence] | None:
    """The day on which words outlived their life, and how sure that is; None while they live.

    Args:
        since: when they were written.
        today: the day to judge by.
        days: after so many they are false, as far as one can tell.
        doubtful: after so many they may be.
    """
    end = since.latest + timedelta(days=days)
    if end <= today:
        return end, min(since.confidence, Confidence.MEDIUM)
    early = since.latest + timedelta(days=days if doubtful is None else doubtful)
    return (early, Confidence.LOW) if early <= today else None


def keep(until: date) -> str:
    """The comment by which an owner says that a sentence still holds."""
    return f"<!-- freshness: until={until} still true -->"


class _Reading:
    """One page's text, its language, and its headings."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.title = document.title
        self.text = _plain(document.text[:_LONGEST])
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

    @cached_property
    def is_archive(self) -> bool:
        """Whether the page says of itself that it is over."""
        top = "\n".join((self.title, *(block.text for block in self.blocks[:_TOP])))
        return language(self.language).has("archived", _plain(top[:2_000]))

    def claims(self) -> Iterator[Claim]:
        """What the phrases of the page's language find, without what only looks like it."""
        if not self.language:
            return
        vocabulary = language(self.language)
        if self.language in UNSPACED:
            keys = {key.encode() for key in vocabulary.any_key.findall(self.text)}
        else:
            keys = vocabulary.by_key.keys() & self.words
        found = list(islice(self._found(vocabulary, keys), _MAX_CLAIMS))
        idioms = [_span(each) for each in found if each.topic == "idiom"]
        for claim in found:
            number, start, end = _span(claim)
            if claim.topic != "idiom" and not any(
                number == block and first <= start and end <= last for block, first, last in idioms
            ):
                yield claim

    def _found(self, vocabulary: Language, keys: Collection[bytes]) -> Iterator[Claim]:
        """Each phrase in every block that has one of its keys."""
        places: dict[Phrase, set[int]] = {}
        for key in keys:
            numbers = list(self._blocks_with(key.decode()))
            for phrase in vocabulary.by_key[key]:
                places.setdefault(phrase, set()).update(numbers)
        for phrase, where in places.items():
            pattern = vocabulary.pattern(phrase)
            for number in where:
                block, start = self.blocks[number], self.starts[number]
                for match in pattern.finditer(self.text, start, self.starts[number + 1] - 1):
                    first, last = match.start() - start, match.end() - start
                    if not _is_quoted(block.text, first):
                        yield self._claim(vocabulary, phrase, match, block, first, last)

    def _blocks_with(self, key: str) -> Iterator[int]:
        """Numbers of the blocks of prose in which a key stands."""
        at = self.text.find(key)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            if not self.blocks[number].context & _NOT_PROSE:
                yield number
            at = self.text.find(key, self.starts[number + 1])

    def _claim(
        self, vocabulary: Language, phrase: Phrase, match: re.Match[str], block: Block,
        first: int, last: int,
    ) -> Claim:  # fmt: skip
        slots = {name: text for name, text in match.groupdict().items() if text}
        number = vocabulary.number(slots["n"]) if "n" in slots else None
        sentence = self.sentence(block, first, last)
        return Claim(phrase.topic, block.text[first:last], first, slots, number, sentence)

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
        if self._is_entry(block):
            return "entry"
        for heading in self.headings[block.number]:
            words = _plain(heading.text)
            if self.language and language(self.language).has("history", words):
                return "list"
            if _YEAR.search(words):
                return "heading"
        return ""

    def _is_entry(self, block: Block) -> bool:
        """Whether a date stands at the start of a block, or alone just before it."""
        if _begins_with_date(block.text, self.language):
            return True
        before = self.blocks[max(0, block.number - 2) : block.number]
        return any(
            len(each.text) < _START
            and each.tag not in _LEVELS
            and (_begins_with_date(each.text, self.language) or bool(_RANGE.search(each.text)))
            for each in before
        )


@lru_cache(maxsize=1_024)
def _begins_with_date(text: str, language: str) -> bool:
    start = text[:_START].lstrip("[(•-–—*: ")
    first = next(find(start, language=language), None)
    if first:
        return first.start <= len("Wednesday, ")
    year = _YEAR.match(start)
    return bool(year and not start[year.end() :].startswith(" ")) or bool(
        parse(text, language=language)
    )


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place lies within quotation marks."""
    before = text[max(0, at - _REACH) : at]
    opening, closing = ("„", "“”") if "„" in before else ("“«「『", "”»」』")
    opened = max(before.rfind(mark) for mark in opening)
    closed = max(before.rfind(mark) for mark in closing)
    return opened > closed or before.count('"') % 2 == 1


def _span(claim: Claim) -> tuple[int, int, int]:
    return claim.sentence.block.number, claim.start, claim.start + len(claim.words)


def _plain(text: str) -> str:
    """Lower case, with plain quotes; as long as before, so that places stay the same."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        text = text.replace("’", "'").replace("İ", "I")
    return text.lower()


@lru_cache(maxsize=2)
def _read(document: Document) -> _Reading:
    return _Reading(document)


@lru_cache(maxsize=2)
def _claims(document: Document) -> tuple[Claim, ...]:
    return tuple(sorted(_read(document).claims(), key=_span))
