"""The plugin for MkDocs and ProperDocs: `plugins: [freshness]`.

A build logs what went stale and gives every page its true dates; `serve` shows it on the pages. No
socket is opened for it, and what is built differs in nothing but the dates.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from freshness import config as configuration
from freshness import confirmations, overlay
from freshness.dater import Dater
from freshness.digest import Group, grouped
from freshness.errors import NothingChecked, UserError
from freshness.model import DatedPage, Finding, Interval, Report
from freshness.pipeline import Request
from freshness.preview.behind import Behind
from freshness.preview.look import look
from freshness.reporter import Style, plain, shown
from freshness.vocabulary import Confidence, Severity

log = get_plugin_logger("freshness")

LEVELS = ("never", *(each.label for each in Severity))
MOST = 20
"""Findings that are logged one by one; the worst come first, and equal ones are one."""

_TOLD = frozenset(("front-matter", "git", "url-date"))
"""Signals of what a person wrote down as a date, or history recorded."""


class FreshnessConfig(base.Config):  # type: ignore[no-untyped-call]
    """What can be set in mkdocs.yml. How to judge is in freshness.yml, as everywhere else."""

    enabled = options.Type(bool, default=True)
    """`!ENV [FRESHNESS, true]` lets a variable decide."""
    fail_on = options.Choice(LEVELS, default="never")
    """From which severity on a finding is a warning, so that `--strict` fails."""
    dates = options.Type(bool, default=True)
    """Whether the sitemap, the theme and JSON-LD get the dates of the pages."""


class Unknown(str):
    """A day that nobody knows: nothing in a template, yet a day that MkDocs can compare.

    MkDocs takes the latest `update_date` for the time of the compressed sitemap, and fails on "".
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        """Templates ask whether there is a date."""
        return False

    def __str__(self) -> str:
        """Templates that do not ask show nothing."""
        return ""


_UNKNOWN = Unknown("1970-01-01")


class FreshnessPlugin(BasePlugin[FreshnessConfig]):  # type: ignore[no-untyped-call]
    """Judges what was built, and tells it where it is wanted."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody looks at the pages while writing them."""
        self._is_serving = command == "serve"
        self._behind = Behind()

    def on_config(self, config: MkDocsConfig) -> None:
        """Read freshness.yml, which may have changed since the last build."""
        self._dated: Mapping[str, DatedPage] = {}
        if not self.config.enabled:
            return
        folder = Path(config.config_file_path).parent
        file = configuration.find(folder)
        try:
            self._settings = configuration.load(file) if file else configuration.Config()
            beside = file.parent if file else folder
            self._confirmed = confirmations.load(beside / confirmations.FILE_NAME)
        except UserError as error:
            raise PluginError(str(error)) from None
        if self._is_serving:
            config.extra_javascript.append(f"{overlay.FOLDER}/overlay.js")
            if file:
                config.watch.append(str(file))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """The folder is about to be swept away."""
        self._behind.cancel()

    def on_shutdown(self) -> None:
        """The same, for the last time."""
        self._behind.cancel()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Date the sources, before anything is made of them."""
        if not (self.config.enabled and self.config.dates):
            return
        dater = Dater(today=_today(), limits=self._settings.limits)
        try:
            found = dater.dates(config.docs_dir)
        except NothingChecked:
            return
        self._dated = {each.page.path: each for each in found.pages if each.page.path}

    @event_priority(-100)  # after those who read a date from elsewhere
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Give the page its day instead of that of the build, and the theme something to show."""
        if not (self.config.enabled and self.config.dates):
            return
        dated = self._dated.get(page.file.src_uri)
        day = _changed(dated) if dated else None
        page.update_date = day.isoformat() if day else _UNKNOWN
        if day:
            page.meta.setdefault("revision_date", day.isoformat())

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Say the dates to programs too, unless the theme does already."""
        dated = self._dated.get(page.file.src_uri)
        if dated is None or '"dateModified"' in output:
            return output
        return output.replace("</head>", f"{_json_ld(dated, page)}</head>", 1)

    @event_priority(-100)  # after those who mend the built pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Judge the built pages; log it, or show it on them."""
        if not self.config.enabled:
            return
        folder, source = Path(config.site_dir), Path(config.docs_dir)
        request = Request(today=_today(), config=self._settings, confirmed=self._confirmed)
        judge = partial(look, folder, source=source, url=config.site_url or None, request=request)
        if self._is_serving:
            where = f"{config.site_url or '/'}{overlay.FOLDER}/"
            self._behind.judge(
                folder, source, request, judge, lambda said: log.info(f"{said}: {where}")
            )
            return
        try:
            self._log(judge())
        except NothingChecked as error:
            log.info(str(error))

    def _log(self, report: Report) -> None:
        groups = grouped(shown(report, Style()))  # the first of each is the worst
        for group in groups[:MOST]:
            log.log(self._level(group.first), _line(group))
        if more := groups[MOST:]:
            level = max(self._level(group.first) for group in more)
            log.log(level, f"{len(more)} more; `freshness check` lists them all")

    def _level(self, finding: Finding) -> int:
        fail_on = self.config.fail_on
        fails = fail_on != "never" and finding.severity >= Severity[fail_on.upper()]
        return logging.WARNING if fails else logging.INFO


def _today() -> date:
    """The day of the build, which SOURCE_DATE_EPOCH may say."""
    return get_build_datetime().date()


def _line(group: Group) -> str:
    finding, place = group.first, group.first.place
    where = place.path or place.url or ""
    if place.line:
        where = f"{where}:{place.line}"
    told = f"{plain(where)}: {plain(finding.message)} {plain(finding.advice)} [{finding.rule}]"
    return f"{told}, {group.elsewhere}" if group.elsewhere else told


def _sure(interval: Interval | None) -> date | None:
    """A day that may be told to others: not one that was merely found in the text."""
    is_sure = interval and interval.confidence > Confidence.LOW and interval.signal in _TOLD
    return interval.latest if interval and is_sure else None


def _changed(dated: DatedPage) -> date | None:
    """When the words of the page last changed; that somebody read them again is no change."""
    return _sure(dated.changed) or _sure(dated.published)


def _json_ld(dated: DatedPage, page: Page) -> str:
    published, changed = _sure(dated.published), _changed(dated)
    if changed is None:
        return ""
    facts: dict[str, Any] = {"@context": "https://schema.org", "@type": "WebPage"}
    if page.canonical_url:
        facts["url"] = page.canonical_url
    if published:
        facts["datePublished"] = published.isoformat()
    facts["dateModified"] = changed.isoformat()
    text = json.dumps(facts).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
