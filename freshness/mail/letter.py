"""One letter as RFC 5322 writes it: its head as facts, and its text where somebody wants it.

Everything in it may be hostile: sizes are bounded, and what cannot be read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message as Parsed
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache

from freshness.correspondence import Party
from freshness.mail.automatic import automatic
from freshness.mail.folders import Role

MAX_HEAD = 64 * 1024  #: bytes
MAX_BODY = 256 * 1024  #: bytes; the text comes before what is attached
MAX_TEXT = 20_000  #: characters
_MAX_VALUE = 8_000  #: characters of a header
_MAX_PEOPLE = 100
_MAX_IDS = 40
_MAX_PARTS = 60

_ID = re.compile(r"<([^<>\s]{1,250})>")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-delivered-to")
_CALENDAR = re.compile(
    rb"^content-type:[ \t]*text/calendar\b(?:[^\n]|\n[ \t]){0,400}?\bmethod=",
    re.IGNORECASE | re.MULTILINE,
)
_NEVER = datetime(1980, 1, 1, tzinfo=UTC)  #: before that nobody had mail worth an answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What a letter's head says."""

    id: str  #: Message-ID without brackets, or one made of what else it says
    answers: tuple[str, ...]  #: ids in References and In-Reply-To, oldest first
    thread: str  #: the provider's own (X-GM-THRID), or empty
    sender: Party
    to: tuple[Party, ...]
    copies: tuple[Party, ...]
    delivered: tuple[str, ...]  #: addresses that it was delivered to
    sent: datetime
    subject: str
    automatic: str  #: why no person waits behind it
    role: Role
    raw: Callable[[], bytes] = field(repr=False, compare=False)


def letter(head: bytes, raw: Callable[[], bytes], role: Role = Role.NONE) -> Letter | None:
    """The letter with this head; None where it has no sender or no date.

    Args:
        head: everything up to the empty line, or more.
        raw: the way to the whole letter.
        role: of the folder that it lies in.
    """
    headers = _headers(head[:MAX_HEAD])
    sender = next(iter(_people(headers.get("from", "") or headers.get("sender", ""))), None)
    sent = _sent(headers)
    if sender is None or sent is None:
        return None
    identity = _ID.search(headers.get("message-id", ""))
    answers = _ID.findall(headers.get("references", "")) + _ID.findall(
        headers.get("in-reply-to", "")
    )
    if len(answers) > _MAX_IDS:
        answers = [answers[0], *answers[-_MAX_IDS:]]
    return Letter(
        id=identity[1] if identity else f"{sender.key}|{sent:%Y%m%d%H%M%S}",
        answers=tuple(dict.fromkeys(answers)),
        thread=headers.get("x-gm-thrid", "").strip()[:40],
        sender=sender,
        to=_people(headers.get("to", "")),
        copies=_people(headers.get("cc", "")),
        delivered=tuple(
            party.key for name in _DELIVERED for party in _people(headers.get(name, ""))
        ),
        sent=sent,
        subject=_decoded(headers.get("subject", "")),
        automatic=automatic(headers, sender.key),
        role=role
        if role is not Role.NONE
        else Role.of_labels(_decoded(headers.get("x-gmail-labels", ""))),
        raw=raw,
    )


def is_calendar(raw: bytes) -> bool:
    """Whether a calendar wrote it: an invitation or an answer to one (iMIP, RFC 6047 2.4)."""
    return _CALENDAR.search(raw[:MAX_BODY]) is not None


def text(raw: bytes) -> str:
    """The text of a letter: its plain part, else its HTML without quoted letters; or nothing."""
    try:
        parsed = BytesParser().parsebytes(raw[:MAX_BODY])
        parts = [each for each, _ in zip(parsed.walk(), range(_MAX_PARTS), strict=False)]
        for kind in ("text/plain", "text/html"):
            for part in parts:
                if part.get_content_type() == kind and not part.get_filename():
                    found = _payload(part)
                    found = _of_html(found) if kind == "text/html" else found
                    if found.strip():
                        return found.replace("\r\n", "\n")[:MAX_TEXT]
    except Exception:  # the parser raises whatever a broken letter makes it do
        return ""
    return ""


def _headers(head: bytes) -> Mapping[str, str]:
    """Lower-case names; of several the first, but all of those that tell a delivery."""
    try:
        parsed = BytesHeaderParser().parsebytes(head)
        found: dict[str, str] = {}
        for name, value in parsed.items():
            name = name.lower()
            said = str(value)[:_MAX_VALUE].replace("\r", "").replace("\n", "")
            if name in _DELIVERED and name in found:
                found[name] = f"{found[name]}, {said}"[:_MAX_VALUE]
            found.setdefault(name, said)
    except Exception:  # as above
        return {}
    return found


@lru_cache(maxsize=4_096)
def _people(value: str) -> tuple[Party, ...]:
    """Who stands in an address header, once each. The same few write most letters."""
    if not value:
        return ()
    try:
        pairs = getaddresses([value])[:_MAX_PEOPLE]
    except Exception:  # as above
        return ()
    people: dict[str, Party] = {}
    for name, address in pairs:
        key = address.strip().lower()
        if "@" in key and len(key) <= 254:
            people.setdefault(key, Party(key=key, name=_decoded(name)[:100]))
    return tuple(people.values())


def _decoded(value: str) -> str:
    """A header with its encoded words read, on one line."""
    if "=?" in value:
        try:
            value = "".join(
                part.decode(charset or "utf-8", "replace") if isinstance(part, bytes) else part
                for part, charset in decode_header(value)
            )
        except Exception:  # as above
            return value
    return " ".join(value.encode("utf-8", "replace").decode("utf-8", "replace").split())[:500]


def _sent(headers: Mapping[str, str]) -> datetime | None:
    """When it was written, or else received."""
    for said in (headers.get("date", ""), headers.get("received", "").rpartition(";")[2]):
        try:
            moment = parsedate_to_datetime(said)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            moment = moment.astimezone(UTC)
        except (TypeError, ValueError, OverflowError, IndexError):
            continue
        if moment >= _NEVER:
            return moment
    return None


def _payload(part: Parsed) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _of_html(html: str) -> str:
    from freshness.document import Document

    hidden = {"quote", "hidden"}
    return "\n".join(
        block.text for block in Document(html).blocks if not block.context & hidden and block.text
    )
