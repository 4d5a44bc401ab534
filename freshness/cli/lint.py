"""`freshness lint`: what is stale in the sources, before anything is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.cli import telling
from freshness.cli.check import LEVELS, failing_level, fails
from freshness.cli.output import write
from freshness.errors import UserError

if TYPE_CHECKING:
    from freshness.cli.asked import Asked
    from freshness.model import Report

_DAYS = 90


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--as", "as_url", metavar="URL", help="Public address of the site.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@telling.options
@click.option("--fail-on", type=click.Choice(LEVELS), help="Exit 1 from this severity on.")
@click.option("--new-only", is_flag=True, help="Only what is not in freshness-baseline.json.")
@click.option("--write-baseline", is_flag=True, help="Keep what is found now quiet for a while.")
@click.option(
    "--days",
    type=click.IntRange(1, 366),
    default=_DAYS,
    show_default=True,
    help="For how long --write-baseline keeps a finding quiet.",
)
@click.option("--pedantic", is_flag=True, help="Doubtful findings too.")
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
@click.option("--quiet", is_flag=True, help="No notes on stderr.")
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[str, ...], as_url: str | None, today: datetime | None,
    format: str, output: Path | None, also: tuple[telling.Form, ...],
    fail_on: str | None, new_only: bool, write_baseline: bool,
    days: int, pedantic: bool, config_file: Path | None, quiet: bool,
) -> None:  # fmt: skip
    """Tell what is stale in the sources of a site: a PATH, or what freshness.yml names.

    Opens no socket, builds nothing and keeps no history: the same files give the same answer. Of a
    file only its own findings are told, judged within its site, as a pre-commit hook wants it.

    Exit: 0 all well, 1 findings, 2 usage or configuration, 3 nothing could be checked.
    """
    from freshness import baseline, pipeline
    from freshness.cli.asked import asked
    from freshness.digest import count
    from freshness.reporter import Style, shown

    what = asked(paths, as_url=as_url, today=today, config_file=config_file)
    fail_on = failing_level(fail_on, what.config, what.file)
    file = what.base / baseline.FILE_NAME
    report = pipeline.run(what.request(what.scopes))
    notes: list[str] = []
    if write_baseline:
        if paths:
            raise UserError("--write-baseline is about all that is configured; name no PATH")
        known = baseline.load(file).renewed(report.findings, report.today, days)
        write(baseline.text(known), file)
        told = count(len(known.entries), "finding")
        notes.append(f"{file.name} keeps {told} quiet for {days} days; commit it")
    else:
        if new_only:
            report = _compared(report, what, file, notes)
        findings = tuple(filter(what.is_about, report.findings))
        # Who names files asks about those, and not how the site is doing.
        report = replace(report, findings=findings, surfaces=() if paths else report.surfaces)
        seen = Style(pedantic=pedantic, new_only=new_only)
        folder = telling.folder_of(each.folder for each in what.scopes)
        telling.tell(
            report, (format, output), *also, pedantic=pedantic, new_only=new_only, folder=folder
        )
    if format != "terminal":  # which tells it itself
        shallow = (each for each in report.skipped if each.reason == "shallow-clone")
        notes += [f"{each.subject}: {each.detail}" for each in shallow]
    for note in () if quiet else notes:
        click.echo(f"Note: {note}", err=True)
    if not report.pages:
        ctx.exit(3)
    if not write_baseline and any(fails(each, fail_on) for each in shown(report, seen)):
        ctx.exit(1)


def _compared(report: Report, what: Asked, file: Path, notes: list[str]) -> Report:
    """The report with what is new against the baseline, which loses what was mended."""
    from freshness import baseline
    from freshness.digest import count

    known = baseline.load(file)
    if not known.entries:
        return report
    if what.is_whole:
        unread = frozenset(each.subject for each in report.skipped)
        rest = known.without_mended(report.findings, unread)
        if mended := len(known.entries) - len(rest.entries):
            write(baseline.text(rest), file)
            told = count(mended, "mended finding")
            notes.append(f"{told} left {file.name}; commit it")
        known = rest
    if over := known.ended(filter(what.is_about, report.findings), report.today):
        told = count(over, "finding")
        notes.append(f"{told} in {file.name}: the time to be kept quiet is over")
    names = frozenset(each.fingerprint for each in report.findings)
    return replace(report, new=names - known.hides(report.today))
