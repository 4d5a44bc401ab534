"""`freshness fix`: the changes that are ready, as a diff or written."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from freshness.cli.asked import Asked
    from freshness.history import History
    from freshness.model import Finding, Report
    from freshness.patch import Patch
    from freshness.pipeline import Request
    from freshness.scope import Scope

_ARCHIVE = "https://web.archive.org"
_ROUNDS = 5
_SAYS_SOMEBODY_LOOKED = frozenset(("quiet-page",))
"""Rules whose changes are only made where they are named: nobody reads all pages at once."""


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--write", is_flag=True, help="Write the files instead of showing a diff.")
@click.option("--unsafe", is_flag=True, help="Also what wants your eye: guesses, archived copies.")
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Only what this rule found.")
@click.option("--offline", is_flag=True, help="Open no socket at all.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="Believe this JSON report about links instead of asking the web.",
)
@click.option(
    "--archive",
    default=_ARCHIVE,
    metavar="URL",
    show_default=True,
    help="Where to look for copies of dead pages, with --unsafe.",
)
@click.option("--as", "as_url", metavar="URL", help="Public address of the site.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@click.option("--allow-private", is_flag=True, help="Loopback and private addresses may be asked.")
@click.option("--state", type=click.Path(path_type=Path), help="Folder of the history to read.")
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
@click.option("--quiet", is_flag=True, help="No progress and no notes on stderr.")
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[str, ...], as_url: str | None, today: datetime | None,
    config_file: Path | None, **options: Any,
) -> None:  # fmt: skip
    """Show the changes that are ready for a PATH, or for what freshness.yml names, as a diff.

    The diff is one that `git apply` takes; --write makes the changes at once. Links are looked at
    as `freshness check` does, and what it knows already is not asked again.

    Exit: 0 done, 1 some changes could not be made, 2 usage or configuration, 3 nothing could be
    checked.
    """
    from freshness.cli.asked import asked
    from freshness.rule import rules

    for name in options["rules"]:
        if name not in rules():
            raise click.BadParameter(f"{name!r} is no rule; `freshness rules` lists them all.")
    what = asked(paths, as_url=as_url, today=today, config_file=config_file)
    sites = [list(_patches(scope, what, options)) for scope in what.scopes]
    if not options["quiet"]:
        for note in _notes(sites, options):
            click.echo(note, err=True)
    if any(patches[-1].refused for patches in sites):
        ctx.exit(1)


def _patches(scope: Scope, what: Asked, options: dict[str, Any]) -> Iterator[Patch]:
    """The changes of one site, shown or written.

    Of two changes at one place the second is made later, so what is written is looked at again.
    """
    from freshness.fixer import fixers
    from freshness.patch import apply_fixes
    from freshness.rule import EVERYTHING

    request = replace(
        what.request((scope,)),
        allow_private=options["allow_private"],
        rules=frozenset(options["rules"] or fixers()),
        most=EVERYTHING,
    )
    report = _first(request, what, options)
    for number in range(_ROUNDS):
        findings = [each for each in report.findings if _is_wanted(each, scope, options)]
        if not number:
            findings = _with_copies(findings, report, scope, request, options)
        patch = apply_fixes(scope.folder, findings, unsafe=options["unsafe"])
        yield patch
        if not options["write"]:
            _show(patch.diff(below=_below(scope.folder)))
            return
        if not patch.write():
            return
        report = _again(request, report)


def _show(diff: bytes) -> None:
    """To git byte for byte, to a person without what a terminal would obey."""
    from freshness.jobs import plain_line

    if not sys.stdout.isatty():
        click.echo(diff, nl=False)
        return
    for line in diff.decode("utf-8", "replace").splitlines():
        click.echo(plain_line(line))


def _is_wanted(finding: Finding, scope: Scope, options: dict[str, Any]) -> bool:
    from freshness.vocabulary import Confidence

    named = options["rules"]
    asked = finding.rule in named if named else finding.rule not in _SAYS_SOMEBODY_LOOKED
    return asked and scope.has(finding) and finding.confidence > Confidence.LOW


def _first(request: Request, what: Asked, options: dict[str, Any]) -> Report:
    """What a check finds: offline, with what a report tells, or asking the web."""
    from freshness import pipeline
    from freshness.cli.check import profile_api
    from freshness.cli.progress import Progress
    from freshness.retold import Silence, load

    if options["report"]:
        return pipeline.run(request, wire=Silence(), history=load(options["report"]))
    if options["offline"]:
        return pipeline.run(request)
    with _memory(what, options) as memory, Progress(quiet=options["quiet"]) as progress:
        folder = _state(what, options) if memory else None
        return pipeline.run(
            request, wire=pipeline.connect(request), history=memory, progress=progress,
            api=profile_api(what.config, folder, allow_private=options["allow_private"]),
        )  # fmt: skip


def _again(request: Request, report: Report) -> Report:
    """The same on the files as they are now, without asking anybody once more."""
    from freshness import pipeline
    from freshness.retold import Silence, retold

    return pipeline.run(request, wire=Silence(), history=retold(report.links))


def _with_copies(
    findings: list[Finding], report: Report, scope: Scope, request: Request,
    options: dict[str, Any],
) -> list[Finding]:  # fmt: skip
    if not options["unsafe"] or options["offline"] or options["report"]:
        return findings
    from freshness.archive import Archive, with_copies
    from freshness.pipeline import connect

    archive = Archive(
        connect(request), request.config.limits, time.monotonic, base=options["archive"]
    )
    return with_copies(
        findings, root=scope.folder, pages=report.pages, archive=archive, today=request.today
    )


def _memory(what: Asked, options: dict[str, Any]) -> AbstractContextManager[History | None]:
    """What earlier checks saw; this run itself is not remembered."""
    from freshness.history import FILE_NAME
    from freshness.retold import Unrecorded

    folder = _state(what, options)
    if not (folder / FILE_NAME).is_file():
        return nullcontext()
    return Unrecorded.open(folder)


def _state(what: Asked, options: dict[str, Any]) -> Path:
    from freshness.cli.check import state_folder

    return options["state"] or state_folder(what.file, what.config)


def _below(folder: Path) -> str:
    """Where a folder lies in its work tree, since git names files from the top of that."""
    from freshness.git import GitError, top

    try:
        inside = folder.relative_to(top(folder)).as_posix()
    except (GitError, ValueError):
        return ""
    return "" if inside == "." else inside


def _notes(sites: list[list[Patch]], options: dict[str, Any]) -> Iterator[str]:
    from freshness.reporter import plain

    changes = [(patch, each) for site in sites for patch in site for each in patch.changes]
    files = len({patch.root / each.path for patch, each in changes})
    made = sum(len(each.fixes) for _, each in changes)
    left = sum(site[-1].left for site in sites)  # what was refused first may be made later
    for refused in (each for site in sites for each in site[-1].refused):
        yield f"Note: {plain(refused.reason)}."
    if not made:
        yield "Nothing to change that is certain."
    elif options["write"]:
        yield f"Made {_count(made, 'change')} in {_count(files, 'file')}."
    else:
        yield f"{_count(made, 'change')} in {_count(files, 'file')}; --write makes them."
    if left:
        verb = "wants" if left == 1 else "want"
        yield f"{_count(left, 'more change')} {verb} your eye; --unsafe shows them."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
