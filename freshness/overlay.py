"""What a page shows of its own findings while its owner looks at it: one overlay for all servers.

Three files in `_freshness/` at the root of the site, and a script on every page that asks for the
state and shows what belongs to the page. `index.html` in that folder shows everything.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from freshness.model import Finding, Report, Surface
from freshness.reporter import Style, plain, shown
from freshness.vocabulary import Kind

FOLDER = "_freshness"
"""Where the overlay lives, below the root of the site."""

MOST = 1_000
"""Findings that are told; nobody mends more in one sitting, and a state stays small."""

_TEMPLATES = Path(__file__).parent / "templates"


def state(
    report: Report, *, fixable: Callable[[Finding], bool] = lambda _: False
) -> dict[str, Any]:
    """What the script shows, as plain data.

    Text from pages is in it as text: the script writes it with `textContent` only.

    Args:
        report: of one site, read from a folder.
        fixable: whether a click may write the finding's fix into its file; of one that is not safe
            only on the page itself.
    """
    root = _root(report)
    findings = shown(report, Style())
    return {
        "today": report.today.isoformat(),
        "pages": len(report.pages),
        "titles": {
            page_key(each.page.url, root): plain(each.page.document.title)[:200]
            for each in report.pages
        },
        "findings": [_finding(each, root, fixable) for each in findings[:MOST]],
        "more": max(0, len(findings) - MOST),
        "surfaces": [_surface(each, root) for each in report.surfaces],
        "skipped": [
            {"subject": plain(each.subject), "reason": each.reason, "detail": plain(each.detail)}
            for each in report.skipped[:MOST]
        ],
    }


def root_of(report: Report) -> str:
    """The public address of the site that a report is about, ending in a slash."""
    return _root(report)


def page_key(url: str, root: str) -> str:
    """One name for all addresses of a page: `about` for `about/` and `about.html`.

    The script makes the same of the address it runs on.
    """
    path = unquote(url.removeprefix(root)).removesuffix("index.html").removesuffix(".html")
    return path.strip("/")


def files(report_state: dict[str, Any]) -> dict[str, str]:
    """The files of the overlay by name, for whoever writes them into a folder.

    Args:
        report_state: as `state` gives it.
    """
    return {
        "state.json": json.dumps(report_state, ensure_ascii=False),
        "overlay.js": script(),
        "index.html": PAGE,
    }


@cache
def script() -> str:
    """The script, with its styles in it: they go into a shadow root, and nothing flashes."""
    styles = (_TEMPLATES / "overlay.css").read_text("utf-8")
    code = (_TEMPLATES / "overlay.js").read_text("utf-8")
    return code.replace('"STYLES"', json.dumps(styles), 1)


PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Freshness of this site</title>
<main id="freshness-state"></main>
<script src="overlay.js" defer></script>
</html>
"""
"""Shows the whole state. The script makes it."""


def _root(report: Report) -> str:
    return next(each.url for each in report.surfaces if each.kind is Kind.SITE) or ""


def _finding(
    finding: Finding, root: str, fixable: Callable[[Finding], bool]
) -> dict[str, str | bool | None]:
    place = finding.place
    fix = finding.fix if fixable(finding) else None
    is_page = place.url is not None and place.url.startswith(root)
    where = place.path or ""
    return {
        "id": finding.fingerprint,
        "page": page_key(place.url, root) if is_page and place.url else None,
        "href": place.url.removeprefix(root) if is_page and place.url else None,
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": plain(finding.message),
        "advice": plain(finding.advice),
        "quote": plain(place.quote),
        "target": finding.target.removeprefix(root) if finding.target else None,
        "where": plain(f"{where}:{place.line}" if place.line else where),
        "since": finding.stale_on.isoformat() if finding.stale_on else None,
        "fix": plain(fix.title) if fix else None,
        "safe": fix is None or fix.safe,
    }


def _surface(surface: Surface, root: str) -> dict[str, str | None]:
    url = surface.url or ""
    return {
        "title": plain(surface.title),
        "href": url.removeprefix(root) if url.startswith(root) else None,
        "verdict": surface.verdict.value,
        "changed": surface.changed.isoformat() if surface.changed else None,
        "stale_on": surface.stale_on.isoformat() if surface.stale_on else None,
        "reason": plain(surface.reason),
    }
