"""Whose LinkedIn export it is: the profile itself does not tell its own address.

Somebody who changed the address of their profile has several.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from freshness.names import parts

_MOST = 0.8  #: of the conversations; nobody but the owner is in so many
_ENOUGH = 3  #: conversations from which anything can be concluded


class Letter(NamedTuple):
    """What a message says about who wrote to whom; addresses are bare."""

    conversation: str
    name: str
    sender: str
    recipients: tuple[str, ...]


def from_invitations(rows: Iterable[tuple[str, str, str]]) -> Counter[str]:
    """How often each address sent or received the owner's invitations.

    Args:
        rows: direction, inviter and invitee of each.
    """
    found: Counter[str] = Counter()
    for direction, inviter, invitee in rows:
        mine = {"OUTGOING": inviter, "INCOMING": invitee}.get(direction.strip().upper())
        if mine:
            found[mine] += 1
    return found


def named(name: str) -> Callable[[str], bool]:
    """Whether a name is the owner's, as somebody writes it: `Ada Example, PhD` is Ada Example."""
    own, first = parts(name), name.partition(" ")[0]

    def is_own(other: str) -> bool:
        return bool(name) and (other == name or (first in other and parts(other) == own))

    return is_own


def from_names(
    letters: Iterable[Letter], is_own: Callable[[str], bool], known: frozenset[str]
) -> frozenset[str]:
    """The addresses from which somebody of the owner's name wrote, namesakes left out.

    A namesake is told by having written to the owner, or the owner to them: two addresses of one
    person do not meet in a message.

    Args:
        letters: all of them.
        is_own: tells whether a name is the owner's.
        known: the owner's addresses that are certain.
    """
    conversations: defaultdict[str, set[str]] = defaultdict(set)
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for letter in letters:
        if letter.sender and (letter.sender in known or is_own(letter.name)):
            conversations[letter.sender].add(letter.conversation)
            partners[letter.sender].update(letter.recipients)
    own = set(known)
    for address in sorted(conversations, key=lambda each: (-len(conversations[each]), each)):
        met = partners[address] & own or any(address in partners[each] for each in own)
        if not met:
            own.add(address)
    return frozenset(own)


def from_presence(letters: Iterable[Letter]) -> frozenset[str]:
    """The one address that takes part in nearly all conversations, if one clearly does."""
    present: defaultdict[str, set[str]] = defaultdict(set)
    conversations: set[str] = set()
    for letter in letters:
        for address in _addresses(letter):
            conversations.add(letter.conversation)
            present[address].add(letter.conversation)
    ranked = sorted(present, key=lambda each: -len(present[each]))
    if len(conversations) < _ENOUGH or not ranked:
        return frozenset()
    first, *others = (len(present[each]) for each in ranked[:2])
    clear = first >= _MOST * len(conversations) and all(2 * other <= first for other in others)
    return frozenset(ranked[:1]) if clear else frozenset()


def _addresses(letter: Letter) -> Iterator[str]:
    if letter.sender:
        yield letter.sender
    yield from letter.recipients
