"""`freshness check`: look, and tell what went stale."""

from __future__ import annotations

import gc
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from freshness.cli import telling
from freshness.cli.progress import Progress
from freshness.errors import ConfigError, StateError
from freshness.model import Finding
from freshness.vocabulary import Confidence, Severity, Verdict

if TYPE_CHECKING:
    from freshness.api import HttpApi
    from freshness.config import Config
    from freshness.history import History

LEVELS = ("never", "low", "medium", "high")
NEVER_FAILS = (Verdict.MOVED, Verdict.FAILING, Verdict.TEMPORARY, Verdict.BLOCKED)
"""Link verdicts that are worth telling but never fail a run; see `docs/links.md`."""


@click.command()
@click.argument("targets", metavar="[TARGET]...", nargs=-1)
@click.option("--offline", is_flag=True, help="Open no socket at all.")
@click.option("--as", "as_url", metavar="URL", help="Public address of the folder.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@telling.options
@click.option("--fail-on", type=click.Choice(LEVELS), help="Exit 1 from this severity on.")
@click.option("--new-only", is_flag=True, help="Only what earlier runs did not have.")
@click.option("--pedantic", is_flag=True, help="Doubtful findings too.")
@click.option("--allow-private", is_flag=True, help="Loopback and private addresses may be asked.")
@click.option("--state", type=click.Path(path_type=Path), help="Folder of the history.")
@click.option("--no-state", is_flag=True, help="Keep no history.")
@click.option("--jobs", type=click.IntRange(1), help="Requests at once over all hosts.")
@click.option(
    "--host-concurrency", type=click.IntRange(0), help="At once per foreign host; 0: no limit."
)
@click.option(
    "--host-rate", type=click.FloatRange(0), help="A second per foreign host; 0: no limit."
)
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
@click.option("--quiet", is_flag=True, help="No progress and no notes on stderr.")
@click.pass_context
def command(
    ctx: click.Context, /, targets: tuple[str, ...], as_url: str | None, today: datetime | None,
    output: Path | None, config_file: Path | None, **options: Any,
) -> None:  # fmt: skip
    """Look at TARGETs and tell what went stale.

    A TARGET is an address, a built site's folder or a source tree. Without one, the nearest
    freshness.yml says what to look at.

    Exit: 0 all well, 1 findings, 2 usage or configuration, 3 nothing could be checked.
    """
    from freshness import config as configuration
    from freshness import confirmations, discover, pipeline
    from freshness.lifecycle import newest
    from freshness.reporter import Style, shown
    from freshness.spread import processors

    gc.set_threshold(
        100_000, 50, 1_000
    )  # hardly anything goes round in circles; looking costs time
    file = config_file or configuration.find(Path.cwd())
    config = _with_limits(configuration.load(file) if file else configuration.Config(), options)
    fail_on = failing_level(options["fail_on"], config, file)
    quiet = options["quiet"]
    if not quiet:
        for note in unknown_rules(config):
            click.echo(f"Note: {note}", err=True)
    base = file.parent if file else Path.cwd()
    request = pipeline.Request(
        targets=targets,
        today=(today or datetime.now().astimezone()).date(),
        as_url=as_url,
        config=config,
        base=base,
        confirmed=confirmations.load(base / confirmations.FILE_NAME),
        allow_private=options["allow_private"],
        lifecycles=newest(facts_file()),
        processes=processors(),
    )
    with (
        open_history(file, config, options) as history,
        Progress(quiet=options["quiet"]) as progress,
    ):
        if options["offline"]:
            report = pipeline.run(request, history=history)
        else:
            folder = (options["state"] or state_folder(file, config)) if history else None
            report = pipeline.run(
                request, wire=pipeline.connect(request), history=history, progress=progress,
                api=profile_api(config, folder, allow_private=options["allow_private"]),
            )  # fmt: skip
    wanted = {"pedantic": options["pedantic"], "new_only": options["new_only"]}
    looked_at = discover.targets(targets, as_url=as_url, config=config, base=base)
    folder = telling.folder_of(each.source or each.folder for each in looked_at)
    telling.tell(report, (options["format"], output), *options["also"], folder=folder, **wanted)
    if not report.pages:
        ctx.exit(3)
    if any(fails(finding, fail_on) for finding in shown(report, Style(**wanted))):
        ctx.exit(1)


def failing_level(asked: str | None, config: Config, file: Path | None) -> str:
    """The severity from which on a run exits 1: as asked, or else as configured.

    Raises:
        ConfigError: the configuration names no such level.
    """
    level = asked or config.fail_on
    if level not in LEVELS:
        raise ConfigError(f"`fail_on`: {level!r} is none of {', '.join(LEVELS)}", file=file)
    return level


def _with_limits(config: Config, options: dict[str, Any]) -> Config:
    """The configuration with what the command line says about limits."""
    from msgspec.structs import replace

    names = ("jobs", "host_concurrency", "host_rate")
    said = {name: options[name] for name in names if options[name] is not None}
    return replace(config, limits=replace(config.limits, **said))


def unknown_rules(config: Config) -> list[str]:
    """What the configuration names and nobody has: a typo, or a plugin that is not installed."""
    from difflib import get_close_matches

    from freshness.rule import rules

    notes = []
    for name in dict.fromkeys(each.rule for each in config.ignore):
        if name not in ("*", *rules()):
            near = get_close_matches(name, rules(), n=1)
            hint = f"did you mean `{near[0]}`?" if near else "`freshness rules` lists them all"
            notes.append(f"`ignore` names no rule with {name!r}; {hint}")
    if config.providers:
        from freshness.provider import complaints

        notes += complaints(config.providers)
    return notes


def open_history(
    file: Path | None, config: Config, options: dict[str, Any]
) -> AbstractContextManager[History | None]:
    """The history asked for; a default place that cannot be used is no reason to give up."""
    from freshness.history import History

    if options["no_state"]:
        return nullcontext()
    if options["state"]:
        return History.open(options["state"])
    folder = state_folder(file, config)
    if config.state:
        return History.open(folder)
    with suppress(StateError):
        return History.open(folder)
    if not options["quiet"]:
        click.echo(f"Note: no history is kept, since {folder} cannot be used.", err=True)
    return nullcontext()


def profile_api(config: Config, folder: Path | None, *, allow_private: bool) -> HttpApi:
    """Whom to ask about profiles.

    Args:
        config: names further servers.
        folder: where answers are kept for an hour; None keeps them for this run.
        allow_private: loopback and private addresses may be asked.
    """
    from freshness.api import HttpApi

    named = [url for each in config.providers.values() for url in (each.base, *each.instances)]
    trusted = [url for url in named if url]
    return HttpApi(folder=folder, allow_private=allow_private, trusted=trusted)


def state_folder(file: Path | None, config: Config) -> Path:
    """Where the history lives: beside the configuration, or else in the user's data folder."""
    return file.parent / (config.state or ".freshness") if file else data_folder()


def data_folder() -> Path:
    """Where what belongs to the user, and to no site, is kept."""
    from platformdirs import user_data_path

    return user_data_path("freshness")


def facts_file() -> Path:
    """Where newer facts about the ends of versions are kept: in the user's data folder."""
    from freshness.lifecycle import FILE_NAME

    return data_folder() / FILE_NAME


def fails(finding: Finding, fail_on: str) -> bool:
    """Whether a finding makes a run exit 1."""
    return (
        fail_on != "never"
        and finding.severity >= Severity[fail_on.upper()]
        and finding.confidence > Confidence.LOW
        and finding.verdict not in NEVER_FAILS
    )
