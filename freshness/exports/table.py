"""CSV as exports, and the programs that they were opened in, write it.

Columns are found by their names, never by position. A file that was saved again may have a byte
order mark, other separators, another encoding, or letters that were decoded wrongly once.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import IO

MAX_FIELD = 4 << 20  #: characters of one cell
_MAX_LINE = 1 << 16  #: characters read at once; the CSV reader puts the pieces together again
_PREAMBLE = 20  #: lines in which the names of the columns stand
_MAX_COLUMNS = 200
_DELIMITERS = ",;\t"
_NOT_WORD = re.compile(r"[\W_]+")
_MOJIBAKE = re.compile("Ã|â€|Â")
_TOLERANT = "freshness-cp1252"


def _as_cp1252(error: UnicodeError) -> tuple[str | bytes, int]:
    """What is no UTF-8 is Windows-1252; its five holes are as in Latin-1 (WHATWG Encoding)."""
    if isinstance(error, UnicodeDecodeError):
        odd = error.object[error.start : error.end]
        try:
            return odd.decode("cp1252"), error.end
        except UnicodeDecodeError:
            return odd.decode("latin-1"), error.end
    if isinstance(error, UnicodeEncodeError):
        return error.object[error.start : error.end].encode("latin-1"), error.end
    raise error


codecs.register_error(_TOLERANT, _as_cp1252)


class NoHeader(ValueError):
    """No line names the columns that are needed."""


class Table:
    """The rows of a CSV file, by the names of its columns."""

    def __init__(self, stream: IO[bytes], *, any_of: Sequence[str]) -> None:
        """Read up to the names of the columns; whatever stands before them is passed by.

        Args:
            stream: the file; read once, a line at a time.
            any_of: names of columns, lower case without spaces, separated by spaces; of several
                such lists one is enough.

        Raises:
            NoHeader: none of the first lines has all names of a list.
        """
        csv.field_size_limit(MAX_FIELD)  # of the process: messages are longer than its default
        self.broken = 0  #: rows that could not be read, so far
        self._text = _text(stream)  # held, since it would close the stream as it goes
        self._lines = iter(partial(self._text.readline, _MAX_LINE), "")
        self._where, self._delimiter = self._header([frozenset(each.split()) for each in any_of])

    def rows(self, names: str) -> Iterator[tuple[str, ...]]:
        """The cells of some columns, row by row; empty where a row or the file lacks one.

        Args:
            names: names of columns, lower case without spaces, separated by spaces.
        """
        width = max(self._where.values()) + 1
        at = [self._where.get(name, width) for name in names.split()]
        pick = itemgetter(*at) if len(at) > 1 else lambda row: (row[at[0]],)
        reader = csv.reader(self._lines, delimiter=self._delimiter)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                self.broken += 1
                continue
            if not row:
                continue
            if len(row) < width:
                row += [""] * (width - len(row))
            row[width:] = [""]
            cells = pick(row)
            yield cells if "".join(cells).isascii() else tuple(map(mended, cells))

    def _header(self, wanted: Sequence[frozenset[str]]) -> tuple[dict[str, int], str]:
        for _ in range(_PREAMBLE):
            line = next(self._lines, "")
            for delimiter in _DELIMITERS:
                try:
                    cells = next(csv.reader([line], delimiter=delimiter), [])
                except csv.Error:
                    continue
                names = [plain_name(cell) for cell in cells[:_MAX_COLUMNS]]
                if any(needs.issubset(names) for needs in wanted):
                    # Of two columns with the same name the first counts.
                    return {name: at for at, name in reversed([*enumerate(names)])}, delimiter
        known = " or ".join(", ".join(sorted(needs)) for needs in wanted)
        raise NoHeader(f"no line names the columns {known}")


def plain_name(name: str) -> str:
    """A column's or a file's name as it is compared: `First Name` is `firstname`."""
    return _NOT_WORD.sub("", name.casefold())


def mended(text: str) -> str:
    """Text without the damage of UTF-8 that was read as Windows-1252, where that is certain."""
    suspects = len(_MOJIBAKE.findall(text))
    if not suspects:
        return text
    try:
        better = text.encode("cp1252", _TOLERANT).decode("utf-8")
    except UnicodeError:
        return text
    return better if len(_MOJIBAKE.findall(better)) < suspects else text


def _text(stream: IO[bytes]) -> io.TextIOWrapper:
    buffer = io.BufferedReader(stream, 1 << 18)  # type: ignore[type-var]
    wide = buffer.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    encoding = "utf-16" if wide else "utf-8-sig"
    return io.TextIOWrapper(buffer, encoding, errors=_TOLERANT, newline="")
