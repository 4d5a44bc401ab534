"""Which sources a command is about: files and folders as people name them, each within its site.

A page can only be judged within its site, so a file that is named brings the whole site with it;
what is told is then about that file alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from freshness.config import Config, Target
from freshness.crawl.generators import OUTPUT, detect
from freshness.crawl.sources import HTML, MARKDOWN
from freshness.errors import NothingChecked, UserError
from freshness.model import Finding
from freshness.url import WEB

_INDEXES = tuple(f"{name}{ending}" for name in ("index", "_index") for ending in (*HTML, *MARKDOWN))


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """One site's sources, and what of them somebody asked for."""

    folder: Path  #: absolute
    url: str | None = None  #: where it will live, if the configuration says so
    only: frozenset[str] = frozenset()
    """Files, and folders with a slash at the end, relative to the folder; empty for all of it."""

    @property
    def target(self) -> Target:
        """The folder as a configuration names it."""
        return Target(folder=str(self.folder), url=self.url)

    def has(self, finding: Finding) -> bool:
        """Whether a finding stands in what was asked for."""
        path = finding.place.path
        if not self.only or path is None:
            return not self.only
        folders = (each for each in self.only if each.endswith("/"))
        return path in self.only or any(map(path.startswith, folders))


def scopes(
    names: Sequence[str], *, config: Config, base: Path, as_url: str | None = None
) -> tuple[Scope, ...]:
    """The sites that files and folders belong to; without a name, those of the configuration.

    Args:
        names: files and folders, relative to the current folder.
        config: the folders of its targets are sites, each with its address.
        base: the folder that the configuration's folders are relative to; a site of its own where
            nothing is named or configured.
        as_url: public address, where the configuration says none.

    Raises:
        NothingChecked: a name is no file or folder, or only addresses are configured.
        UserError: a name is an address.
    """
    known = tuple(_configured(config, base))
    if not names:
        if not known and config.targets:
            raise NothingChecked(
                "only addresses are configured; give one of `targets` a `source`, or name a folder"
            )
        return known or (Scope(folder=base.resolve(), url=as_url),)
    asked: dict[Path, set[str]] = {}
    for path in map(_existing, names):
        root = _root(path, tuple(each.folder for each in known))
        wanted = path.relative_to(root).as_posix()
        asked.setdefault(root, set()).add(f"{wanted}/" if path.is_dir() else wanted)
    urls = {each.folder: each.url for each in known}
    return tuple(
        Scope(
            folder=root,
            url=urls.get(root) or as_url,
            only=frozenset() if "./" in wanted else frozenset(wanted),
        )
        for root, wanted in asked.items()
    )


def _configured(config: Config, base: Path) -> Iterator[Scope]:
    for each in config.targets:
        if name := each.source or each.folder:
            yield Scope(folder=(base / name).resolve(), url=each.url)


def _existing(name: str) -> Path:
    if name.lower().startswith(WEB):
        raise UserError(f"{name}: is an address; name the sources of a site")
    try:
        path = Path(name)
        found = path.parent.resolve() / path.name if path.name else path.resolve()
        if path.exists():
            return found.resolve() if path.is_dir() else found
    except (OSError, ValueError):
        pass
    raise NothingChecked(f"{name}: no such file or folder")


def _root(path: Path, known: Sequence[Path]) -> Path:
    """The site's folder: a configured one, that of the generator's settings, or the topmost."""
    within = [folder for folder in known if path.is_relative_to(folder)]
    if within:
        return max(within, key=lambda folder: len(folder.parts))
    start = path if path.is_dir() else path.parent
    above = _above(start)
    for folder in above:
        if OUTPUT.isdisjoint(start.relative_to(folder).parts) and detect(folder):
            return folder
    if path.is_dir():
        return path
    with_index = [folder for folder in above if any((folder / each).is_file() for each in _INDEXES)]
    return with_index[-1] if with_index else above[-1]


def _above(folder: Path) -> tuple[Path, ...]:
    """A folder and those above it, up to the top of the work tree, or else the current folder."""
    candidates = (folder, *folder.parents)
    here = Path.cwd().resolve()
    top = next((each for each in candidates if (each / ".git").exists()), None)
    end = top or (here if here in candidates else folder)
    return candidates[: candidates.index(end) + 1]
