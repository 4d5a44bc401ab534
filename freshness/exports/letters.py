"""A row of LinkedIn's `messages.csv` as a message: what it says, and whether a person wrote it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

from freshness.correspondence import Message, Party, bare
from freshness.exports.dates import moment

COLUMNS = (
    "conversationid conversationtitle from senderprofileurl to recipientprofileurls date subject "
    "content folder direction ismessagedraft isconversationdraft"
)
"""Since the columns grew from 7 to 13 over the years, any but a few may be missing."""
NEEDED = "from to date content"

MAX_TEXT = 20_000  #: characters kept of a message; LinkedIn's own limit is 8,000
_FEW = 3  #: recipients; more are a group
_URL = re.compile(r"https?://[^\s,;]+")
_YES = frozenset(("yes", "true", "1"))
_SYSTEM = re.compile(
    r"(?:(?:Message request|InMail) (?:accepted|declined)"
    r"|This message (?:has been|was) (?:deleted|unsent|removed)"
    r"|.{1,100}? (?:accepted|declined) your (?:invitation|InMail|message|message request)"
    r"|(?:You['’]re|You are|You and .{1,100}? are) now connected(?: .{1,100})?"
    r"|.{1,100}? (?:started|missed|ended) an? (?:video |audio )?call|Call ended"
    r"|(?:Hi .{1,60}, )?I(?:['’]d| would) like to (?:add you to my professional network on LinkedIn"
    r"|join your LinkedIn network)"
    r"|.{1,100}? (?:left|joined|named) the (?:conversation|group)(?: .{1,100})?"
    r"|You can now message each other.{0,100})\.?"
)
_SYSTEM_WORD = re.compile(
    r"[Mm]essage|InMail|the (?:conv|group)|accepted|connected|[Cc]all|LinkedIn"
)
_ADVERT = re.compile(r"spinmail|%[A-Z][A-Z_]{3,30}%|\bunsubscribe\b", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:p|br|div|span|a|ul|ol|li|b|i|strong|em|h[1-6])\b[^<>]*+>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^<>]*+>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*+>")
_SPACES = re.compile(r"[ \t]*+\n\s*+\n\s*+")


def reader(is_mine: Callable[[str, str, str], bool]) -> Callable[[tuple[str, ...]], Message | None]:
    """Turns rows, the cells of `COLUMNS`, into messages; None where the date cannot be read.

    Args:
        is_mine: whether a bare address (empty where there is none), a name and a direction are the
            owner's.
    """

    def read(row: tuple[str, ...]) -> Message | None:
        (conversation, title, sender, url, to, urls, date, subject, content, folder, direction,
         draft, conversation_draft) = row  # fmt: skip
        sent = moment(date)
        if sent is None:
            return None
        recipients = parties(urls, to)
        content = content[: 2 * MAX_TEXT]
        return Message(
            conversation=conversation or "|".join(sorted((sender, to))),
            sender=party(url, sender),
            recipients=recipients,
            sent=sent,
            subject=subject,
            text=plain(content),
            mine=is_mine(bare(url) if url else "", sender, direction),
            is_draft=draft.casefold() in _YES or conversation_draft.casefold() in _YES,
            automatic=_automatic(url, content, folder),
            direct=len(recipients) <= (1 if title else _FEW),
        )

    return read


@lru_cache(maxsize=50_000)
def party(url: str, name: str) -> Party:
    """Who a profile address and a name are; a closed account has the name only."""
    return Party(key=bare(url) if url else name, name=name)


@lru_cache(maxsize=50_000)
def parties(urls: str, names: str) -> tuple[Party, ...]:
    """The people of a cell: counted by their addresses, since names may contain commas."""
    found = addresses(urls)
    if len(found) == 1:
        return (Party(key=found[0], name=names),)
    if found:
        listed = names.split(", ")
        matching = listed if len(listed) == len(found) else [""] * len(found)
        return tuple(Party(key=key, name=name) for key, name in zip(found, matching, strict=True))
    return (Party(key=names, name=names),) if names else ()


@lru_cache(maxsize=50_000)
def addresses(cell: str) -> tuple[str, ...]:
    """The bare profile addresses of a cell, whatever stands between them."""
    return tuple(dict.fromkeys(bare(url) for url in _URL.findall(cell)))


def plain(content: str) -> str:
    """The text of a message that is written as text or as HTML; at most `MAX_TEXT` characters."""
    if "<" in content and _MARKUP.search(content):
        text = _TAG.sub("", _BREAK.sub("\n", content))
        content = _SPACES.sub("\n\n", html.unescape(text)).strip()
    return content[:MAX_TEXT]


def _automatic(url: str, content: str, folder: str) -> str:
    if folder.strip().upper() == "SPAM":
        return "in the spam folder"
    if not url and _ADVERT.search(content):
        return "sponsored message"
    if len(content) < 250 and _SYSTEM_WORD.search(content) and _SYSTEM.fullmatch(content.strip()):
        return "notice by LinkedIn"
    return ""
