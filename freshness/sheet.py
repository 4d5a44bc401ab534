"""The table of one person as text: for a terminal, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from freshness.account import ANSWERS, Status
from freshness.model import Finding, Report
from freshness.portfolio import signs
from freshness.presence import UNKNOWN, Presence, Project, name
from freshness.reporter import Style, plain, shown
from freshness.truth import Cell, Fact, Table, table, unread
from freshness.url import UNKNOWN_ROOT
from freshness.when import spoken

_ODD, _FINE = "≠", " "
_RED = "\x1b[31m{}\x1b[0m"
_LABEL = 11
_TEXTS = (Fact.NAME, Fact.HEADLINE, Fact.EMPLOYER, Fact.LOCATION, Fact.SITE)
"""What can be pasted as it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Everything about one person that is told."""

    presence: Presence
    table: Table
    projects: tuple[tuple[Project, tuple[str, ...]], ...]
    findings: tuple[Finding, ...]
    today: date

    @property
    def has_told(self) -> bool:
        """Whether anything was said of the owner, or by a provider of a profile."""
        answers = (account.status for _, account in self.presence.answered())
        return bool(self.table.cells) or any(each in ANSWERS for each in answers)

    @property
    def paste(self) -> Iterator[Cell]:
        """The cells to mend, and the text to put there in `contradicts`."""
        return (c for c in self.table.odd if c.fact in _TEXTS and c.fact in self.table.truths)


def sheets(report: Report, style: Style) -> list[Sheet]:
    """What a report tells of each owner; a finding belongs to the one whose place it names."""
    rest = list(shown(report, style))
    found = []
    for number, presence in enumerate(report.presences, 1):
        ours = {each.profile.url for each in presence.owned} | {each.url for each in presence.told}
        is_last = number == len(report.presences)
        mine = [
            each
            for each in rest
            if is_last or each.place.url in ours or presence.is_own(each.place.url or "")
        ]
        rest = [each for each in rest if each not in mine]
        found.append(
            Sheet(
                presence=presence,
                table=table(presence, report.today),
                projects=tuple(
                    (each, signs(each, presence, report.today)) for each in presence.projects
                ),
                findings=tuple(mine),
                today=report.today,
            )
        )
    return found


def terminal(sheets: Iterable[Sheet], style: Style) -> str:
    """For people, within the columns that they have."""
    return "\n".join(line for sheet in sheets for line in _terminal(sheet, style)) + "\n"


def _terminal(sheet: Sheet, style: Style) -> Iterator[str]:
    table, presence, width = sheet.table, sheet.presence, style.width
    yield plain(_heading(presence))
    for fact in Fact:
        label = fact.value
        for value, places, odd in _grouped(table, fact):
            lead = f"{label:<{_LABEL}}{_ODD if odd else _FINE} "
            lines = _wrapped(f"{value} ({', '.join(places)})", style.width, len(lead), lead)
            yield from (_RED.format(line) for line in lines) if odd and style.colour else lines
            label = ""
    if not table.cells:
        yield "Nothing yet: no data file, no h-card, and no profile that could be read."
    yield from _section("To paste", _pastes(sheet), width)
    yield from _section("Last moved", _moved(sheet), width)
    yield from _section("Projects", _portfolio(sheet), width)
    yield from _section("Found", _findings(sheet), width)
    yield from _section("Could not check", _unread(sheet), width)


def _heading(presence: Presence) -> str:
    where = "this site" if presence.root == UNKNOWN_ROOT else presence.root
    return f"What is told about the owner of {where}"


def _grouped(table: Table, fact: Fact) -> Iterator[tuple[str, list[str], bool]]:
    """The values of a fact, the one that counts first, each with the places that say so."""
    groups: dict[tuple[str, bool], list[str]] = {}
    truth = table.truths.get(fact)
    if fact is Fact.SITE and truth:
        groups[truth.text, False] = ["this site"]
    for cell in sorted(table.cells, key=lambda each: bool(each.contradicts)):
        if cell.fact is fact and (cell.contradicts or fact is not Fact.PICTURE):
            groups.setdefault((cell.value, bool(cell.contradicts)), []).append(cell.place)
    for (value, odd), places in groups.items():
        yield value, places, odd


def _pastes(sheet: Sheet) -> Iterator[str]:
    """A place at a time, since each is opened once."""
    cells = list(sheet.paste)
    for place, url in dict.fromkeys((each.place, each.url) for each in cells):
        texts = (
            f"{c.fact.value}: {c.contradicts}" for c in cells if (c.place, c.url) == (place, url)
        )
        yield "\n".join((f"{place}, {url}", *texts))


def _portfolio(sheet: Sheet) -> Iterator[str]:
    for project, told in sheet.projects:
        yield f"{project.title}: {', '.join(told) or 'nothing tells whether it lives'}"


def _findings(sheet: Sheet) -> Iterator[str]:
    for each in sheet.findings:
        yield f"{each.rule}: {each.message}\n{each.advice}"


def _unread(sheet: Sheet) -> Iterator[str]:
    for owned, reason in unread(sheet.presence):
        place = name(owned.profile)
        account = sheet.presence.accounts.get(owned.profile.url)
        if owned.profile.read and account and account.status is not Status.PRIVATE:
            yield f"{place}: {reason} It is asked again in the next run."
            continue
        look = sheet.presence.looks.at(owned.profile.url)
        seen = f" You looked on {look.looked}." if look else ""
        yield f"{place}: {reason}{seen}\n{owned.profile.look}"
    for owned, account in sheet.presence.read():
        for note in account.notes:  # a part that could not be read
            yield f"{name(owned.profile)}: {note}"
    for url in sheet.presence.unknown:
        yield f"{url}: {UNKNOWN}"
    words = [f"{fact.value}: {truth.text}" for fact, truth in sheet.table.truths.items()]
    if words and any(unread(sheet.presence)):
        yield "\n".join(("The words to find there, or to paste:", *words))


def _moved(sheet: Sheet) -> Iterator[str]:
    """When each profile last moved."""
    for owned, account in sheet.presence.read():
        if account.last_moved and account.last_moved <= sheet.today:
            ago = spoken((sheet.today - account.last_moved).days)
            yield f"{name(owned.profile)}: {ago} ago, on {account.last_moved}"


def _section(title: str, items: Iterable[str], width: int) -> Iterator[str]:
    found = list(items)
    if found:
        yield ""
        yield f"{title}:"
    for item in found:
        first, *more = item.split("\n")
        yield from _wrapped(first, width, 2, "- ")
        for line in more:
            yield from _wrapped(line, width, 4)


def _wrapped(text: str, width: int, indent: int, lead: str = "") -> list[str]:
    import textwrap

    bare = plain(text)
    start = " " * (indent - len(lead)) + lead
    return textwrap.wrap(
        bare, max(width, 40), initial_indent=start, subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )  # fmt: skip


def markdown(sheets: Iterable[Sheet], style: Style) -> str:
    """A table with a row for each place; what is odd is bold."""
    return "\n".join(line for sheet in sheets for line in _markdown(sheet)) + "\n"


def _markdown(sheet: Sheet) -> Iterator[str]:
    table = sheet.table
    facts = [fact for fact in Fact if any(_grouped(table, fact))]
    yield f"## {_md(_heading(sheet.presence))}"
    yield ""
    if facts:
        yield _row(["", *(fact.value for fact in facts)])
        yield _row(["---"] * (len(facts) + 1))
    for place in dict.fromkeys(table.places) if facts else ():
        cells = [table.at(fact, place) for fact in facts]
        yield _row([_md(place), *(_marked(cell) for cell in cells)])
    yield from _list("To paste", _pastes(sheet))
    yield from _list("Last moved", _moved(sheet))
    yield from _list("Projects", _portfolio(sheet))
    yield from _list("Found", _findings(sheet))
    yield from _list("Could not check", _unread(sheet))


def _marked(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"**{_ODD} {_md(cell.value)}**" if cell.contradicts else _md(cell.value)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    found = list(items)
    if found:
        yield from ("", f"### {title}", "")
    for item in found:
        first, *more = item.split("\n")
        yield f"- {_md(first)}"
        yield from (f"  - {_md(line)}" for line in more)


def _md(text: str) -> str:
    """Text that Markdown shows as it is, in a table as well."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#&~" else char for char in plain(text))
