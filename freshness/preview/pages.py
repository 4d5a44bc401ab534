"""What GitHub Pages would answer for a path, told from a list of files.

Only files of the list are ever opened, whatever a path says: none leads out of the folder.
"""

from __future__ import annotations

import codecs
import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from freshness.crawl.served import Served

_TYPES = mimetypes.MimeTypes()  # the same everywhere, whatever the machine's own list says
for _ending, _type in {
    ".avif": "image/avif", ".webp": "image/webp", ".woff": "font/woff", ".woff2": "font/woff2",
    ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json", ".md": "text/markdown", ".ico": "image/x-icon",
    ".xml": "application/xml", ".xhtml": "application/xhtml+xml",
}.items():  # fmt: skip
    _TYPES.add_type(_type, _ending)
_TEXT = re.compile(r"text/|application/(?:json|xml|manifest\+json|xhtml\+xml)|image/svg\+xml")
_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Stamp(NamedTuple):
    """A file at a moment."""

    file: str  #: its path, which differs from the one it is asked by for symbolic links
    written: int  #: nanoseconds
    size: int  #: bytes


class Found(NamedTuple):
    """What answers for a path."""

    status: int  #: 200, 301 or 404
    file: Path | None = None
    type: str = ""
    tag: str = ""  #: an ETag, quotes included; empty for a page, which gets the overlay
    size: int = 0  #: bytes
    location: str = ""  #: path to go to instead, below the root

    @property
    def is_page(self) -> bool:
        """Whether people see it as a page."""
        return self.type.startswith("text/html")


class Pages:
    """The files of a folder at a moment, by the paths of a site."""

    def __init__(self, folder: Path, stamps: Mapping[str, Stamp]) -> None:
        """Remember what there is.

        Args:
            folder: the built site.
            stamps: its files by path, relative to it and with forward slashes.
        """
        self.stamps = stamps
        self._folder = folder
        self._served = Served({path: path for path in stamps})

    def find(self, path: str) -> Found:
        """What answers for a path, as it stands in a request without its query and first slash."""
        wanted = unquote(path)
        name = self._served.find(wanted)
        if name is None:
            return self._found("404.html", 404) if "404.html" in self.stamps else Found(404)
        is_folder = wanted.strip("/") in self._served.folders
        if is_folder and wanted and not wanted.endswith("/") and name.startswith(f"{wanted}/"):
            return Found(301, location=f"{path}/")
        return self._found(name, 200)

    def _found(self, name: str, status: int) -> Found:
        stamp = self.stamps[name]
        kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
        is_page = kind == "text/html"
        return Found(
            status,
            file=self._folder / stamp.file,
            type=f"{kind}; charset=utf-8" if _TEXT.match(kind) else kind,
            tag="" if is_page else f'"{stamp.written:x}-{stamp.size:x}"',
            size=stamp.size,
        )


def with_script(page: bytes, script: bytes) -> bytes:
    """A page with an element before the end of its body, or at its end where it has none.

    Args:
        page: HTML; one in UTF-16 stays as it is.
        script: the element, in ASCII.
    """
    if page.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return page
    ends = list(_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + script + page[at:]


def part_of(size: int, wanted: str) -> range | None:
    """The bytes of a file that a `Range` header asks for (RFC 9110 14.2).

    Args:
        size: of the file.
        wanted: the header; empty for none.

    Returns:
        The positions; all of them where the header is none that we know. None where no byte of the
        file is meant.
    """
    match = _RANGE.fullmatch(wanted.strip())
    if match is None or match[0] == "bytes=-":
        return range(size)
    first, last = match[1], match[2]
    if first:
        found = range(int(first), min(int(last) + 1 if last else size, size))
        if last and int(last) < int(first):
            return range(size)
    else:
        found = range(max(0, size - int(last)), size)
    return found or None
