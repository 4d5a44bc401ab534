"""Sitemaps: XML, plain text and indexes, gzipped or not (sitemaps.org)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from xml.parsers import expat

from freshness.model import SitemapEntry
from freshness.url import resolve
from freshness.when import parse_iso

MAX_BYTES = 50 << 20
MAX_ENTRIES = 50_000
"""Both are the limits that sitemaps.org sets."""

_MAX_DEPTH = 20
_MAX_TEXT = 4_096


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitemap:
    """What one sitemap file lists, up to where it could be read."""

    entries: tuple[SitemapEntry, ...] = ()
    children: tuple[str, ...] = ()  #: sitemaps that an index lists
    problem: str = ""  #: why reading stopped early; empty when it did not


def parse(body: bytes, url: str, path: str | None = None) -> Sitemap:
    """Read a sitemap. Never fails: what stands before the first error counts.

    Args:
        body: the bytes, possibly gzipped.
        url: the sitemap's address; relative addresses are resolved against it.
        path: its file, relative to the checked folder.
    """
    problem = ""
    if body.startswith(b"\x1f\x8b"):
        body, problem = _unzipped(body)
    if len(body) > MAX_BYTES:
        body, problem = body[:MAX_BYTES], f"larger than {MAX_BYTES >> 20} MiB"
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _Reader(url, path).read(body, problem)
    return _plain(body, url, path, problem)


def _unzipped(body: bytes) -> tuple[bytes, str]:
    decoder = zlib.decompressobj(wbits=31)
    try:
        text = decoder.decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        return b"", f"not valid gzip ({error})"
    return text, "" if decoder.eof else "the gzip data ends early"


def _plain(body: bytes, url: str, path: str | None, problem: str) -> Sitemap:
    """One address a line."""
    entries = []
    for number, line in enumerate(body.decode("utf-8", "replace").splitlines(), 1):
        target = resolve(url, line) if line.strip().startswith("http") else None
        if target:
            entries.append(SitemapEntry(target[0], None, url, path, number))
        if len(entries) == MAX_ENTRIES:
            break
    return Sitemap(entries=tuple(entries), problem=problem)


class _Stop(Exception):
    pass


class _Reader:
    """Handlers for expat, which knows the line that each element stands on."""

    def __init__(self, url: str, path: str | None) -> None:
        self._url = url
        self._path = path
        self._entries: list[SitemapEntry] = []
        self._children: list[str] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._fields: dict[str, tuple[str, int]] = {}
        self._skipped = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, body: bytes, problem: str) -> Sitemap:
        markup = body.lstrip()
        self._skipped = body.count(b"\n", 0, len(body) - len(markup))
        try:
            self._parser.Parse(markup, True)
        except expat.ExpatError as error:
            problem = problem or f"not valid XML ({error})"
        except _Stop as stop:
            problem = str(stop)
        return Sitemap(
            entries=tuple(self._entries), children=tuple(self._children), problem=problem
        )

    def _doctype(self, *_: object) -> None:
        # A sitemap has no use for a document type; entities in one can grow without end.
        raise _Stop("declares a document type, which sitemaps do not have")

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._open.append(name.rpartition(":")[2])
        self._text.clear()
        if len(self._open) > _MAX_DEPTH:
            raise _Stop("nested too deeply")
        if self._open[-1] in ("url", "sitemap"):
            self._fields.clear()

    def _characters(self, text: str) -> None:
        if len(self._text) < _MAX_TEXT:
            self._text.append(text[:_MAX_TEXT])

    def _end(self, _: str) -> None:
        name = self._open.pop()
        parent = self._open[-1] if self._open else ""
        if name in ("loc", "lastmod") and parent in ("url", "sitemap"):
            text = "".join(self._text).strip()
            line = self._parser.CurrentLineNumber + self._skipped
            self._fields.setdefault(name, (text, line))
        elif name in ("url", "sitemap") and "loc" in self._fields:
            self._finish(name)
        self._text.clear()

    def _finish(self, name: str) -> None:
        address, line = self._fields["loc"]
        target = resolve(self._url, address)
        if not target or not address:
            return
        if name == "sitemap":
            self._children.append(target[0])
        else:
            lastmod, line = self._fields.get("lastmod", ("", line))
            entry = SitemapEntry(target[0], parse_iso(lastmod), self._url, self._path, line)
            self._entries.append(entry)
        if len(self._entries) + len(self._children) >= MAX_ENTRIES:
            raise _Stop(f"more than {MAX_ENTRIES:,} entries")
