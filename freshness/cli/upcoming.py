"""`freshness upcoming`: what turns stale next, by date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.cli.output import write
from freshness.cli.telling import known_format, tell
from freshness.vocabulary import Freshness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freshness.model import Finding, Report

_YEAR = 365
_PATIENCE = timedelta(days=120)  #: some rules hold their tongue for a while
_QUOTE = 66  #: characters, so that a quote stays on its line at 80 columns


def _format(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    return value and known_format(ctx, param, value)


@click.command()
@click.argument("targets", metavar="[TARGET]...", nargs=-1)
@click.option("--as", "as_url", metavar="URL", help="Public address of the folder.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to look ahead from.")
@click.option(
    "--days",
    type=click.IntRange(1, 36_500),
    default=_YEAR,
    show_default=True,
    help="How far to look ahead.",
)
@click.option(
    "--format",
    metavar="FORMAT",
    callback=_format,
    help="As a report: ics for your calendar, json and others.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--pedantic", is_flag=True, help="Doubtful ones too.")
@click.option("--allow-private", is_flag=True, help="Loopback and private addresses may be asked.")
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
@click.pass_context
def command(
    ctx: click.Context, /, targets: tuple[str, ...], as_url: str | None, today: datetime | None,
    days: int, format: str | None, output: Path | None, pedantic: bool, allow_private: bool,
    config_file: Path | None,
) -> None:  # fmt: skip
    """List what turns stale next in TARGETs, by date.

    The same as `freshness check` would find on a later day: sentences that turn false, copyright
    lines, pages that nobody looked at, certificates and ignores that end. Links are not followed;
    only a target that is an address is read over the network.
    """
    from freshness import config as configuration
    from freshness import confirmations, discover, pipeline
    from freshness.reporter import Style, shown

    file = config_file or configuration.find(Path.cwd())
    config = configuration.load(file) if file else configuration.Config()
    base = file.parent if file else Path.cwd()
    now = (today or datetime.now().astimezone()).date()
    last = now + timedelta(days=days)
    request = pipeline.Request(
        targets=targets,
        today=last + _PATIENCE,
        as_url=as_url,
        config=config,
        base=base,
        allow_private=allow_private,
        confirmed=confirmations.load(base / confirmations.FILE_NAME),
    )
    named = discover.targets(targets, as_url=as_url, config=config, base=request.base)
    is_live = any(each.folder is None for each in named)
    report = pipeline.run(request, wire=pipeline.connect(request) if is_live else None)
    if not report.pages:
        click.echo("Nothing could be read.", err=True)
        ctx.exit(3)
    coming = [
        each
        for each in shown(report, Style(pedantic=pedantic))
        if each.stale_on and now < each.stale_on <= last
    ]
    if format:
        ahead = _from(now, replace(report, findings=tuple(coming)))
        tell(ahead, (format, output), pedantic=pedantic)
        return
    lines = list(_lines(sorted(coming, key=_order), now))
    if not lines:
        lines = [f"Nothing turns stale in the next {days} days, as far as can be seen."]
    write("".join(f"{line}\n" for line in lines), output)


def _from(now: date, report: Report) -> Report:
    """The report of a later day, as it looks from today."""
    surfaces = tuple(
        replace(
            each, verdict=Freshness.FRESH if each.stale_on and each.stale_on > now else each.verdict
        )
        for each in report.surfaces
    )
    return replace(report, today=now, surfaces=surfaces)


def _order(finding: Finding) -> tuple[date, str, int]:
    place = finding.place
    return finding.stale_on or date.max, place.path or place.url or "", place.line or 0


def _lines(findings: Iterable[Finding], now: date) -> Iterable[str]:
    from freshness.reporter import plain
    from freshness.when import spoken

    for each in findings:
        assert each.stale_on
        place = each.place.path or each.place.url or ""
        where = f"{place}:{each.place.line}" if each.place.line else place
        yield f"{each.stale_on}  in {spoken((each.stale_on - now).days)}  {each.rule}"
        yield f"  {plain(where)}"
        quote = plain(each.place.quote)
        if quote:
            yield f"  “{quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + '…'}”"
