"""What a page's sentences claim about time, and since when they do.

A page is first asked as a whole whether it has any word by which a phrase of its language is known.
Most have none, and cost no more than that. Pages that belong to their day (posts, lists of posts)
claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from freshness.document import Document
from freshness.languages import UNSPACED, Language, Phrase, language
from freshness.model import DatedPage, Evidence, Interval
from freshness.sentences import NOT_PROSE, Sentence, Text, plain, read
from freshness.vocabulary import Confidence, Kind, Meaning

PERSONAL = frozenset((Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV, Kind.PORTFOLIO, Kind.NOW))
"""Kinds of pages that speak of their owner."""

_DATED = frozenset((Kind.POST, Kind.LIST, Kind.LEGAL))
"""Kinds of pages whose sentences belong to their day, or to nobody."""
_ITS_DAY = re.compile(
    r"(?<!\d)(?:19[89]\d|20\d\d)(?!\d)|(?<![^\W_])(?:day|week|tag|woche|jour|semaine|día|semana|giorno|"
    r"settimana|dia|dag|dzień)[ _-]?\d{1,3}(?!\w)"
    r"|(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)|(?<![^\W_])(?:lyrics|poems?|poetry|fiction|stories|songs?|"
    r"diary|novels?|humou?r|jokes?|transcripts?|interviews?|slides?|ppt)(?![^\W_])",
    re.IGNORECASE,
)
_QUOTING = 400  #: characters before a place in which a quotation is looked for
_MAX_CLAIMS = 200  #: a page


class Claim(NamedTuple):
    """A phrase of the vocabulary in a sentence."""

    topic: str  #: section of the language's file
    words: str  #: as they stand
    start: int  #: where in the block's text
    slots: Mapping[str, str]  #: what `{n}`, `{season}` and the like stand for, lower case
    number: int | None  #: value of `{n}`
    sentence: Sentence

    def has(self, name: str) -> bool:
        """Whether a word of one of the language's lists is among its words."""
        return language(self.sentence.language).has(name, plain(self.words))

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


def is_of_its_day(page: DatedPage) -> bool:
    """Whether a page's address, or the title of one that is not about its owner, says its day.

    That is a year, the number of a day or week in a series, or a story, a song or an interview.
    """
    words = page.page.url.partition("://")[2].partition("/")[2]
    if page.kind not in PERSONAL:
        words += f" {page.page.document.title} {page.page.front_matter.get('title') or ''}"
    return _ITS_DAY.search(words) is not None


def written_by(page: DatedPage) -> Interval | None:
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


def witnesses(page: DatedPage, since: Interval) -> tuple[Evidence, ...]:
    """The evidence for the day on which a page was written."""
    return tuple(
        each
        for each in page.evidence
        if (each.signal, each.when.earliest) == (since.signal, since.earliest)
        and each.meaning in (Meaning.CHANGED, Meaning.PUBLISHED, Meaning.REVIEWED)
    )


def sentences(page: DatedPage) -> Iterator[Sentence]:
    """Every sentence of a page's prose, in order, whatever kind of page it is."""
    return read(page.page.document).sentences()


def claims(page: DatedPage, *topics: str) -> tuple[Claim, ...]:
    """What an evergreen page's prose says on some topics of the vocabulary, in order.

    Args:
        page: any page; one that belongs to its day claims nothing.
        topics: sections of the languages' files.
    """
    if not is_evergreen(page):
        return ()
    return tuple(claim for claim in _claims(page.page.document) if claim.topic in topics)


def first_of_each(claims: Iterable[Claim], topics: Sequence[str]) -> Iterator[Claim]:
    """One claim of each sentence: that of the topic which comes first."""
    best: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        place = (claim.sentence.block.number, claim.sentence.start)
        known = best.get(place)
        if known is None or topics.index(claim.topic) < topics.index(known.topic):
            best[place] = claim
    yield from best.values()


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


@lru_cache(maxsize=2)
def _claims(document: Document) -> tuple[Claim, ...]:
    """What the phrases of the page's language find, without what only looks like it."""
    text = read(document)
    if not text.language:
        return ()
    vocabulary = language(text.language)
    keys: Collection[bytes]
    if text.language in UNSPACED:
        keys = [key for key in vocabulary.by_key if key.decode() in text.plain]
    else:
        keys = vocabulary.by_key.keys() & text.words
    if not keys:
        return ()
    found = list(islice(_found(text, vocabulary, keys), _MAX_CLAIMS))
    idioms = [_span(each) for each in found if each.topic == "idiom"]
    told = (
        claim
        for claim in found
        if claim.topic != "idiom" and not any(_within(_span(claim), idiom) for idiom in idioms)
    )
    return tuple(sorted(told, key=_span))


def _found(text: Text, vocabulary: Language, keys: Collection[bytes]) -> Iterator[Claim]:
    """Each phrase, looked for around its keys."""
    places: dict[Phrase, list[int]] = {}
    for key in keys:
        found = list(_places(key.decode(), text))
        for phrase in vocabulary.by_key[key]:
            places.setdefault(phrase, []).extend(found)
    for phrase, near in places.items():
        pattern = vocabulary.pattern(phrase)
        for first, last in _windows(sorted(near), text, phrase.reach):
            for match in pattern.finditer(text.plain, first, last):
                claim = _claim(text, vocabulary, phrase, match)
                if not _is_quoted(claim.sentence.block.text, claim.start):
                    yield claim


def _places(key: str, text: Text) -> Iterator[int]:
    """Where a key stands in the page's prose."""
    at = text.plain.find(key)
    while at >= 0:
        if text.block_at(at).context & NOT_PROSE:
            at = text.starts[text.block_at(at).number + 1] - 1
        else:
            yield at
        at = text.plain.find(key, at + 1)


def _windows(places: Iterable[int], text: Text, reach: int) -> Iterator[tuple[int, int]]:
    """The parts of the text around some places, none of which overlap."""
    done = 0
    for at in places:
        number = text.block_at(at).number
        first = max(done, text.starts[number], at - reach)
        space = text.plain.find(" ", at + reach)
        done = min(text.starts[number + 1] - 1, space if space >= 0 else len(text.plain))
        if first < done:
            yield first, done


def _claim(text: Text, vocabulary: Language, phrase: Phrase, match: re.Match[str]) -> Claim:
    block = text.block_at(match.start())
    first, last = (at - text.starts[block.number] for at in match.span())
    slots = {name: said for name, said in match.groupdict().items() if said}
    number = vocabulary.number(slots["n"]) if "n" in slots else None
    sentence = text.sentence(block, first, last)
    return Claim(phrase.topic, block.text[first:last], first, slots, number, sentence)


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place lies within quotation marks."""
    before = text[max(0, at - _QUOTING) : at]
    opening, closing = ("„", "“”") if "„" in before else ("“«「『", "”»」』")
    opened = max(before.rfind(mark) for mark in opening)
    closed = max(before.rfind(mark) for mark in closing)
    return opened > closed or before.count('"') % 2 == 1


_Span = tuple[int, int, int]  # number of the block, first and last place in it


def _span(claim: Claim) -> _Span:
    return claim.sentence.block.number, claim.start, claim.start + len(claim.words)


def _within(one: _Span, other: _Span) -> bool:
    return one[0] == other[0] and other[1] <= one[1] and one[2] <= other[2]
