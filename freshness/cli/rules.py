"""`freshness rules`: what is looked for, and the page of one rule."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List the rules, or explain the one called NAME with examples."""
    import difflib

    from freshness.errors import UserError
    from freshness.rule import rules

    known = rules()
    if name is None:
        width = max(map(len, known), default=0)
        for slug, part in known.items():
            click.echo(f"{slug:{width}}  {part.title}")
    elif name in known:
        click.echo(known[name].doc)
    else:
        near = difflib.get_close_matches(name.lower().replace("_", "-"), known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else "`freshness rules` lists them all"
        raise UserError(f"no rule is called {name!r}; {hint}")
