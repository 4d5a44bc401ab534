"""Which letters are one conversation: by what they answer, the provider's word, or the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from freshness.mail.letter import Letter

_SAME_SUBJECT = timedelta(days=90)
"""An answer without a reference belongs to a letter of the same people and subject so long ago."""
_PREFIX = re.compile(
    r"(?:\[ext(?:ern(?:al|e)?)?\]\s*+|(?:re|ré|rép|aw|ang|antw?|antwort|sv|vs|vl|vá|r|rif|res|resp|odp"
    r"|ynt|απ|tr|fwd?|wg|doorst|rv|pd|enc|i|回复|答复|回覆|答覆|转发|轉寄|返信|転送)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]\s*+)+",
    re.IGNORECASE,
)

_FORWARD = re.compile(r"(?:fwd?|wg|tr|rv|pd|enc|doorst|i|转发|轉寄|転送)\s?[:：]", re.IGNORECASE)


def threads(letters: Sequence[Letter]) -> Sequence[str]:
    """The conversation of each letter, in order.

    Args:
        letters: oldest first, none twice.

    Returns:
        A name that stays the same as long as the oldest letter does.
    """
    parents = list(range(len(letters)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    by_name: dict[str, int] = {}
    by_subject: dict[tuple[str, frozenset[str]], tuple[int, datetime]] = {}
    for at, letter in enumerate(letters):
        joined = False
        for name in _names(letter):
            other = by_name.setdefault(name, at)
            if other != at:
                # The older one is the root, so that the name stays.
                one, two = sorted((root(at), root(other)))
                parents[two] = one
                joined = True
        subject = base_subject(letter.subject)
        if not subject:
            continue
        for party in letter.to:
            key = subject, frozenset((letter.sender.key, party.key))
            before, when = by_subject.get(key, (at, letter.sent))
            is_answer = not joined and subject != plain(letter.subject)
            if is_answer and letter.sent - when <= _SAME_SUBJECT:
                one, two = sorted((root(at), root(before)))
                parents[two] = one
            by_subject[key] = at, letter.sent
    return [_name(letters[root(at)]) for at in range(len(letters))]


def is_forward(subject: str) -> bool:
    """Whether somebody passed a letter on, as its subject says."""
    return _FORWARD.match(subject) is not None


def plain(subject: str) -> str:
    """A subject as it is compared."""
    return " ".join(subject.casefold().split())


def base_subject(subject: str) -> str:
    """A subject without `Re:` and its like in other languages, as it is compared."""
    return _PREFIX.sub("", plain(subject), count=1)


def _names(letter: Letter) -> Iterator[str]:
    yield letter.id
    yield from letter.answers
    if letter.thread:
        yield f"thread {letter.thread}"


def _name(oldest: Letter) -> str:
    return f"thread {oldest.thread}" if oldest.thread else (*oldest.answers, oldest.id)[0]
