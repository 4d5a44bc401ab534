"""Finding words and addresses again in the text of the file they came from.

Parsers throw positions away. Since a finding is rare and a page is read always, the place is looked
for only when there is something to show there.
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate

# Comments and scripts hold addresses and words that no visitor sees. Atomic groups keep every
# pattern linear on hostile input.
_MARKUP = re.compile(
    r"(?P<hidden><!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|<(?P<raw>script|style|template)\b[^>]*+>[^<]*+(?:<(?!/(?P=raw))[^<]*+)*+"
    r"(?:</(?P=raw)[^>]*+>|\Z))"
    # As in HTML5 a quote counts after `=` only, and what is never closed takes all the rest.
    r"|(?P<tag></?[a-zA-Z!?](?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+)*+(?:>|\Z))",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?<![\w:-])[\w:-]++\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>]++))"
)
_ENTITY = r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});?|&"
_PIECE = re.compile(rf"[^\s&]+|{_ENTITY}")
_PIECE_OF_MARKDOWN = re.compile(rf"[^\s&*_`\\]+|{_ENTITY}")
_WORD = re.compile(r"\S+")
_WORD_OF_MARKDOWN = re.compile(r"[^\s*_`\\]+")  # marks of emphasis are no part of it


def _in_markdown(address: str) -> re.Pattern[str]:
    """Where Markdown writes an address: inline, in a definition, between `<>`, in HTML."""
    before, after = r"(?:\]\(\s?<?|\]:[ \t]{0,3}<?|<|=[\"']?)", r"(?=[\s)>\"']|\Z)"
    comment = r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    return re.compile(f"{comment}|{before}(?P<address>{re.escape(address)}){after}")


class SourceMap:
    """Offsets, lines and columns in one source text."""

    def __init__(self, source: str, *, markdown: bool = False) -> None:
        """Remember the text; nothing is scanned before it is asked for.

        Args:
            source: HTML or Markdown as its file holds it.
            markdown: emphasis marks do not count when words are compared.
        """
        self._source = source
        self._markdown = markdown

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self._source:
            return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self._source))]
        return [0, *accumulate(len(line) + 1 for line in self._source.split("\n")[:-1])]

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """The offset at which a 1-based line starts; past the end, the length of the text."""
        starts = self._line_starts
        return starts[line - 1] if 1 <= line <= len(starts) else len(self._source)

    def markup(self) -> Iterator[tuple[int, str]]:
        """Offset and text of every comment and tag, in order, and of hidden elements as a whole."""
        for each in _MARKUP.finditer(self._source):
            yield each.start(), each[0]

    def find_value(self, value: str, *, nth: int = 0, start: int = 0) -> int | None:
        """The offset of an attribute's value, or of the bare words where no attribute has it.

        Args:
            value: the value with its entities decoded.
            nth: skip so many equal values before it.
            start: do not look before this offset.
        """
        wanted = value.strip()
        if self._markdown:
            found = _in_markdown(wanted).finditer(self._source, start)
            places = [each.start("address") for each in found if each["address"]]
            nth = min(nth, len(places) - 1)  # many may share one definition
        else:
            places = [at for at in self._values(wanted) if at >= start]
        if 0 <= nth < len(places):
            return places[nth]
        offset = self._source.find(wanted, start)
        return offset if offset >= 0 else None

    def find_text(self, quote: str, *, nth: int = 0, start: int = 0) -> int | None:
        """The offset at which visible words start, whatever white space and tags lie in them.

        Args:
            quote: the words as the reader sees them.
            nth: skip so many equal quotes before it.
            start: do not look before this offset.
        """
        letters, firsts, offsets = self._letters
        wanted = self._squeeze(quote)
        at = self._letter_at(start) - 1
        for _ in range(nth + 1):
            at = letters.find(wanted, at + 1) if wanted else -1
            if at < 0:
                return None
        word = bisect_right(firsts, at) - 1
        return offsets[word] + at - firsts[word]

    def find_words(self, words: str, *, nth: int = 0) -> int | None:
        """The offset of words as they are written, markup included, or else of visible ones."""
        if words and words in self._source:
            parts = self._source.split(words, nth + 1)
            return len(self._source) - len(words) - len(parts[-1]) if len(parts) > nth + 1 else None
        return self.find_text(words, nth=nth)

    def _letter_at(self, offset: int) -> int:
        """The number of the first letter that stands at an offset or behind it."""
        letters, firsts, offsets = self._letters
        word = bisect_left(offsets, offset)
        end = firsts[word] if word < len(firsts) else len(letters)
        return min(firsts[word - 1] + offset - offsets[word - 1], end) if word else end

    def _squeeze(self, text: str) -> str:
        return "".join((_WORD_OF_MARKDOWN if self._markdown else _WORD).findall(text))

    def _values(self, wanted: str) -> Iterator[int]:
        """The offset of each attribute value outside of comments that says so."""
        for offset, tag in self._tags:
            if wanted not in tag and "&" not in tag:
                continue
            for attribute in _ATTRIBUTE.finditer(tag):
                group = attribute.lastgroup or "bare"
                if html.unescape(attribute[group]).strip() == wanted:
                    yield offset + attribute.start(group)

    @cached_property
    def _tags(self) -> list[tuple[int, str]]:
        """Every tag outside of comments, with its offset."""
        found = []
        for markup in _MARKUP.finditer(self._source):
            # Of a hidden element only its own start tag counts: a script has a src.
            text = markup["tag"] or markup[0][: markup[0].find(">") + 1]
            if not text.startswith("<!--"):
                found.append((markup.start(), text))
        return found

    @cached_property
    def _letters(self) -> tuple[str, array[int], array[int]]:
        """All visible characters but white space; the number of each word's first, its offset."""
        words: list[str] = []
        firsts, offsets = array("q"), array("q")
        count = end = 0
        runs = []
        for markup in _MARKUP.finditer(self._source):
            runs.append((end, markup.start()))
            end = markup.end()
        runs.append((end, len(self._source)))
        pattern = _PIECE_OF_MARKDOWN if self._markdown else _PIECE
        for start, stop in runs:
            for piece in pattern.finditer(self._source, start, stop):
                word = piece[0]
                if word[0] == "&":
                    word = "".join(html.unescape(word).split())
                words.append(word)
                firsts.append(count)
                offsets.append(piece.start())
                count += len(word)
        return "".join(words), firsts, offsets


def only_place(
    texts: Mapping[str, SourceMap], words: str
) -> tuple[str, tuple[int, int]] | tuple[None, None]:
    """Path, and line and column, at which words stand in data files, if it is one place only.

    Args:
        texts: data files by path. In a value, an address is words like any other.
        words: a quote, or the value of an attribute.
    """
    places = [
        (path, text.position(at))
        for path, text in texts.items()
        for nth in (0, 1)
        if (at := text.find_words(words, nth=nth)) is not None
    ]
    return places[0] if len(places) == 1 else (None, None)
