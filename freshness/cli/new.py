"""`freshness new`: a personal site to begin with."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="Your name.")
@click.option("--url", help="The address where the site will live.")
@click.option("--email", help="Where people can write to you.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to date it by.")
def command(
    folder: Path, name: str | None, url: str | None, email: str | None, today: datetime | None
) -> None:
    """Make a personal site in FOLDER: MkDocs Material, ready to build, check and publish.

    All that it tells is invented and says so, until you replace it. Nothing needs to be answered.
    """
    from freshness import __version__
    from freshness.starter import Person, start

    given = {"name": _name(name), "url": _url(url), "email": _email(email)}
    person = Person(**{key: value for key, value in given.items() if value is not None})
    day = (today or datetime.now().astimezone()).date()
    files = start(folder, person, day, __version__)
    click.echo(f"Wrote {len(files)} files into {folder}. Now:")
    click.echo(f"\n    cd {folder}\n    python -m mkdocs serve    # look at it")
    click.echo("    freshness check           # build it and tell what went stale")
    click.echo("\nREADME.md there says what to edit.")
    if not _has_mkdocs():
        click.echo("MkDocs is not installed yet: pip install -r requirements.txt")


def _has_mkdocs() -> bool:
    from importlib.util import find_spec

    return find_spec("mkdocs") is not None


def _name(value: str | None) -> str | None:
    if value is not None and not (value.strip() and value.isprintable()):
        raise click.BadParameter("is no name", param_hint="--name")
    return value


def _url(value: str | None) -> str | None:
    from freshness.url import WEB, normal

    if value is None:
        return None
    try:
        if not value.lower().startswith(WEB) or re.search(r"[\s\"'\\?#]", value):
            raise ValueError
        return normal(value).rstrip("/") + "/"
    except ValueError:
        raise click.BadParameter(
            f"{value} is no web address; one begins with https://", param_hint="--url"
        ) from None


def _email(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[\w.+-]+@[\w.-]+", value):
        raise click.BadParameter(f"{value} is no e-mail address", param_hint="--email")
    return value
