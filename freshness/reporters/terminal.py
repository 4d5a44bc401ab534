"""For people: by page, worst first, and one thing to do next.

Fits 80 columns, needs no colour, and reads as well in a log. The one module that knows rich.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from freshness.model import INTERRUPTED, Finding, Report, Surface
from freshness.reporter import Style, plain, shown
from freshness.url import UNKNOWN_ROOT, WEB
from freshness.vocabulary import Confidence, Freshness, Kind, Severity, Verdict

if TYPE_CHECKING:
    from rich.style import Style as Look

MAX_FINDINGS = 25  #: told in full; the rest is counted
MAX_SURFACES = 12
MAX_REASONS = 5
MAX_LINES = 5
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
_CUT_SHORT = (INTERRUPTED, "time-limit", "network")
_EXPLAINED = (*_CUT_SHORT, "shallow-clone", "not-recorded", "not-built", "page-limit", "size-limit")
_NOT_CHECKED = (Verdict.TEMPORARY, Verdict.BLOCKED, Verdict.UNCHECKED)


def render(report: Report, style: Style) -> str:
    """The report as text for a terminal or a log."""
    sheet = _Sheet(style)
    findings = shown(report, style)
    _surfaces(sheet, report.surfaces)
    _findings(sheet, findings)
    if not findings:
        sheet.line(_all_well(report, style))
    _summary(sheet, report, style)
    if findings:
        _next(sheet, findings)
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
        return "".join(f"{line.rstrip()}\n" for line in self._file.getvalue().split("\n")[:-1])


class _Group(NamedTuple):
    """A finding, and those that say the same."""

    first: Finding
    others: Sequence[Finding]

    @property
    def elsewhere(self) -> str:
        """Where else, in words; empty when nowhere."""
        pages = {_page(other) for other in self.others} - {_page(self.first)}
        if pages:
            return f"and on {_count(len(pages), 'more page')}"
        lines = sorted({other.place.line for other in self.others if other.place.line})
        if lines:
            told = ", ".join(map(str, lines[:MAX_LINES]))
            return f"also on line{'s' * (len(lines) > 1)} {told}{' …' * (len(lines) > MAX_LINES)}"
        return f"and {_count(len(self.others), 'more time')} on this page" if self.others else ""


def _grouped(findings: Iterable[Finding]) -> list[_Group]:
    """As one: findings about equal words or addresses, and small ones that say the same."""
    by_words: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        by_words.setdefault((finding.rule, _about(finding)), []).append(finding)
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for words, equal in by_words.items():
        first = equal[0]
        large = first.severity is Severity.HIGH
        groups.setdefault(words if large else (first.rule, _page(first), first.message), []).extend(
            equal
        )
    return [_Group(first, others) for first, *others in groups.values()]


def _about(finding: Finding) -> str:
    """What tells a finding from another of its rule."""
    words = finding.target or " ".join(finding.place.quote.casefold().split())
    if not words and finding.severity is Severity.LOW:
        return "any page"  # a small thing about a whole page: one is told, the others are counted
    return words or finding.fingerprint


def _surfaces(sheet: _Sheet, surfaces: Sequence[Surface]) -> None:
    if not surfaces:
        return
    name = max(12, min(34, sheet.width - 46))
    sheet.line((f"{sheet.column('What', name)}  Last moved  Verdict", "dim"))
    for surface in surfaces[:MAX_SURFACES]:
        moved = surface.changed.isoformat() if surface.changed else "unknown"
        verdict = (_verdict(surface), _FRESHNESS[surface.verdict])
        kind = (
            "" if surface.kind is Kind.PROFILE or name < MIN_KIND else f"{surface.kind.value:10} "
        )
        title = sheet.column(kind + _clean(surface.title or surface.slug), name)
        sheet.line(f"{title}  {moved:10}  ", verdict)
    if len(surfaces) > MAX_SURFACES:
        sheet.line(f"and {len(surfaces) - MAX_SURFACES} more")
    sheet.line()
    unread = [each for each in surfaces if each.verdict is Freshness.UNKNOWN]
    profiles = [each for each in unread if each.kind is Kind.PROFILE and each.reason]
    if profiles:
        sheet.line("Not read, so have a look yourself:")
        for profile in profiles[:MAX_SURFACES]:
            sheet.line(f"{_clean(profile.title)}. {_clean(profile.reason)}", indent=2)
        sheet.line()


def _verdict(surface: Surface) -> str:
    match surface.verdict:
        case Freshness.STALE if surface.stale_on:
            return f"stale since {surface.stale_on}"
        case Freshness.AGEING if surface.stale_on:
            return f"ageing, stale on {surface.stale_on}"
        case Freshness.UNKNOWN:
            return "could not tell"
        case Freshness.FRESH if surface.reason:
            return f"fresh, {_clean(surface.reason)}"
    return str(surface.verdict.value)


def _findings(sheet: _Sheet, findings: Sequence[Finding]) -> None:
    groups = _grouped(findings)
    pages: dict[str, list[_Group]] = {}
    for group in groups[:MAX_FINDINGS]:
        pages.setdefault(_page(group.first), []).append(group)
    for page, found in pages.items():
        sheet.line(sheet.address(page, bold=True))
        for group in found:
            _finding(sheet, group)
        sheet.line()
    rest = Counter(group.first.rule for group in groups[MAX_FINDINGS:])
    if rest:
        sheet.line(f"… and {rest.total()} more: {_counts(rest)}. Use --format json for all.")
        sheet.line()


def _finding(sheet: _Sheet, group: _Group) -> None:
    finding = group.first
    place = finding.place
    where = [str(part) for part in (place.line, place.column) if part is not None]
    head: list[Span] = [f"{':'.join(where)}  "] if where else []
    head += [(finding.severity.label, _SEVERITY[finding.severity]), f"  {finding.rule}"]
    doubt = "doubtful" if finding.confidence is Confidence.LOW else ""
    since = f"from {finding.stale_on}" if finding.stale_on else ""
    head += [(f"  {note}", "dim") for note in (doubt, since, group.elsewhere) if note]
    sheet.line(*head, indent=2)
    message = _clean(finding.message)
    sheet.line(message, indent=6)
    quote = _clean(place.quote)
    for words in _quotes(group) if quote not in message else ():
        sheet.line((f"“{_shortened(words)}”", "italic"), indent=6)
    target = _clean(finding.target or "")
    if target and not quote and target not in message:
        sheet.line(sheet.address(target), indent=6)
    known = [f"{each.signal}: {each.meaning.value} {each.when}" for each in finding.evidence[:3]]
    if known:
        sheet.line((" · ".join(known), "dim"), indent=6)
    sheet.line(f"→ {_clean(finding.advice)}", indent=6)


def _quotes(group: _Group) -> list[str]:
    """The words of a finding; where no lines tell its fellows on the page apart, theirs too."""
    here = _page(group.first)
    others = (each for each in group.others if _page(each) == here and not each.place.line)
    found = dict.fromkeys(_clean(each.place.quote) for each in (group.first, *others))
    return [each for each in found if each][:MAX_LINES]


def _all_well(report: Report, style: Style) -> str:
    if not report.pages:
        return "There was no page to read, so there is nothing to say."
    if style.new_only and report.new is not None:
        return "Nothing new went stale since the last run."
    if any(skipped.reason in _CUT_SHORT for skipped in report.skipped):
        return "Nothing stale was seen, but not everything could be looked at."
    return "Nothing here has gone stale, as far as can be seen. Well kept!"


def _summary(sheet: _Sheet, report: Report, style: Style) -> None:
    verdicts = Counter(link.verdict.value for link in report.links)
    links = f"{_count(len(report.links), 'link')}: {_counts(verdicts)}" if verdicts else "no links"
    sheet.line(f"Read {_count(len(report.pages), 'page')} and {links}.")
    reasons = Counter(skipped.reason for skipped in report.skipped)
    reasons.update(
        link.reason or link.verdict.value for link in report.links if link.verdict in _NOT_CHECKED
    )
    if reasons:
        sheet.line(f"Could not check {reasons.total():,}: {_counts(reasons, most=MAX_REASONS)}.")
    if verdicts[Verdict.BLOCKED.value]:
        sheet.line("What is blocked you can open yourself; `freshness confirm URL` remembers it.")
    for told in dict.fromkeys(each.detail for each in report.skipped if each.reason in _EXPLAINED):
        sheet.line(f"Note: {_clean(told).rstrip('.')}.")
    if report.ignored:
        sheet.line(f"Ignored {_count(len(report.ignored), 'finding')}, as configured.")
    doubtful = sum(finding.confidence is Confidence.LOW for finding in report.findings)
    if doubtful and not style.pedantic:
        sheet.line(f"Kept quiet about {_count(doubtful, 'doubtful finding')}; see --pedantic.")
    if report.new:
        sheet.line(f"New since the last run: {len(report.new)}.")


def _next(sheet: _Sheet, findings: Sequence[Finding]) -> None:
    """The worst and surest thing; of those, one that has a ready change."""
    best = min(
        findings, key=lambda each: (-each.severity * each.confidence, each.fix is None)
    )  # the first of equals, as `shown` sorts them
    line = f":{best.place.line}" if best.place.line else ""
    sheet.line()
    sheet.line(("One thing to do next:", "bold"))
    sheet.line(sheet.address(_page(best)), line, indent=2)
    quote = _clean(best.place.quote)
    sheet.line(_clean(best.message), f" “{_shortened(quote)}”" if quote else "", indent=2)
    sheet.line(f"→ {_clean(best.advice)}", indent=2)
    if best.fix:
        sheet.line(f"Ready change: {_clean(best.fix.title)}", indent=2)


def _page(finding: Finding) -> str:
    place = finding.place
    return _clean(place.path or place.url or "the whole site")


def _clean(text: str) -> str:
    """Text that is safe to show, without our made-up host."""
    return plain(text.replace(UNKNOWN_ROOT, "/").encode("utf-8", "replace").decode())


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_QUOTE else f"{text[: MAX_QUOTE - 1].rstrip()}…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _counts(counts: Mapping[str, int], *, most: int | None = None) -> str:
    """`12 ok, 3 moved`, largest first."""
    ranked = Counter(counts).most_common()
    told = [f"{number:,} {_clean(name).replace('-', ' ')}" for name, number in ranked[:most]]
    rest = sum(number for _, number in ranked[len(told) :])
    return ", ".join([*told, f"{rest:,} for other reasons"] if rest else told)
