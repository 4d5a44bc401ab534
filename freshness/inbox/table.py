"""An inbox for people: who waits, opportunities first, and one thing to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from freshness.inbox.waiting import Band, Inbox, Waiting
from freshness.model import Skipped
from freshness.reporter import Style, plain

_WHO = 20  #: columns
_WAITS = 23
_TEXT_LINES = 12
_REASONS = 3


def render(
    inbox: Inbox,
    style: Style,
    *,
    where: str = "these sources",
    skipped: Sequence[Skipped] = (),
    limit: int | None = None,
    show_text: bool = False,
) -> str:
    """The inbox as text.

    Args:
        inbox: what was found.
        style: what the reader can see.
        where: what was read, in words: “this export”.
        skipped: what could not be read.
        limit: show so many, and none that lapsed; None for all.
        show_text: with what they wrote.
    """
    return "".join(f"{line}\n" for line in _lines(inbox, style, where, skipped, limit, show_text))


def _lines(
    inbox: Inbox, style: Style, where: str, skipped: Sequence[Skipped], limit: int | None,
    show_text: bool,
) -> Iterator[str]:  # fmt: skip
    shown = inbox.waiting
    if limit is not None:
        shown = tuple(each for each in shown if each.band is not Band.LAPSED)[:limit]
    yield _headline(inbox, where)
    for is_offer, title in ((True, "Opportunities"), (False, "Others")):
        those = [each for each in shown if each.opportunity.is_one is is_offer]
        if those:
            yield ""
            yield _bold(title, style)
        for each in those:
            yield from _item(each, style, show_text)
    if hidden := len(inbox.waiting) - len(shown):
        lapsed = sum(each.band is Band.LAPSED for each in inbox.waiting if each not in shown)
        yield ""
        told = f" ({lapsed} for more than 60 days)" if lapsed else ""
        yield f"And {hidden} more{told}: --all shows them."
    if inbox.apart:
        yield ""
        yield from _apart(inbox)
    for note in skipped:
        yield f"Could not check {plain(note.subject)}: {plain(note.detail)}"
    if shown:
        yield ""
        yield f"A reply to paste: add --reply {shown[0].id}"
        yield f"Answered elsewhere, or settled: freshness inbox done {shown[0].id}"


def _headline(inbox: Inbox, where: str) -> str:
    count = len(inbox.waiting)
    if not count:
        return f"Nobody waits for a written answer in {where}."
    offers = sum(each.opportunity.is_one for each in inbox.waiting)
    who = "1 conversation has" if count == 1 else f"{count} conversations have"
    like = f"; {offers} look{'s' * (offers == 1)} like an opportunity" if offers else ""
    return f"{who} no written answer in {where}{like}."


def _item(each: Waiting, style: Style, show_text: bool) -> Iterator[str]:
    days = f"{each.days} day{'s' * (each.days != 1)}"
    waits = f"{days} ({each.workdays} working)"
    about = plain(each.subject) or "(no subject)"
    room = max(style.width - 4 - 8 - _WAITS - _WHO - 2, 10)
    who = plain(each.sender.name) or plain(each.sender.key)
    line = f"  {each.id}  {_cut(waits, _WAITS)}{_cut(who, _WHO)} {_cut(about, room)}"
    yield line.rstrip()
    if each.opportunity.is_one:
        yield f"            {'; '.join(each.opportunity.reasons[:_REASONS])}"
    if show_text:
        lines = [plain(line) for line in each.text.splitlines() if line.strip()]
        yield from (f"            | {line}" for line in lines[:_TEXT_LINES])
        if len(lines) > _TEXT_LINES:
            yield "            | …"


def _apart(inbox: Inbox) -> Iterator[str]:
    yield "Told apart, and waiting for nothing:"
    ranked = sorted(inbox.apart.items(), key=lambda each: (-each[1], each[0]))
    yield from (f"  {count:>6}  {plain(reason)}" for reason, count in ranked)


def _cut(text: str, width: int) -> str:
    """Cut or padded to so many columns, of which wide characters take two."""
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) >= width:
        text = set_cell_size(text, width - 2) + "…"
    return set_cell_size(text, width)


def _bold(text: str, style: Style) -> str:
    return f"\x1b[1m{text}\x1b[0m" if style.colour else text
