"""`freshness preview`: a built site in the browser, with what went stale shown on its pages."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from freshness.config import Config
    from freshness.preview.session import Shown

_PORT = 8765
_PAUSE, _LONG_PAUSE = 0.3, 1.0
"""Seconds between two looks at the folder; the longer, the longer a look takes."""
_SHARE = 20
"""How many times as long as a look a pause is."""


@click.command()
@click.argument("folder", required=False)
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    help="What the folder is built from; fixes go there.",
)
@click.option("--as", "as_url", metavar="URL", help="Public address of the folder.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=_PORT,
    show_default=True,
    help="0: any free one.",
)
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="Believe this JSON report about links that lead elsewhere.",
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
def command(
    folder: str | None, source: Path | None, as_url: str | None, port: int, opens: bool,
    report: Path | None, today: datetime | None, config_file: Path | None,
) -> None:  # fmt: skip
    """Serve a built site on this machine, and show on each page what went stale.

    FOLDER is what MkDocs, Zensical, Hugo, Jekyll or you have built. Without one, the first folder
    that the nearest freshness.yml names is built, and built again whenever its source changes.
    Pages reload when the folder changes. No other machine can reach it, and it asks nobody.
    """
    from freshness import config as configuration
    from freshness import confirmations, retold
    from freshness.cli.check import facts_file
    from freshness.lifecycle import newest
    from freshness.pipeline import Request
    from freshness.preview.server import Server
    from freshness.preview.session import Session

    file = config_file or configuration.find(Path.cwd())
    config = configuration.load(file) if file else configuration.Config()
    base = file.parent if file else Path.cwd()
    facts = newest(facts_file())

    def request() -> Request:
        return Request(
            today=(today or datetime.now().astimezone()).date(),
            config=config,
            confirmed=confirmations.load(base / confirmations.FILE_NAME),
            lifecycles=facts,
        )

    session = Session(
        _shown(folder, source, as_url, config, base),
        request=request,
        tell=lambda sentence: click.echo(f"Note: {sentence}", err=True),
        known=retold.load(report) if report else None,
    )
    with Server(session, port) as server:
        thread = Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        click.echo(f"{server.url}\n{server.url}_freshness/  shows everything. Ctrl-C ends it.")
        if opens:
            click.launch(server.url)
        try:
            while True:
                begin = time.monotonic()
                session.look()
                pause = _SHARE * (time.monotonic() - begin)
                time.sleep(min(max(pause, _PAUSE), _LONG_PAUSE))
        except KeyboardInterrupt:
            click.echo()
        finally:
            server.shutdown()
            thread.join()


def _shown(
    folder: str | None, source: Path | None, as_url: str | None, config: Config, base: Path
) -> Shown:
    """The named folder with what the configuration knows of it, or else its first target."""
    from freshness import discover
    from freshness.errors import NothingChecked
    from freshness.preview.session import Shown, source_of

    known = discover.targets((), as_url=None, config=config, base=base) if config.targets else ()
    names = () if folder is None else (folder,)
    target = discover.targets(names, as_url=as_url, config=config, base=base)[0]
    if target.folder is None:
        raise NothingChecked(
            f"{target.url}: is no folder; name the one that the site is built into"
        )
    if names:  # what it was built with is the configuration's word, but is not run for it
        named = target.folder.resolve()
        same = (each for each in known if each.folder and each.folder.resolve() == named)
        told = next(same, target)
        target = replace(told, url=target.url or told.url, build=())
    if source and not source.is_dir():
        raise NothingChecked(f"{source}: no such folder; name what the site is built from")
    assert target.folder
    return Shown(
        folder=target.folder,
        source=source or target.source or source_of(target.folder),
        url=target.url,
        build=target.build,
        base=base,
    )
