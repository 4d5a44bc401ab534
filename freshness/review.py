"""Noting in a source file that somebody read the page and found it still true.

Writes `reviewed: 2026-11-22` into the front matter, in the notation that is there, and leaves every
other byte of the file as it is. A file without front matter gets one.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from freshness.errors import UserError

KEY = "reviewed"
HTML = (".html", ".htm", ".njk")
ENDINGS = (".md", ".markdown", ".mkd", ".mdown", ".qmd", ".mdx", ".mdoc", ".rmd", *HTML)
"""Files in which a generator reads front matter."""

_MARK = b"\xef\xbb\xbf"
_FRONT = re.compile(
    rb"\A(?P<open>(?P<fence>---|\+\+\+)[ \t]*(?P<end>\r?\n))(?P<text>.*?)"
    rb"^(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
# MultiMarkdown metadata, as Pelican reads it; prose may begin with a colon too.
_HEADER = re.compile(
    rb"\A(?=(?:title|date|author|slug|status|category|tags|summary|modified)[ \t]*:)"
    rb"(?P<text>(?:[A-Za-z][\w -]{0,40}:[^\n]*+\n|[ \t]++\S[^\n]*+\n)++)",
    re.IGNORECASE,
)
_LINE = re.compile(
    rb"^(?P<key>reviewed[ \t]*[:=])(?P<gap>[ \t]*)[^\r\n#]*?(?P<rest>[ \t]*(?:#[^\r\n]*)?\r?)$",
    re.MULTILINE | re.IGNORECASE,
)


def stamped(text: bytes, today: date, *, markdown: bool = True) -> bytes:
    """The text of a file with the day of a review in its front matter.

    Args:
        text: the whole file.
        today: the day of the review.
        markdown: whether a file without front matter may get one.

    Raises:
        UserError: it has none and may not get one.
    """
    mark = _MARK if text.startswith(_MARK) else b""
    body = text[len(mark) :]
    day = today.isoformat().encode()
    match = _FRONT.match(body) or _HEADER.match(body)
    if match is None:
        if not markdown:
            raise UserError("has no front matter, so the page would show it; add `---` lines first")
        end = b"\r\n" if b"\r\n" in body else b"\n"
        front = end.join((b"---", b"reviewed: " + day, b"---", b""))
        return mark + front + body
    facts = match.groupdict()
    fence = facts.get("fence") or b"---"
    start, stop = match.span("text")
    inner, found = _LINE.subn(
        lambda line: line["key"] + (line["gap"] or b" ") + day + line["rest"],
        match["text"],
        count=1,
    )
    if not found:
        end = facts.get("end") or (b"\r\n" if match["text"].endswith(b"\r\n") else b"\n")
        line = (b"reviewed = " if fence == b"+++" else b"reviewed: ") + day + end
        at = _before_tables(inner) if fence == b"+++" else len(inner)
        inner = inner[:at] + line + inner[at:]
    return mark + body[:start] + inner + body[stop:]


def _before_tables(toml: bytes) -> int:
    """Where a key of the document itself can stand: tables reach to the end."""
    table = re.search(rb"^[ \t]*\[", toml, re.MULTILINE)
    return table.start() if table else len(toml)


def review(file: Path, today: date) -> bool:
    """Note a review in a file.

    Args:
        file: a source of a page.
        today: the day of the review.

    Returns:
        Whether the file is another now.

    Raises:
        UserError: it is none, or cannot be read or written.
    """
    if file.suffix.lower() not in ENDINGS:
        raise UserError(f"{file}: is no source of a page; name a Markdown file")
    try:
        text = file.read_bytes()
        try:
            new = stamped(text, today, markdown=file.suffix.lower() not in HTML)
        except UserError as error:
            raise UserError(f"{file}: {error}") from None
        if new == text:
            return False
        file.write_bytes(new)
    except OSError as error:
        raise UserError(f"{file}: cannot be read or written ({error.strerror})") from None
    return True
