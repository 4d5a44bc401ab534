"""What `lint` and `fix` are asked about: a site's sources, or some of its files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freshness.config import Config
    from freshness.model import Finding
    from freshness.pipeline import Request
    from freshness.scope import Scope


class Asked(NamedTuple):
    """The settings that count, and the sites in question."""

    file: Path | None  #: the configuration
    config: Config
    base: Path  #: its folder, or the current one
    scopes: tuple[Scope, ...]
    is_whole: bool  #: everything that the configuration names is looked at
    today: datetime

    def is_about(self, finding: Finding) -> bool:
        """Whether a finding stands in what was named.

        Of an ignore of the configuration nobody knows whether it is used before all was looked at.
        """
        if finding.rule == "stale-ignore" and finding.place.path is None and not self.is_whole:
            return False
        return any(each.has(finding) for each in self.scopes)

    def request(self, scopes: Iterable[Scope]) -> Request:
        """What the pipeline is to look at: sources as they lie, without building anything."""
        from msgspec.structs import replace

        from freshness import confirmations
        from freshness.pipeline import Request
        from freshness.spread import processors

        return Request(
            today=self.today.date(),
            config=replace(self.config, targets=[each.target for each in scopes]),
            base=self.base,
            confirmed=confirmations.load(self.base / confirmations.FILE_NAME),
            processes=processors(),
        )


def asked(
    paths: tuple[str, ...], *, as_url: str | None, today: datetime | None, config_file: Path | None
) -> Asked:
    """Read the configuration and find the sites that the paths belong to.

    Raises:
        UserError: either cannot be used.
    """
    from freshness import config as configuration
    from freshness.scope import scopes

    file = config_file or configuration.find(Path.cwd())
    config = configuration.load(file) if file else configuration.Config()
    base = file.parent if file else Path.cwd()
    found = scopes(paths, config=config, base=base, as_url=as_url)
    looked_at = {each.folder for each in found}
    sources = (each.source or each.folder for each in config.targets)
    whole = {(base / name).resolve() if name else None for name in sources} or {base.resolve()}
    return Asked(
        file=file, config=config, base=base, scopes=found,
        is_whole=whole <= looked_at,
        today=today or datetime.now().astimezone(),
    )  # fmt: skip
