"""Markdown, for issues, summaries and wikis.

Words of pages stand in code spans, where nothing is markup, a mention or a reference. In our own
sentences, which may repeat some, what GitHub would act on is taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness import HOMEPAGE, __version__
from freshness.digest import (
    Group,
    all_well,
    by_page,
    clean,
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
from freshness.reporter import Style, shown
from freshness.vocabulary import Confidence, Kind

MAX_WORDS = 600  #: characters of a sentence; ours are shorter, but repeat titles and addresses
MAX_QUOTE = 200
MAX_SURFACES = 40

_CODE = re.compile(r"((?:https?://|www\.)[^\s“”`]++|`[^`\s][^`]*+`)", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_\[\]<>&~$^]")
_NAMES = re.compile(r"(@|#|\bGH-)(?=\w)", re.IGNORECASE)  # people, issues
_TICKS = re.compile(r"`+")
_JOINER = "\u2060"  # takes no room, and ends what looks like a name


def render(report: Report, style: Style) -> str:
    """The report as a Markdown document."""
    return told(report, style)


def told(report: Report, style: Style, *, most: int | None = None) -> str:
    """The report, cut between two findings.

    Args:
        report: what to tell.
        style: chooses the findings as everywhere else.
        most: bytes it may have; None for all of it.
    """
    findings = shown(report, style)
    head = [f"## Freshness on {report.today}\n", *_opening(report, style)]
    foot = ["\n".join(inline(each) for each in summary(report, style)),
            f"\n<sub>[freshness]({HOMEPAGE}) {__version__}</sub>\n"]  # fmt: skip
    left = None if most is None else most - len("\n".join([*head, *foot]).encode()) - 200
    body: list[str] = []
    pages = by_page(grouped(findings))
    rest = sum(map(len, pages.values()))
    for where, groups in pages.items():
        for number, group in enumerate(groups):
            text = (f"### {code(where)}\n\n" if number == 0 else "") + _finding(group)
            text += "\n" if group is groups[-1] else ""
            if left is not None:
                left -= len(text.encode()) + 1
                if left < 0:
                    return "\n".join([*head, *body, f"\n… and {rest} more.\n", *foot])
            body.append(text)
            rest -= 1
    return "\n".join([*head, *body, *foot])


def _opening(report: Report, style: Style) -> Iterator[str]:
    findings = shown(report, style)
    yield f"{tally(findings)}.\n" if findings else f"{all_well(report, style)}\n"
    if best := next_thing(findings):
        line = f":{best.place.line}" if best.place.line else ""
        yield f"**One thing to do next:** {code(page(best) + line)} {inline(best.message)}\\"
        yield f"→ {inline(best.advice)}\n"
    if report.surfaces:
        yield "| What | Last moved | Verdict |\n| --- | --- | --- |"
        yield from (_surface(each) for each in report.surfaces[:MAX_SURFACES])
        yield ""


def _surface(surface: Surface) -> str:
    kind = "" if surface.kind is Kind.PROFILE else f"{surface.kind.value}: "
    cells = (
        kind + inline(name(surface)),
        str(surface.changed or "unknown"),
        inline(verdict(surface)),
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _finding(group: Group) -> str:
    finding = group.first
    where = position(finding)
    notes = [
        f"line {where}" if where else "",
        "doubtful" if finding.confidence is Confidence.LOW else "",
        f"from {finding.stale_on}" if finding.stale_on else "",
        group.elsewhere,
    ]
    notes = [inline(note) for note in notes if note]
    quote = clean(finding.place.quote)
    words = quote if quote and quote not in finding.message else ""
    lines = [
        f"- **{finding.severity.label}** {code(finding.rule)}{''.join(f', {n}' for n in notes)}",
        f"  {inline(finding.message)} {code(shortened(words, MAX_QUOTE))}".rstrip(),
        f"  {code(shortened(clean(finding.target), MAX_QUOTE))}"
        if finding.target and finding.target not in finding.message and not words
        else "",
        f"  <sub>{inline(known_by(finding))}</sub>" if finding.evidence else "",
        f"  → {inline(finding.advice)}",
    ]
    return "\\\n".join(line for line in lines if line)


def inline(text: str) -> str:
    """A sentence in which no markup, mention, reference or link of a page is at work."""
    parts = _CODE.split(shortened(clean(text), MAX_WORDS))
    return "".join(
        code(each.strip("`")) if odd % 2 else _escaped(each) for odd, each in enumerate(parts)
    )


def _escaped(text: str) -> str:
    marked = _MARKUP.sub(lambda sign: f"\\{sign[0]}", _uncommented(text))
    return _NAMES.sub(lambda sign: sign[0] + _JOINER, marked)


def code(text: str) -> str:
    """A code span, whatever the text has in it; nothing for nothing."""
    text = _uncommented(clean(text))
    if not text:
        return ""
    fence = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    pad = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _uncommented(text: str) -> str:
    """Comments mean something to programs that find their own words again, as `issue` does."""
    return text.replace("<!--", f"<!{_JOINER}--")
