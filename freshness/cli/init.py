"""`freshness init`: a first freshness.yml, with a comment for everything in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

FILE_NAME = "freshness.yml"

_TEMPLATE = """\
# What freshness looks at, and how. Run `freshness check` beside this file.

targets:
{target}

{profiles}

# Exit 1 from this severity on: never, low, medium or high.
fail_on: high

# Findings to keep quiet about, and why.
# ignore:
#   - rule: dead-link
#     where: "https://old.example/*"
#     reason: kept as a memory
#     until: 2030-12-31

# Addresses and paths that are not looked at.
# exclude:
#   - "drafts/*"

# After how many days without a sign of care a page is worth a look.
# half_life:
#   now: 60
#   about: 365
"""


@click.command()
@click.argument("target", metavar="[URL|FOLDER]", default=".")
@click.option("--stdout", is_flag=True, help="Print it instead of writing a file.")
@click.option("--offline", is_flag=True, help="Do not look for your profiles on a live site.")
@click.option("--allow-private", is_flag=True, help="Loopback and private addresses may be asked.")
def command(target: str, stdout: bool, offline: bool, allow_private: bool) -> None:
    """Write a commented freshness.yml for a site: its address, or the folder it is made from.

    Lists the profiles elsewhere that the site claims or shows as its owner's; of a live site, a
    few pages are read for that.
    """
    from freshness.errors import UserError

    lines = _target(target)
    text = _TEMPLATE.format(target=lines, profiles=_profiles(target, offline, allow_private))
    if stdout:
        click.echo(text, nl=False)
        return
    try:
        with Path(FILE_NAME).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UserError(
            f"{FILE_NAME} is there already and stays as it is; "
            "`freshness init --stdout` prints a new one to compare"
        ) from None
    except OSError as error:
        raise UserError(f"{FILE_NAME}: cannot be written here ({error.strerror})") from None
    click.echo(f"Wrote {FILE_NAME}. Have a look at it, then run `freshness check`.")


def _target(name: str) -> str:
    """The lines of one target."""
    from freshness.crawl.generators import detect
    from freshness.errors import UserError
    from freshness.url import WEB, normal

    if name.lower().startswith(WEB):
        try:
            normal(name)
        except ValueError:
            raise UserError(f"{name}: is no web address; one begins with https://") from None
        return f"  - url: {_quoted(name)}  # the live site"
    folder = Path(name)
    if not name.strip() or not folder.is_dir():
        raise UserError(
            f"{name or 'an empty name'}: is neither a folder nor an address that begins with https://"
        )
    generator = detect(folder)
    key, what = ("source", f"made with {generator.name}") if generator else ("folder", "as it is")
    url = generator.url if generator else None
    address = f"url: {_quoted(url)}" if url else "# url: https://you.example/"
    return f"  - {key}: {_quoted(folder.as_posix())}  # {what}\n    {address}  # where it lives"


_NONE = """\
# You elsewhere. What your site claims or links to under your name is found without being listed.
# profiles:
#   - "https://social.example/@you\""""
_PAGES = 50
_SECONDS = 30.0


def _profiles(target: str, offline: bool, allow_private: bool) -> str:
    """The lines of the profiles that the site shows; those that may be somebody else's asleep."""
    from freshness import pipeline
    from freshness.config import Config, Limits
    from freshness.errors import UserError
    from freshness.reporter import plain

    is_live = target.lower().startswith("http")
    if is_live and offline:
        return _NONE
    request = pipeline.Request(
        targets=(target,), rules=frozenset(), whole=True, links=False,
        today=datetime.now().astimezone().date(), allow_private=allow_private,
        config=Config(limits=Limits(pages=_PAGES, seconds=_SECONDS)),
    )  # fmt: skip
    try:
        report = pipeline.run(request, wire=pipeline.connect(request) if is_live else None)
    except UserError as error:
        if is_live:
            click.echo(f"Note: no profiles are listed: {error}", err=True)
        return _NONE
    found = [each for presence in report.presences for each in presence.owned]
    if not found:
        return _NONE
    head = "# You elsewhere, as found on your site. Take out what is not you.\n"
    sure = any(each.claimed for each in found)
    lines = [
        f"{'' if each.claimed else '# '}  - {_quoted(each.profile.canonical)}"
        f"  # {each.profile.place}: {plain(each.how)}"
        for each in sorted(found, key=lambda each: not each.claimed)
    ]
    return f"{head}{'' if sure else '# '}profiles:\n" + "\n".join(lines)


def _quoted(value: str) -> str:
    """A YAML string that means exactly this."""
    plain = (char if char.isprintable() and char not in '"\\' else _escape(char) for char in value)
    return f'"{"".join(plain)}"'


def _escape(char: str) -> str:
    return f"\\U{ord(char):08x}"
