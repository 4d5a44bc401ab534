"""`freshness issue`: keep one issue at GitHub that tells what is stale now."""

from __future__ import annotations

import os
from pathlib import Path

import click

from freshness.errors import UserError


@click.command()
@click.argument("report", type=click.Path(path_type=Path))
@click.option(
    "--repository",
    envvar="GITHUB_REPOSITORY",
    metavar="OWNER/NAME",
    show_envvar=True,
    help="Whose issue.",
)
@click.option(
    "--api",
    envvar="GITHUB_API_URL",
    default="https://api.github.com",
    metavar="URL",
    show_envvar=True,
    help="Where GitHub's API lives.",
)
def command(report: Path, repository: str | None, api: str) -> None:
    """Keep one issue at GitHub that tells what REPORT (JSON) tells.

    It is opened with the first finding, edited by every run, closed when all is mended and opened
    again. A comment, of which people are told, is written for new findings only. Needs GITHUB_TOKEN
    with `issues: write`; the link to the run is taken from the variables of GitHub Actions.
    """
    import re

    from freshness.github import Repository
    from freshness.github_issue import keep
    from freshness.saved_report import load

    token = os.environ.get("GITHUB_TOKEN")
    if not token:
        raise UserError("GITHUB_TOKEN is not set; in a workflow it is ${{ github.token }}")
    if not repository or not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise UserError("whose issue? name it with --repository OWNER/NAME")
    found = load(report)
    kept = keep(found, Repository(repository, token, api=api), run_url=_run(os.environ))
    where = f" {kept.issue.url}" if kept.issue else ""
    click.echo(f"Issue {kept.done}.{where}")
    for other in kept.others:
        click.echo(f"Note: {other.url} bears the marker too; close it or take it out.", err=True)


def _run(environment: os._Environ[str]) -> str:
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    server, repository, run = (environment.get(name) for name in names)
    return f"{server}/{repository}/actions/runs/{run}" if server and repository and run else ""
