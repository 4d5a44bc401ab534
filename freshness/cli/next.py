"""`freshness next`: the one five-minute job now."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.cli.ledger import Period, ShowOrCommand, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from freshness.config import Config
    from freshness.jobs import Job
    from freshness.ledger import Act, Ledger
    from freshness.model import Finding
    from freshness.open_findings import Open
    from freshness.patch import Patch

_SHOWN = "shown"
_LOOK_BACK = 365
_CONTACTS = (".yml", ".yaml", ".vcf", ".vcard")
_COMMANDS = (
    "Then say one of:",
    "  freshness next done",
    "  freshness next later 30d",
    "  freshness next never because …",
)

_today = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
_ledger = click.option(
    "--ledger", type=click.Path(path_type=Path), help="Folder of the ledger; else your data folder."
)


@click.group(cls=ShowOrCommand, no_args_is_help=False)
def command() -> None:
    """The one small thing to do now: `freshness next [SOURCE]...`.

    Over everything: what the last `freshness check` found on the site and the profiles, letters
    that wait, and people whose turn it is. `show` may be left out.
    """


@command.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--me", multiple=True, metavar="ADDRESS", help="An address or profile of yours.")
@_today
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to tell.",
)  # fmt: skip
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
@click.option("--state", type=click.Path(path_type=Path), help="Folder of the history.")
@_ledger
def show(
    sources: tuple[str, ...], me: tuple[str, ...], today: datetime | None, form: str,
    config_file: Path | None, state: Path | None, ledger: Path | None,
) -> None:  # fmt: skip
    """Tell the one job that is most visible, most wrong and easiest, with its patch or reply.

    A SOURCE is anything that `freshness inbox` or `freshness people` reads; a people.yml in this
    folder, and what it names, is always read. Opens no connection, but to a SOURCE that begins with
    imaps://. Nothing is kept but which job was shown, as a hash.
    """
    from freshness.jobs import first, in_words

    now = _day(today)
    book = open_ledger(ledger)
    jobs = [*_mendings(config_file, state), *_conversations(sources, me, book, now)]
    best, others = first(jobs, book, now)
    if best:
        from freshness.ledger import Act

        told, before = f"{best.realm} {book.key(best.name)}", book.last(_SHOWN, _SHOWN)
        if before is None or before.reason != told:
            book.note(_SHOWN, _SHOWN, Act.SHOWN, on=now, reason=told)
    if form == "json":
        click.echo(json.dumps(_record(best, others, now)))
    elif best:
        click.echo(in_words(best, others, _COMMANDS), nl=False)
    else:
        click.echo("Nothing to do now. `freshness check` looks again.")


@command.command()
@_today
@_ledger
def done(today: datetime | None, ledger: Path | None) -> None:
    """The job that was shown last is done."""
    from freshness.ledger import Act

    _note(Act.DONE, ledger, _day(today))
    click.echo("Well done. The next check will see it.")


@command.command()
@click.argument("period", type=Period())
@_today
@_ledger
def later(period: int, today: datetime | None, ledger: Path | None) -> None:
    """Put the job that was shown last off for a PERIOD, such as 30d, 2w or 3m."""
    from freshness.ledger import Act

    now = _day(today)
    until = now + timedelta(days=period)
    _note(Act.LATER, ledger, now, until=until)
    click.echo(f"It comes up again on {until}.")


@command.command()
@click.argument("reason", nargs=-1, required=True)
@_today
@_ledger
def never(reason: tuple[str, ...], today: datetime | None, ledger: Path | None) -> None:
    """Never show the job that was shown last again, for a REASON: `never because it is art`."""
    from freshness.ledger import Act

    _note(Act.NEVER, ledger, _day(today), reason=" ".join(reason).removeprefix("because "))
    click.echo("It will not come up again.")


def _mendings(config_file: Path | None, state: Path | None) -> Iterator[Job]:
    """What the history knows to be open; none where there is no history."""
    from freshness import config as configuration
    from freshness.cli.check import state_folder
    from freshness.history import FILE_NAME, History
    from freshness.jobs import of_findings

    file = config_file or configuration.find(Path.cwd())
    config = configuration.load(file) if file else configuration.Config()
    folder = state or state_folder(file, config)
    if (folder / FILE_NAME).is_file():
        with History.open(folder) as history:
            found = history.open_findings()
        yield from of_findings(found, _patches(found, config, file.parent if file else Path.cwd()))


def _patches(found: list[Open], config: Config, base: Path) -> Callable[[Finding], Patch | None]:
    from freshness.patch import apply_fixes

    named = [base / (each.source or each.folder or ".") for each in config.targets]
    targets = {each.finding.fingerprint: each.target for each in found}

    def patch(finding: Finding) -> Patch | None:
        if finding.fix is None:
            return None
        for root in (*named, Path(targets[finding.fingerprint])):
            if root.is_dir() and all((root / edit.path).is_file() for edit in finding.fix.edits):
                made = apply_fixes(root, [finding], unsafe=True)
                if made.changes:
                    return made
        return None

    return patch


def _conversations(
    sources: tuple[str, ...], me: tuple[str, ...], ledger: Ledger, today: date
) -> Iterator[Job]:
    from freshness.cli.inbox import settled_until
    from freshness.cli.people import usual
    from freshness.exports.linkedin import is_export
    from freshness.inbox.sources import open_source
    from freshness.inbox.waiting import look
    from freshness.jobs import of_letters, of_people
    from freshness.people import keeping
    from freshness.people.finding import Known

    files = [Path(each).expanduser() for each in sources if "://" not in each]
    books = usual(files)
    if any(each.suffix.lower() in _CONTACTS or is_export(each) for each in books):
        known = Known.of(books, me=me, today=today)
        yield from of_people(keeping.overdue(known.standings(ledger), ledger, today), today)
        sources = tuple(dict.fromkeys((*sources, *map(str, known.read.paths))))
    since = today - timedelta(days=_LOOK_BACK)
    for name in filter(_has_letters, sources):
        source = open_source(name, me=me, since=since)
        try:
            inbox = look(
                source.messages(), today=min(source.as_of or today, today),
                titles=source.titles(), settled=settled_until(ledger, today), zone=None,
            )  # fmt: skip
        finally:
            source.close()
        yield from of_letters(inbox.waiting)


def _has_letters(source: str) -> bool:
    path = Path(source)
    if path.suffix.lower() == ".csv":
        return path.stem.lower().startswith("messages")
    return path.suffix.lower() not in _CONTACTS


def _note(
    act: Act, folder: Path | None, today: date, *, until: date | None = None, reason: str = ""
) -> None:
    from freshness.errors import UserError

    ledger = open_ledger(folder)
    entry = ledger.last(_SHOWN, _SHOWN)
    if entry is None:
        raise UserError("no job was shown yet; `freshness next` shows one")
    realm, _, key = entry.reason.partition(" ")
    ledger.note_again(realm, key, act, on=today, until=until, reason=reason)


def _record(job: Job | None, others: int, today: date) -> dict[str, object]:
    """The same for programs, version 1."""
    told = job and {
        "realm": job.realm, "where": job.where, "what": job.what, "advice": job.advice,
        "diff": job.diff.decode("utf-8", "replace"), "replies": dict(job.replies),
    }  # fmt: skip
    return {"version": 1, "today": today.isoformat(), "job": told or None, "others": others}


def _day(today: datetime | None) -> date:
    return (today or datetime.now().astimezone()).date()
