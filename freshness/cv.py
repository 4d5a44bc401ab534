"""What a CV written in prose tells: which of the owner's positions it still calls the present.

A CV has no markup, and its lines are in every order. So only words that are known already are
looked for, and only on one line with an open range of years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from freshness.account import Account, Role
from freshness.names import words

_OPEN = re.compile(
    r"\b(?:19|20)\d\d\b[^\n]{0,3}?\s?[–—-]\s?(?:present|now|today|current|ongoing|heute|jetzt|"
    r"aujourd['’]hui|présent|actualidad|presente|oggi|heden|obecnie|至今|現在)"
    r"|\b(?:since|seit|depuis|desde|dal|sinds|od)\s(?:[^\W\d_]{3,12}\s)?(?:19|20)\d\d\b"
    r"(?!\s?[–—-]\s?\d)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LONGEST = 300  #: characters of a line
_MOST = 2_000  #: lines


def read(text: str, known: Iterable[Role], *, url: str) -> Account | None:
    """The CV as an account, or None where it tells nothing that can be compared.

    Args:
        text: a line for each line or block.
        known: the owner's positions, past ones too.
        url: where it is.
    """
    lines = [line for line in text.split("\n")[:_MOST] if len(line) <= _LONGEST]
    roles = tuple(_present(lines, tuple(known)))
    emails = {each for line in lines for each in _EMAIL.findall(line)}
    email = emails.pop() if len(emails) == 1 else ""  # of several, some are of referees
    if not (roles or email):
        return None
    return Account(provider="CV", id=url, url=url, email=email, roles=roles)


def _present(lines: list[str], known: tuple[Role, ...]) -> Iterator[Role]:
    for line in lines:
        if not _OPEN.search(line):
            continue
        told = f" {' '.join(words(line, _LONGEST))} "
        for place in dict.fromkeys(role.place for role in known if role.place):
            if f" {' '.join(words(place))} " in told:
                yield Role(title="", place=place, current=True)
