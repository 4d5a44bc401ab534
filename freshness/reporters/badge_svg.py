"""A badge for a README as a static SVG, to be kept beside it: nobody else is asked.

It says the day of the check, so that a badge that nobody renews does not look like good news.
"""

from __future__ import annotations

from freshness.model import Report
from freshness.reporter import Style
from freshness.reporters.badge import COLOURS, words

_LABEL = "freshness"
_PER_CHARACTER = 6.6  # pixels of a sans-serif of 11 pixels; `textLength` makes any font keep to it
_PADDING = 7


def render(report: Report, style: Style) -> str:
    """The badge as one SVG document."""
    message, colour = words(report, style)
    left, right = _width(_LABEL), _width(message)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" \
aria-label="{_LABEL}: {message}">
<title>{_LABEL}: {message}</title>
<clipPath id="r"><rect width="{left + right}" height="20" rx="4"/></clipPath>
<g clip-path="url(#r)">
<rect width="{left}" height="20" fill="#3b4048"/>
<rect x="{left}" width="{right}" height="20" fill="{COLOURS[colour]}"/>
</g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
{_text(_LABEL, _PADDING, left)}
{_text(message, left + _PADDING, right)}
</g>
</svg>
"""


def _width(text: str) -> int:
    return round(len(text) * _PER_CHARACTER) + 2 * _PADDING


def _text(text: str, x: int, width: int) -> str:
    return f'<text x="{x}" y="14" textLength="{width - 2 * _PADDING}">{text}</text>'
