"""`freshness fix`: the changes that are ready, as a diff or written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from freshness.cli.asked import Asked
    from freshness.model import Finding
    from freshness.patch import Patch
    from freshness.retold import Unrecorded
    from freshness.scope import Scope

_ARCHIVE = "https://web.archive.org"
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
    patches: list[Patch] = []
    left = 0
    for scope in what.scopes:
        patch, more = _patch(scope, what, options)
        patches.append(patch)
        left += more
    _hand_over(patches, write=options["write"])
    refused = [each for patch in patches for each in patch.refused]
    if not options["quiet"]:
        for note in _notes(patches, left, options):
            click.echo(note, err=True)
    if refused:
        ctx.exit(1)


def _patch(scope: Scope, what: Asked, options: dict[str, Any]) -> tuple[Patch, int]:
    """The changes of one site, and how many more there would be with --unsafe."""
    from freshness.patch import apply_fixes
    from freshness.vocabulary import Confidence

    told = _findings(scope, what, options)
    found = [each for each in told if scope.has(each) and each.confidence > Confidence.LOW]
    if named := options["rules"]:
        found = [each for each in found if each.rule in named]
    else:
        found = [each for each in found if each.rule not in _SAYS_SOMEBODY_LOOKED]
    more = sum(bool(each.fix and not each.fix.safe) for each in found)
    patch = apply_fixes(scope.folder, found, unsafe=options["unsafe"])
    return patch, 0 if options["unsafe"] else more


def _findings(scope: Scope, what: Asked, options: dict[str, Any]) -> tuple[Finding, ...]:
    from dataclasses import replace

    from freshness import pipeline
    from freshness.cli.progress import Progress

    request = replace(what.request((scope,)), allow_private=options["allow_private"])
    if options["offline"] and not options["report"]:  # which asks nobody either
        return pipeline.run(request).findings
    with _memory(what, options) as memory, Progress(quiet=options["quiet"]) as progress:
        if options["report"]:
            from freshness.retold import Silence

            return pipeline.run(request, wire=Silence(), history=memory).findings
        report = pipeline.run(
            request, wire=pipeline.connect(request), history=memory, progress=progress
        )
    if not options["unsafe"]:
        return report.findings
    from freshness.archive import Archive, with_copies

    wire = pipeline.connect(request)
    archive = Archive(wire, request.config.limits, time.monotonic, base=options["archive"])
    return with_copies(
        report.findings, root=scope.folder, pages=report.pages, archive=archive,
        today=request.today,
    )  # fmt: skip


@contextmanager
def _memory(what: Asked, options: dict[str, Any]) -> Iterator[Unrecorded | None]:
    """What earlier checks saw, or what a report tells; this run itself is not remembered."""
    from freshness import retold
    from freshness.cli.check import state_folder
    from freshness.history import FILE_NAME

    folder = options["state"] or state_folder(what.file, what.config)
    if options["report"]:
        memory: Any = retold.load(options["report"])
    elif (folder / FILE_NAME).is_file():
        memory = retold.Unrecorded.open(folder)
    else:
        yield None
        return
    with memory:
        yield memory


def _hand_over(patches: list[Patch], *, write: bool) -> None:
    """Write the files, or show what would be written, by paths as git names them."""
    from freshness.git import GitError, top

    for patch in patches:
        if write:
            patch.write()
            continue
        try:
            inside = patch.root.relative_to(top(patch.root)).as_posix()
        except (GitError, ValueError):
            inside = ""
        click.echo(patch.diff(below="" if inside == "." else inside), nl=False)


def _notes(patches: list[Patch], left: int, options: dict[str, Any]) -> Iterator[str]:
    from freshness.reporter import plain

    files = sum(len(patch.changes) for patch in patches)
    made = sum(len(change.fixes) for patch in patches for change in patch.changes)
    for each in (each for patch in patches for each in patch.refused):
        yield f"Note: {plain(each.reason)}."
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
