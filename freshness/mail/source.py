"""A mailbox as conversations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from freshness.correspondence import Message, bare
from freshness.errors import UserError
from freshness.mail.boxes import Stored, stored
from freshness.mail.folders import Role
from freshness.mail.letter import Letter, is_calendar, letter, text
from freshness.mail.owner import others, owners, plain
from freshness.mail.threads import is_forward, threads
from freshness.model import Skipped

_FEW = 3  #: recipients; more are a group
_TEXTS = 6
"""So many letters of an open conversation are read whole; the others for their heads alone."""
_INVITATION = "invitation or answer of a calendar"
_BY_ROLE = {
    Role.JUNK: "in the spam folder",
    Role.TRASH: "in the trash",
    Role.PROMOTION: "newsletter (sorted so by Gmail)",
}


def open_mail(path: Path, *, me: Iterable[str] = ()) -> Mail:
    """The mail in an mbox file, a Maildir, a folder of `.eml` files or a tree of them.

    Args:
        path: where it lies.
        me: the owner's addresses, where the mail does not tell.
    """
    return Mail(str(path), stored(path), me=me)


class Mail:
    """What a mailbox says. It is read on first use, heads only."""

    def __init__(self, name: str, found: Iterable[Stored], *, me: Iterable[str] = ()) -> None:
        """Keep the way to the letters.

        Args:
            name: of the source, for messages to the owner.
            found: the letters, read once.
            me: the owner's addresses, or none.
        """
        self._name = name
        self._found = found
        self._me = frozenset(plain(bare(each)) for each in me if "@" in each)
        self._unread = 0

    @cached_property
    def letters(self) -> Sequence[Letter]:
        """All that have a sender and a date, oldest first, each once."""
        letters: dict[str, Letter] = {}
        for head, raw, role in self._found:
            found = letter(head, raw, role)
            if found is None:
                self._unread += 1
            elif found.id not in letters or letters[found.id].role is Role.NONE:
                letters[found.id] = found
        return sorted(letters.values(), key=lambda each: each.sent)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read, as far as it was asked for yet."""
        if not self._unread:
            return ()
        detail = f"{self._unread} letters have no sender or no date that can be read."
        return (Skipped(subject=self._name, reason="unreadable", detail=detail),)

    @cached_property
    def owners(self) -> frozenset[str]:
        """The owner's addresses.

        Raises:
            UserError: the mail does not tell.
        """
        if found := self._me or owners(self.letters):
            return found | others(self.letters, found)
        raise UserError(
            f"{self._name}: does not tell whose mail it is; say so with --me YOU@YOUR.HOST"
        )

    def messages(self) -> Iterator[Message]:
        """Every letter; those have a text that nobody answered and that may want an answer.

        Raises:
            UserError: the mail does not tell whose it is.
        """
        conversations: defaultdict[str, list[Letter]] = defaultdict(list)
        mine = {each.id for each in self.letters if self._is_mine(each)}
        for name, each in zip(threads(self.letters), self.letters, strict=True):
            conversations[name].append(each)
        for letters in [*conversations.values()]:
            senders = {plain(each.sender.key) for each in letters}
            for each in [each for each in letters if each.id in mine and _passes_on(each, senders)]:
                letters.remove(each)
                conversations[f"passed on {each.id}"].append(each)
        for name, letters in conversations.items():
            reasons = [self._automatic(each, mine) for each in letters]
            real = [each for each, reason in zip(letters, reasons, strict=True) if not reason]
            theirs = [each.id for each in real if each.id not in mine][-_TEXTS:]
            wanted = frozenset(theirs if real and real[-1].id not in mine else ())
            for each, reason in zip(letters, reasons, strict=True):
                raw = each.raw() if each.id in wanted else b""
                yield Message(
                    conversation=name,
                    sender=each.sender,
                    recipients=(*each.to, *each.copies),
                    sent=each.sent,
                    subject=each.subject,
                    text=text(raw) if raw else "",
                    mine=each.id in mine,
                    is_draft=each.role is Role.DRAFTS,
                    automatic=reason or (_INVITATION if raw and is_calendar(raw) else ""),
                    direct=self._is_direct(each),
                )

    def _is_mine(self, each: Letter) -> bool:
        return plain(each.sender.key) in self.owners or each.role is Role.SENT

    def _automatic(self, each: Letter, mine: set[str]) -> str:
        if each.id in mine:
            return ""
        if each.role in _BY_ROLE:
            return _BY_ROLE[each.role]
        if "List-Unsubscribe" in each.automatic and not mine.isdisjoint(each.answers):
            return ""  # recruiters write with tools that add it; it answers a letter of the owner
        return each.automatic

    def _is_direct(self, each: Letter) -> bool:
        """Whether it is to the owner and at most few others; a copy is for information."""
        to = {plain(party.key) for party in each.to}
        everybody = to | {plain(party.key) for party in each.copies}
        if len(everybody) > _FEW:
            return False
        # A sole recipient whom nobody knows is another address of the owner's.
        return not to.isdisjoint(self.owners) or len(everybody) == 1 == len(to)


def _passes_on(each: Letter, senders: set[str]) -> bool:
    """Whether it goes to others than those who wrote: it answers none of them."""
    to = {plain(party.key) for party in (*each.to, *each.copies)}
    return is_forward(each.subject) and senders.isdisjoint(to)
