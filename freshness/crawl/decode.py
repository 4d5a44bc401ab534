"""Bytes to text, the way browsers find out the character encoding.

Order after the Encoding and HTML standards: byte order mark, HTTP header, `<meta charset>` in the
first 1,024 bytes; then UTF-8, and Windows-1252 for what is not UTF-8.
"""

from __future__ import annotations

import codecs
import re

from freshness.crawl.tangle import tangled

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEADER = re.compile(r"charset\s*+=\s*+[\"']?([\w.:+-]++)", re.IGNORECASE)
_META = re.compile(rb"<(?:meta|\?xml)\s[^>]*?(?:charset|encoding)\s*+=\s*+[\"']?([\w.:+-]++)", re.I)
_PRESCAN = 1_024
_SAMPLE = 8_192
_STRAY_NULS = 4
# Python has codecs that are no character encodings of the web (`unicode_escape`, `punycode`).
_WEB_CODEC = re.compile(
    r"(?:utf-8|utf-16|cp\d|iso8859|iso2022_jp|koi8|mac-|gb|big5|euc_|shift_jis|tis-620)"
)
_AS_WINDOWS = frozenset(("ascii", "iso8859-1"))
"""The Encoding standard reads both as Windows-1252; so do browsers, and so people write it."""
_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b")


class NotText(ValueError):
    """The bytes are an image, an archive or the like."""

    reason = "binary"


class Tangled(NotText):
    """It is text, but would take for ever to parse."""

    reason = "too-tangled"


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a page or feed. Bytes that make no sense become U+FFFD.

    Args:
        body: the bytes.
        content_type: the `Content-Type` header, if there was one.

    Raises:
        NotText: the bytes are binary.
        Tangled: the text is HTML that no parser should be given.
    """
    text = _decode(body, content_type)
    if problem := tangled(text):
        raise Tangled(problem)
    return text


def encoding_of(body: bytes) -> tuple[int, str]:
    """Length of a file's byte order mark, and Python's name of the encoding of what follows.

    Args:
        body: the bytes of the file.

    Raises:
        NotText: the bytes are binary.
    """
    mark, declared, is_sure = _declared(body, "")
    if is_sure:
        return mark, declared
    for encoding in (declared or "utf-8", "utf-8"):
        try:
            body.decode(encoding)
        except UnicodeDecodeError:
            continue
        return mark, encoding
    return mark, declared or "cp1252"


def _decode(body: bytes, content_type: str) -> str:
    mark, declared, is_sure = _declared(body, content_type)
    if is_sure:
        return body[mark:].decode(declared, "replace")
    for encoding in (declared or "utf-8", "utf-8"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return body.decode(declared or "cp1252", "replace")


def _declared(body: bytes, content_type: str) -> tuple[int, str, bool]:
    """Length of the mark, the declared encoding or nothing, and whether it must be that one."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return len(mark), name, True
    header = _HEADER.search(content_type)
    declared = _codec(header[1]) if header else None
    if declared and declared.startswith("utf-16"):
        return 0, declared, True
    if body.startswith(_BINARY) or body[:_SAMPLE].count(0) > _STRAY_NULS:
        raise NotText("the content is binary, not text")
    if not declared:
        meta = _META.search(body[:_PRESCAN])
        declared = _codec(meta[1].decode("ascii", "replace")) if meta else None
        # A page whose declaration could be read as ASCII is no UTF-16.
        declared = "utf-8" if declared and declared.startswith("utf-16") else declared
    return 0, declared or "", False


def _codec(label: str) -> str | None:
    """Python's name of an encoding, or None for one that is unknown or not of the web."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name in _AS_WINDOWS:
        return "cp1252"
    return name if _WEB_CODEC.match(name) else None
