"""For people: by page, worst first, and one thing to do next.

Fits 80 columns, needs no colour, and reads as well in a log. The one module that knows rich.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from freshness.digest import (
    MAX_LINES,
    Group,
    all_well,
    by_page,
    clean,
    counts,
    grouped,
    known_by,
    next_thing,
    page,
    position,
    shortened,
    summary,
    verdict,
)
from freshness.model import Finding, Report, Surface
from freshness.reporter import Style, inert, shown
from freshness.url import WEB
from freshness.vocabulary import Confidence, Freshness, Kind, Severity

if TYPE_CHECKING:
    from rich.style import Style as Look

MAX_FINDINGS = 25  #: told in full; the rest is counted
MAX_SURFACES = 12
MIN_KIND = 24  #: columns for a surface's name from which on its kind is told too
MAX_QUOTE = 66  #: characters, so that a quote stays on its line at 80 columns

Span = tuple[str, "str | Look"] | str

_SEVERITY = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan"}
_FRESHNESS = {
    Freshness.FRESH: "green",
    Freshness.AGEING: "yellow",
    Freshness.STALE: "bold red",
    Freshness.UNKNOWN: "dim",
}


def render(report: Report, style: Style) -> str:
    """The report as text for a terminal or a log."""
    sheet = _Sheet(style)
    findings = shown(report, style)
    _surfaces(sheet, report.surfaces)
    _findings(sheet, findings)
    if not findings:
        sheet.line(all_well(report, style))
    for sentence in summary(report, style):
        sheet.line(sentence)
    if best := next_thing(findings):
        _next(sheet, best)
    return sheet.text()


class _Sheet:
    """Lines of styled text, wrapped to the reader's width."""

    def __init__(self, style: Style) -> None:
        from rich.console import Console

        styled = style.colour or style.links
        self._links = style.links
        self._file = io.StringIO()
        self.width = max(style.width, 40)
        self._console = Console(
            file=self._file, width=self.width, height=100, force_terminal=styled,
            color_system="standard" if styled else None, no_color=not style.colour,
            highlight=False, markup=False, emoji=False, legacy_windows=False,
            _environ={},  # what the reader sees depends on the style alone
        )  # fmt: skip

    def line(self, *spans: Span, indent: int = 0) -> None:
        """Write a paragraph; spans are text, or text and its look."""
        from rich.text import Text

        lines = Text.assemble(*spans).wrap(self._console, self.width - indent)
        for line in lines or [Text()]:
            self._console.print(Text.assemble(" " * indent, line))

    def column(self, text: str, width: int) -> str:
        """Text cut or padded to so many columns, which wide characters take two of."""
        from rich.cells import cell_len, set_cell_size

        cut = text if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"
        return set_cell_size(cut, width)

    def address(self, url: str, *, bold: bool = False) -> Span:
        """A clean address, clickable where the terminal can do that."""
        from rich.style import Style as Look

        return url, Look(bold=bold, link=url if self._links and url.startswith(WEB) else None)

    def text(self) -> str:
        """Everything written, without white space at line ends."""
        lines = self._file.getvalue().split("\n")[:-1]
        return "".join(f"{inert(line.rstrip())}\n" for line in lines)


def _surfaces(sheet: _Sheet, surfaces: Sequence[Surface]) -> None:
    if not surfaces:
        return
    name = max(12, min(34, sheet.width - 46))
    sheet.line((f"{sheet.column('What', name)}  Last moved  Verdict", "dim"))
    for surface in surfaces[:MAX_SURFACES]:
        moved = surface.changed.isoformat() if surface.changed else "unknown"
        judged = (verdict(surface), _FRESHNESS[surface.verdict])
        kind = (
            "" if surface.kind is Kind.PROFILE or name < MIN_KIND else f"{surface.kind.value:10} "
        )
        title = sheet.column(kind + (clean(surface.title) or surface.slug), name)
        sheet.line(f"{title}  {moved:10}  ", judged)
    if len(surfaces) > MAX_SURFACES:
        sheet.line(f"and {len(surfaces) - MAX_SURFACES} more")
    sheet.line()
    unread = [each for each in surfaces if each.verdict is Freshness.UNKNOWN]
    profiles = [each for each in unread if each.kind is Kind.PROFILE and each.reason]
    if profiles:
        sheet.line("No day of these is known, so have a look yourself:")
        for profile in profiles[:MAX_SURFACES]:
            sheet.line(f"{clean(profile.title)}. {clean(profile.reason)}", indent=2)
        sheet.line()


def _findings(sheet: _Sheet, findings: Sequence[Finding]) -> None:
    groups = grouped(findings)
    for where, found in by_page(groups[:MAX_FINDINGS]).items():
        sheet.line(sheet.address(where, bold=True))
        for group in found:
            _finding(sheet, group)
        sheet.line()
    rest = Counter(group.first.rule for group in groups[MAX_FINDINGS:])
    if rest:
        sheet.line(f"… and {rest.total()} more: {counts(rest)}. Use --format json for all.")
        sheet.line()


def _finding(sheet: _Sheet, group: Group) -> None:
    finding = group.first
    where = position(finding)
    head: list[Span] = [f"{where}  "] if where else []
    head += [(finding.severity.label, _SEVERITY[finding.severity]), f"  {finding.rule}"]
    doubt = "doubtful" if finding.confidence is Confidence.LOW else ""
    since = f"from {finding.stale_on}" if finding.stale_on else ""
    head += [(f"  {note}", "dim") for note in (doubt, since, group.elsewhere) if note]
    sheet.line(*head, indent=2)
    message = clean(finding.message)
    sheet.line(message, indent=6)
    quote = clean(finding.place.quote)
    for words in _quotes(group) if quote not in message else ():
        sheet.line((f"“{shortened(words, MAX_QUOTE)}”", "italic"), indent=6)
    target = clean(finding.target or "")
    if target and not quote and target not in message:
        sheet.line(sheet.address(target), indent=6)
    if known := known_by(finding):
        sheet.line((known, "dim"), indent=6)
    sheet.line(f"→ {clean(finding.advice)}", indent=6)


def _quotes(group: Group) -> list[str]:
    """The words of a finding; where no lines tell its fellows on the page apart, theirs too."""
    here = page(group.first)
    others = (each for each in group.others if page(each) == here and not each.place.line)
    found = dict.fromkeys(clean(each.place.quote) for each in (group.first, *others))
    return [each for each in found if each][:MAX_LINES]


def _next(sheet: _Sheet, best: Finding) -> None:
    line = f":{best.place.line}" if best.place.line else ""
    sheet.line()
    sheet.line(("One thing to do next:", "bold"))
    sheet.line(sheet.address(page(best)), line, indent=2)
    quote = clean(best.place.quote)
    sheet.line(clean(best.message), f" “{shortened(quote, MAX_QUOTE)}”" if quote else "", indent=2)
    sheet.line(f"→ {clean(best.advice)}", indent=2)
    if best.fix:
        sheet.line(f"Ready change: {clean(best.fix.title)}", indent=2)
