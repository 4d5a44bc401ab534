"""A preview under way: the folder as it is, what was found in it, and who wants to know."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Condition
from typing import NamedTuple

from freshness import overlay
from freshness.builder import build
from freshness.crawl.generators import detect
from freshness.crawl.walk import walk
from freshness.errors import NothingChecked, UserError
from freshness.history import History
from freshness.model import Finding, Report
from freshness.patch import apply_fixes
from freshness.pipeline import Request
from freshness.preview.look import look
from freshness.preview.pages import Pages, Stamp

_READ = "quiet-page"
"""The rule whose fix says that somebody has read the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What is previewed."""

    folder: Path  #: the built site
    source: Path | None = None  #: what it is built from
    url: str | None = None  #: its public address
    build: tuple[str, ...] = ()  #: the owner's own command, run when the source has changed
    base: Path = Path()  #: folder in which the command runs


class Seen(NamedTuple):
    """How often the folder has changed, and how often it was judged; grows only."""

    site: int
    state: int


class Session:
    """Looks at the folder when told to, and tells those who wait what has changed.

    One thread calls `look`, any number the rest.
    """

    def __init__(
        self,
        shown: Shown,
        *,
        request: Callable[[], Request],
        tell: Callable[[str], None],
        known: History | None = None,
    ) -> None:
        """Look for the first time.

        Args:
            shown: what is previewed.
            request: how to judge; asked each time, since a preview may run for days.
            tell: is given a sentence when a build fails or nothing can be judged.
            known: what was seen of links that lead elsewhere.

        Raises:
            NothingChecked: there is no page in the folder.
            UserError: the first build fails.
        """
        self.shown = shown
        self._request = request
        self._known = known
        self._tell = tell
        self._changed = Condition()
        self.seen = Seen(1, 1)
        if shown.build:
            build(shown.build, folder=shown.folder, base=shown.base)
        self._sources = self._written()
        self.pages = Pages(shown.folder, _stamps(shown.folder))
        self._coming: Mapping[str, Stamp] | None = None
        self._judge(self.seen.state)

    @property
    def root(self) -> str:
        """Public address of the site, ending in a slash."""
        return overlay.root_of(self._report)

    def look(self) -> None:
        """Build what has changed in the source, show what has changed in the folder, judge it.

        A folder that is being written is waited for: it counts once it looks the same twice.
        """
        if self._written() != self._sources:
            try:
                build(self.shown.build, folder=self.shown.folder, base=self.shown.base)
            except UserError as error:
                self._tell(str(error))
            self._sources = self._written()  # afterwards: what a build writes is no reason to build
        stamps = _stamps(self.shown.folder)
        if stamps == self.pages.stamps:
            self._coming = None
            return
        if stamps != self._coming:
            self._coming = stamps
            return
        self.pages = Pages(self.shown.folder, stamps)
        self._bump(site=1)
        try:
            self._judge(self.seen.state + 1)
        except NothingChecked as error:  # swept away to be built anew
            self._tell(str(error))
            return
        self._bump(state=1)

    def wait(self, seen: Seen, seconds: float) -> Seen:
        """What there is to see, as soon as it is more than was seen, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.seen != seen, seconds)
            return self.seen

    def fix(self, fingerprint: str) -> str:
        """Write the safe fix of a finding into its file.

        Returns:
            A sentence that says what was written.

        Raises:
            UserError: there is no such finding any more, or its fix is refused.
        """
        findings = [each for each in self._report.findings if each.fingerprint == fingerprint]
        findings = [each for each in findings if self._is_fixable(each)]
        if not findings:
            raise UserError("this finding is not there any more; reload the page")
        patch = apply_fixes(self.shown.source or self.shown.folder, findings, unsafe=True)
        if patch.refused:
            raise UserError(patch.refused[0].reason)
        written = ", ".join(patch.write()) or "nothing, it is there already"
        is_built_by_hand = self.shown.source and not self.shown.build
        return f"Wrote {written}." + (" Build the site to see it." if is_built_by_hand else "")

    def _written(self) -> Mapping[str, Stamp | None]:
        """What a build is made of: the source, and the settings beside the configuration."""
        if not self.shown.build:
            return {}
        beside = (each for each in self.shown.base.iterdir() if each.is_file())
        settings = {each.name: _stamp(each, "") for each in beside if each.name[0] != "."}
        return {**settings, **{f"/{p}": each for p, each in _stamps(self.shown.source).items()}}

    def _is_fixable(self, finding: Finding) -> bool:
        """Whether a click may fix it: safely, in a file that somebody wrote.

        Who clicks has the page before them, so they may also say that they have read it.
        """
        may = finding.fix and (finding.fix.safe or finding.rule == _READ)
        return bool(may and (self.shown.source or self._is_handmade))

    def _judge(self, turn: int) -> None:
        shown = self.shown
        self._report: Report = look(
            shown.folder, source=shown.source, url=shown.url, request=self._request(),
            known=self._known,
        )  # fmt: skip
        if all(each.page.is_source for each in self._report.pages):
            message = f"{shown.folder}: holds sources; name the folder that the site is built into"
            raise NothingChecked(message)
        self._is_handmade = not any(
            each.page.document.meta("generator") for each in self._report.pages
        )
        state = overlay.state(self._report, fixable=self._is_fixable)
        self.state = json.dumps({**state, "turn": turn}).encode()  #: what the overlay shows

    def _bump(self, *, site: int = 0, state: int = 0) -> None:
        with self._changed:
            self.seen = Seen(self.seen.site + site, self.seen.state + state)
            self._changed.notify_all()


def source_of(folder: Path) -> Path | None:
    """The tree that a folder was built from, where its generator's settings lie above it."""
    folder = folder.resolve()
    near = (folder.parent, folder.parent.parent)
    return next((each for each in near if detect(each)), None)


def _stamps(folder: Path | None) -> Mapping[str, Stamp]:
    """The files below a folder, each with when it was written and how large it is."""
    if folder is None:
        return {}
    tree = walk(folder)
    names = {**{path: path for path in tree.files}, **tree.aliases}
    found = {
        path: _stamp(tree.root / target, target)
        for path, target in names.items()
        if target in tree.files and not path.rpartition("/")[2].startswith(".")
    }
    return {path: stamp for path, stamp in found.items() if stamp}


def _stamp(file: Path, name: str) -> Stamp | None:
    """When a file was written and how large it is; None for one that is gone meanwhile."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return Stamp(name, stat.st_mtime_ns, stat.st_size)
