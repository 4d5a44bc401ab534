"""`freshness inbox`: who waits for an answer."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.cli.ledger import ShowOrCommand, open_ledger, state_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from freshness.inbox.waiting import Inbox
    from freshness.ledger import Ledger
    from freshness.model import Skipped

_ID = re.compile(r"[a-z2-7]{8}")
_SHOWN = 10
_REALM = "conversation"


@click.group(cls=ShowOrCommand)
def command() -> None:
    """Who waits for an answer of yours: `freshness inbox SOURCE...`.

    A SOURCE is LinkedIn's data export (ZIP or folder), an mbox file, a Maildir, a folder of .eml
    files, or a mailbox on a server (imaps://USER@HOST/INBOX). `show` may be left out.
    """


@command.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--me", multiple=True, metavar="ADDRESS", help="An address or profile of yours.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@click.option(
    "--days", type=click.IntRange(1, 36_500), default=365, show_default=True,
    help="Older letters are counted only.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="How to tell.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="All that wait, lapsed ones too.")
@click.option("--show-text", is_flag=True, help="Show what they wrote.")
@click.option("--reply", metavar="ID", help="Print replies to paste for this conversation.")
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@state_option
def show(
    sources: tuple[str, ...], me: tuple[str, ...], today: datetime | None, days: int, form: str,
    everything: bool, show_text: bool, reply: str | None, output: Path | None, state: Path | None,
) -> None:  # fmt: skip
    """List who waits for a written answer in SOURCEs, opportunities first.

    Nothing leaves this machine: files are read where they lie, and only a SOURCE that begins with
    imaps:// opens a connection, which reads and changes nothing. Its password is read from
    FRESHNESS_IMAP_PASSWORD or the keyring. Texts are neither shown, unless asked for, nor kept.
    """
    from freshness.cli.output import style, write
    from freshness.errors import NothingChecked
    from freshness.inbox import records, table
    from freshness.inbox.sources import open_source
    from freshness.inbox.waiting import Inbox, look

    now = (today or datetime.now().astimezone()).date()
    settled = settled_until(open_ledger(state), now)
    inbox = Inbox(waiting=(), apart={})
    skipped: list[Skipped] = []
    for name in sources:
        source = open_source(name, me=me, since=now - timedelta(days=days))
        with closing(source):
            inbox += look(
                source.messages(),
                today=min(source.as_of or now, now),
                titles=source.titles(),
                settled=settled,
                look_back=days,
                zone=None,
            )
            skipped += source.skipped()
            where = f"this {source.kind}" if len(sources) == 1 else "these sources"
    if reply:
        _replies(inbox, reply)
        return
    if form == "json":
        text = records.render(inbox, today=now, skipped=skipped, show_text=show_text)
    else:
        if not inbox.waiting and not inbox.apart:
            raise NothingChecked(f"{', '.join(sources)}: has no messages")
        text = table.render(
            inbox, style(to_file=output is not None), where=where, skipped=skipped,
            limit=None if everything else _SHOWN, show_text=show_text,
        )  # fmt: skip
    write(text, output, private=True)


@command.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it was settled.")
@state_option
def done(ids: tuple[str, ...], today: datetime | None, state: Path | None) -> None:
    """Remember that conversations were answered elsewhere, or need no answer.

    An ID is what `freshness inbox SOURCE...` shows. A new letter in it waits again.
    """
    from freshness.errors import UserError
    from freshness.ledger import Act

    for each in ids:
        if not _ID.fullmatch(each):
            raise UserError(f"{each!r} is no conversation's ID; one has eight letters and digits")
    day = (today or datetime.now().astimezone()).date()
    ledger = open_ledger(state)
    for each in ids:
        ledger.note(_REALM, each, Act.ANSWERED, on=day)
    click.echo(f"Noted: {', '.join(ids)} settled on {day}.")


def settled_until(ledger: Ledger, today: date) -> Callable[[str], date | None]:
    """Until when each conversation is settled, as its owner said."""

    def until(conversation: str) -> date | None:
        entry = ledger.last(_REALM, conversation)
        if entry is None:
            return None
        return date.max if ledger.rests(_REALM, conversation, today) else entry.on

    return until


def _replies(inbox: Inbox, wanted: str) -> None:
    from freshness.errors import UserError
    from freshness.inbox.replies import replies

    found = next((each for each in inbox.waiting if each.id == wanted), None)
    if found is None:
        raise UserError(f"{wanted!r} waits for nothing in these sources; the table shows the IDs")
    for kind, text in replies(found).items():
        click.echo(f"--- {kind}\n\n{text}\n")
