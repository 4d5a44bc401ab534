"""A page for the browser: one file that asks nobody for anything, light and dark, ready to print.

Its policy (CSP) allows its own style and script by their hashes and nothing else, so that not even
an oversight of ours could make the words of a page run. The one module that knows jinja2.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from typing import Any, NamedTuple

from freshness import HOMEPAGE, __version__
from freshness.digest import (
    all_well,
    by_page,
    clean,
    count,
    grouped,
    known_by,
    name,
    next_thing,
    page,
    position,
    shortened,
    summary,
    tally,
    verdict,
)
from freshness.model import Report, Surface
from freshness.momentum import Week, spoken
from freshness.reporter import Style, shown
from freshness.timeline import timeline
from freshness.url import UNKNOWN_ROOT, WEB
from freshness.vocabulary import Confidence, Kind, Severity

MOST = 2_000
"""Findings that are told in full; a browser grows slow and a reader tired."""

MAX_SKIPPED = 500
_TEMPLATE = "report.html"
_PART = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)
_CODE = re.compile(r"`([^`\s][^`]*+)`")
_SEPARATOR = re.compile(r"\s[-–—|·:]\s")  # before the site's name: “ - Ada Example”
_MANY = 3  # titles that end alike
_PATCH = 400  # characters of each side of a ready change
_TALL, _DEEP = 70, 30  # pixels of the longest bars: what was mended is what counts


class _Choice(NamedTuple):
    """One value of a filter, and how many findings have it."""

    value: str
    label: str
    number: int


def render(report: Report, style: Style) -> str:
    """The report as one HTML document."""
    from jinja2 import Environment, StrictUndefined

    source = files("freshness").joinpath("templates", _TEMPLATE).read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "clean": clean, "name": name, "words": _words, "count": count, "address": _address,
        "verdict": verdict,
        "kind": lambda kind: "" if kind is Kind.PROFILE else kind.value,
        "short": lambda text, most: shortened(clean(text), most),
        "patch": lambda text: shortened(text, _PATCH),
    }  # fmt: skip
    environment.globals |= {"known_by": known_by, "position": position, "page": page}
    return environment.from_string(source).render(_facts(report, style), csp=_policy(source)) + "\n"


def _facts(report: Report, style: Style) -> dict[str, Any]:
    findings = shown(report, style)
    groups = grouped(findings)
    severities = Counter(group.first.severity for group in groups)
    names = _names(report.surfaces)
    labels = {each.slug: names[name(each)] for each in report.surfaces}
    places = Counter(group.first.surface for group in groups)
    site = next((each for each in report.surfaces if each.kind is Kind.SITE), None)
    return {
        "report": report,
        "site": clean(site.title) if site and site.url and _address(site.url) else "",
        "tally": tally(findings),
        "well": all_well(report, style),
        "next": next_thing(findings),
        "pages": by_page(groups[:MOST]),
        "total": min(len(groups), MOST),
        "rest": max(len(groups) - MOST, 0),
        "severities": [_Choice(each.label, each.label, severities[each])
                       for each in sorted(Severity, reverse=True)],
        "places": [_Choice(slug, labels.get(slug, slug), number)
                   for slug, number in places.most_common()],
        "names": names,
        "timeline": timeline(report.surfaces, report.today),
        "momentum": _momentum(report.weeks),
        "momentum_said": spoken(report.weeks),
        "sentences": list(summary(report, style)),
        "skipped": report.skipped[:MAX_SKIPPED],
        "doubtful": Confidence.LOW,
        "version": __version__,
        "homepage": HOMEPAGE,
    }  # fmt: skip


def _names(surfaces: Sequence[Surface]) -> dict[str, str]:
    """What to call each title: without the site's name, which stands at the end of most of them."""
    titles = {name(each) for each in surfaces}
    ends = Counter(
        title[found[-1].start() :]
        for title in titles
        if (found := list(_SEPARATOR.finditer(title)))
    )
    end, number = next(iter(ends.most_common(1)), ("", 0))
    return {title: title.removesuffix(end if number >= _MANY else "") or title for title in titles}


class _Bar(NamedTuple):
    """One week, drawn: places and widths are shares of the drawing, heights pixels."""

    monday: date
    fresh: int
    stale: int
    at: float
    width: float
    up: int
    down: int


def _momentum(weeks: Sequence[Week]) -> list[_Bar]:
    """The weeks as bars; none where nothing has moved yet."""
    most = max((max(week.fresh, week.stale) for week in weeks), default=0)
    if len(weeks) < 2 or not most:
        return []
    share = 100 / len(weeks)
    return [
        _Bar(
            week.monday, week.fresh, week.stale, round(number * share + share / 6, 2),
            round(share * 2 / 3, 2), round(_TALL * week.fresh / most),
            round(_DEEP * week.stale / most),
        )
        for number, week in enumerate(weeks)
    ]  # fmt: skip


def _words(text: str) -> str:
    """A sentence in which what stands between backticks is code."""
    from markupsafe import Markup, escape

    parts = _CODE.split(clean(text))
    return Markup("").join(
        Markup("<code>{}</code>").format(each) if odd % 2 else escape(each)
        for odd, each in enumerate(parts)
    )


def _address(url: str | None) -> str:
    """An address that a browser may be sent to; empty for all others."""
    known = url and url.lower().startswith(WEB) and not url.startswith(UNKNOWN_ROOT)
    return clean(url or "") if known else ""


def _policy(source: str) -> str:
    return f"default-src 'none'; {'; '.join(_allowed(source))}; base-uri 'none'; form-action 'none'"


def _allowed(source: str) -> Iterator[str]:
    """What may be at work in the page: the style and the script that stand in the template."""
    for kind, text in _PART.findall(source):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        yield f"{kind}-src 'sha256-{digest}'"
