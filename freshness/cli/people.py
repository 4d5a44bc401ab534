"""`freshness people`: keep in touch."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.cli.ledger import Period, ShowOrCommand, open_ledger, state_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from freshness.people.finding import Known


_PATH = click.Path(path_type=Path)
_me = click.option("--me", multiple=True, metavar="ADDRESS", help="An address or profile of yours.")
_today = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
_from = click.option(
    "--from", "sources", multiple=True, type=_PATH, help="A SOURCE that knows them; repeatable."
)


@click.group(cls=ShowOrCommand, no_args_is_help=False)
def command() -> None:
    """To whom to write this week: `freshness people [SOURCE]...`.

    A SOURCE is LinkedIn's data export (ZIP or folder) or its Connections.csv, a vCard file, a CSV
    file of Google Contacts, mail (mbox, Maildir, folder of .eml files), or a people.yml, which may
    name the others; people.yml of this folder is always read. `show` may be left out.
    """


@command.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=_PATH)
@_me
@_today
@click.option(
    "--limit", type=click.IntRange(1, 50), default=3, show_default=True, help="People a week."
)
@click.option("--all", "everybody", is_flag=True, help="Everybody whose turn it is.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "ics"]), default="table",
    show_default=True, help="How to tell; ics is a calendar with reminders.",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="Why contacts are taken for one person, or not.")
@click.option("--output", type=_PATH, help="Write to this file.")
@state_option
def show(
    sources: tuple[Path, ...], me: tuple[str, ...], today: datetime | None, limit: int,
    everybody: bool, form: str, explain: bool, output: Path | None, state: Path | None,
) -> None:  # fmt: skip
    """Tell whose turn it is: two or three people a week, birthdays, new jobs.

    First those of people.yml who wait longest, then those with whom you once wrote most. Files are
    read where they lie; nothing leaves this machine, and nothing is kept.
    """
    from freshness.cli.output import style, write
    from freshness.people import keeping, occasions, reminders, telling

    now = _day(today)
    ledger = open_ledger(state)
    known = _known(sources, me, now)
    standings = known.standings(ledger)
    overdue = keeping.overdue(standings, ledger, now)
    if form == "ics":
        coming = [each for each in standings if each.entry]
        yearly = occasions.birthdays(known.people, now, days=366)
        write(reminders.render(overdue, coming, yearly, now), output, private=True)
        return
    count = len(overdue) if everybody else keeping.left_this_week(ledger, now, limit)
    week = telling.Week(
        today=now,
        turns=overdue[:count],
        others=len(overdue[count:]),
        known=len(known.people),
        asked=len(known.read.entries),
        birthdays=occasions.birthdays(known.people, now),
        changes=known.changes(standings),
        skipped=known.read.skipped,
        listed=[each.person for each in standings if each.entry],
    )
    if form == "json":
        write(telling.to_json(week), output, private=True)
        return
    seen = style(to_file=output is not None)
    write(telling.to_text(week, seen, explain=explain), output, private=True)


@command.command()
@click.argument("name")
@click.option("--note", default="", metavar="TEXT", help="A line for their note in people.yml.")
@_from
@_me
@_today
@state_option
def done(
    name: str, note: str, sources: tuple[Path, ...], me: tuple[str, ...], today: datetime | None,
    state: Path | None,
) -> None:  # fmt: skip
    """Remember that you were in touch with NAME.

    The day, and the note, are written into people.yml if they are in it, and no other byte of it
    changes; the day is written into the ledger, without the name.
    """
    from freshness.errors import UserError
    from freshness.ledger import Act
    from freshness.people.editing import written
    from freshness.people.keeping import REALM
    from freshness.reporter import plain

    now = _day(today)
    ledger = open_ledger(state)
    known = _known(sources, me, now)
    person = known.named(name)
    entry = known.entry(person)
    if entry:
        written(known.read.books[0], entry.index, now, note)
    elif note:
        who = plain(person.name)
        raise UserError(f"{who} is not in people.yml, where notes are kept; add `- name: {who}`")
    ledger.note(REALM, person.key, Act.DONE, on=now)
    click.echo(f"Noted: in touch with {plain(person.name)} on {now}.")


@command.command()
@click.argument("name")
@click.argument("period", type=Period())
@_from
@_me
@_today
@state_option
def snooze(
    name: str, period: int, sources: tuple[Path, ...], me: tuple[str, ...], today: datetime | None,
    state: Path | None,
) -> None:  # fmt: skip
    """Leave NAME in peace for a PERIOD, such as 30d, 2w or 3m."""
    from freshness.ledger import Act
    from freshness.people.keeping import REALM
    from freshness.reporter import plain

    now = _day(today)
    ledger = open_ledger(state)
    person = _known(sources, me, now).named(name)
    until = now + timedelta(days=period)
    ledger.note(REALM, person.key, Act.SNOOZED, on=now, until=until)
    click.echo(f"Noted: {plain(person.name)} comes up again on {until}.")


def _known(sources: tuple[Path, ...], me: tuple[str, ...], today: date) -> Known:
    """Everybody in the sources, and in the people.yml of this folder or of the user."""
    from freshness.errors import UserError
    from freshness.people.finding import Known

    sources = usual(sources)
    if not sources:
        raise UserError(
            "there is nobody to read of: name a file of contacts or LinkedIn's export, or write "
            "names into people.yml"
        )
    return Known.of(sources, me=me, today=today)


def usual(sources: Sequence[Path]) -> tuple[Path, ...]:
    """The sources, with the people.yml of this folder or of the user where they name none."""
    from freshness.cli.check import data_folder
    from freshness.people.book import FILE_NAME

    files = (folder / FILE_NAME for folder in (Path.cwd(), data_folder()))
    book = next((file for file in files if file.is_file()), None)
    if book and not any(each.suffix.lower() in (".yml", ".yaml") for each in sources):
        return (book, *sources)
    return tuple(sources)


def _day(today: datetime | None) -> date:
    return (today or datetime.now().astimezone()).date()
