"""`freshness init`: a first freshness.yml, with a comment for everything in it."""

from __future__ import annotations

from pathlib import Path

import click

FILE_NAME = "freshness.yml"

_TEMPLATE = """\
# What freshness looks at, and how. Run `freshness check` beside this file.

targets:
{target}

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
def command(target: str, stdout: bool) -> None:
    """Write a commented freshness.yml for a site: its address, or the folder it is made from."""
    from freshness.errors import UserError

    text = _TEMPLATE.format(target=_target(target))
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


def _quoted(value: str) -> str:
    """A YAML string that means exactly this."""
    plain = (char if char.isprintable() and char not in '"\\' else _escape(char) for char in value)
    return f'"{"".join(plain)}"'


def _escape(char: str) -> str:
    return f"\\U{ord(char):08x}"
