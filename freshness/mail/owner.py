"""Whose mail it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from freshness.mail.folders import Role
from freshness.mail.letter import Letter
from freshness.names import parts

_SHARE = 0.05  #: of the letters sent; a rarer sender there is an accident
_CLEARLY = 1.5  #: times as many letters as the next


def owners(letters: Sequence[Letter]) -> frozenset[str]:
    """The owner's addresses, as far as the mail tells; empty where it does not.

    Who wrote what lies in the folder of sent mail, else to whom it was delivered, else who takes
    part in clearly more letters than anybody else.
    """
    sent = Counter(
        letter.sender.key for letter in letters if letter.role in (Role.SENT, Role.DRAFTS)
    )
    delivered = Counter(key for letter in letters for key in set(letter.delivered))
    found = _frequent(sent) | _frequent(
        Counter({key: count for key, count in delivered.items() if not sent or key in sent})
    )
    if found:
        return found
    taking_part = Counter(key for letter in letters for key in _parties(letter))
    ranked = taking_part.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1]):
        return frozenset((ranked[0][0],))
    return frozenset()


def others(letters: Sequence[Letter], own: frozenset[str]) -> frozenset[str]:
    """Further addresses of the owner: those from which somebody of their full name wrote.

    A namesake is told by having written to the owner, or the owner to them.
    """
    names: set[tuple[str, ...]] = set()
    met: set[str] = set()
    for letter in letters:
        everybody = (letter.sender, *letter.to, *letter.copies)
        keys = {plain(party.key) for party in everybody}
        if not keys.isdisjoint(own):
            met |= keys
            names |= {parts(party.name) for party in everybody if plain(party.key) in own}
    names = {name for name in names if len(name) > 1}
    return frozenset(
        key
        for letter in letters
        if (key := plain(letter.sender.key)) not in met and parts(letter.sender.name) in names
    )


def plain(address: str) -> str:
    """An address without the tag that its owner put into it: `ada+shop@` is `ada@`."""
    local, _, host = address.rpartition("@")
    return f"{local.partition('+')[0]}@{host}"


def _frequent(count: Counter[str]) -> frozenset[str]:
    enough = max(1, _SHARE * count.total())
    return frozenset(plain(key) for key, times in count.items() if times >= enough)


def _parties(letter: Letter) -> Iterable[str]:
    people = (letter.sender, *letter.to, *letter.copies)
    return {plain(party.key) for party in people}
