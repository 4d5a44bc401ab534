"""`freshness profiles`: what is told about you, everywhere, as one table."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from freshness.account import Account

FORMATS = ("terminal", "markdown", "json")
_PAGES = 200  #: a person is on few pages of a site


@click.command()
@click.argument("targets", metavar="[TARGET]...", nargs=-1)
@click.option("--offline", is_flag=True, help="Open no socket at all; read the folder alone.")
@click.option("--as", "as_url", metavar="URL", help="Public address of the folder.")
@click.option(
    "--export", "exports", multiple=True, type=click.Path(exists=True, path_type=Path),
    help="LinkedIn's export of your data, a ZIP or a folder; read where it lies.",
)  # fmt: skip
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="terminal", show_default=True,
    help="How to tell.",
)  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--pedantic", is_flag=True, help="Doubtful findings too.")
@click.option("--allow-private", is_flag=True, help="Loopback and private addresses may be asked.")
@click.option("--state", type=click.Path(path_type=Path), help="Folder where answers are kept.")
@click.option("--no-state", is_flag=True, help="Keep no answers.")
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
@click.pass_context
def command(
    ctx: click.Context, /, targets: tuple[str, ...], offline: bool, as_url: str | None,
    exports: tuple[Path, ...], today: datetime | None, form: str, output: Path | None,
    pedantic: bool, allow_private: bool, state: Path | None, no_state: bool,
    config_file: Path | None,
) -> None:  # fmt: skip
    """Hold what your profiles say against your site, and print the text to paste.

    Finds the profiles that your site claims or links to, or that freshness.yml lists, asks each
    once, and prints a table with what is odd marked. A TARGET may be a profile itself. Other links
    are not followed.

    Exit: 0 nothing odd, 1 something is, 2 usage or configuration, 3 nothing could be read.
    """
    from msgspec.structs import replace

    from freshness import config as configuration
    from freshness import confirmations, network, pipeline
    from freshness.cli.check import fails, profile_api, state_folder
    from freshness.cli.output import style, write
    from freshness.presence import Presence
    from freshness.provider import profile
    from freshness.registry import parameter_types
    from freshness.rule import rules
    from freshness.sheet import sheets
    from freshness.sheet_data import FORMATS as TELL

    file = config_file or configuration.find(Path.cwd())
    config = configuration.load(file) if file else configuration.Config()
    named = [each for each in targets if profile(each, config.providers)]
    sites = tuple(each for each in targets if each not in named)
    config = replace(
        config,
        limits=replace(config.limits, pages=min(config.limits.pages, _PAGES)),
        profiles=[*config.profiles, *named],
    )
    base = file.parent if file else Path.cwd()
    about = {
        slug
        for slug, rule in rules().items()
        if Presence in parameter_types(rule, rule.attribute("check")).values()
    }
    request = pipeline.Request(
        targets=sites,
        today=(today or datetime.now().astimezone()).date(),
        as_url=as_url,
        config=config,
        base=base,
        allow_private=allow_private,
        rules=frozenset(about),
        confirmed=confirmations.load(base / confirmations.FILE_NAME),
        accounts=_exported(exports),
        whole=True,
        links=False,
    )
    wire = api = None
    if not offline:
        folder = None if no_state else state or state_folder(file, config)
        api = profile_api(config, folder, allow_private=allow_private)
        wire = pipeline.connect(request)
    is_without = bool(named or config.profiles or exports) and not (sites or config.targets)
    if is_without or (named and not sites):
        report = network.without_site(request, wire, api)
    else:
        with Progress(quiet=False) as progress:  # seen on a terminal only
            report = pipeline.run(request, wire=wire, api=api, progress=progress)
    seen = style(to_file=output is not None, pedantic=pedantic)
    told = sheets(report, seen)
    write(TELL[form](told, seen), output)
    if not any(each.has_told for each in told):
        ctx.exit(3)
    odd = any(each.table.odd for each in told)
    if odd or any(fails(found, config.fail_on) for each in told for found in each.findings):
        ctx.exit(1)


def _exported(files: tuple[Path, ...]) -> Mapping[str, Account]:
    """The accounts in exports, by address; what could not be read of them is told."""
    if not files:
        return {}
    from freshness.exports.linkedin import open_export

    found = {}
    for file in files:
        export = open_export(file)
        account = export.account()
        found[account.url] = account
        for each in export.skipped:
            click.echo(f"Note: {file.name}: {each.subject}: {each.detail}", err=True)
    return found
