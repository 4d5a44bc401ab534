"""One issue that always tells what is stale now.

It is found by a hidden marker. It is opened with the first finding, edited in every run, closed
when all is mended and opened again by a new finding; those who follow it hear of new findings only.
What people write around our part of it stays, and so does their title. If a person closes it, it
stays closed until there is something that it did not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from freshness.digest import count, is_whole, page
from freshness.github import Issue, Repository
from freshness.model import Finding, Report
from freshness.reporter import Style, shown
from freshness.reporters import markdown
from freshness.vocabulary import Verdict

TITLE = "What went stale"
MOST = 60_000
"""Characters of the body; GitHub takes 65,536."""

MAX_KNOWN = 3_000
"""Findings that are remembered, the worst ones."""

_STYLE = Style(pedantic=True)  # the findings were chosen when the report was written
_PASSING = (Verdict.FAILING, Verdict.TEMPORARY, Verdict.BLOCKED)  # may be well in the next run
_BEGIN = re.compile(r"<!-- freshness:begin (?P<known>[0-9a-f,]*) -->")
_END = "<!-- freshness:end -->"
_HINT = "<!-- Write above or below: what stands between the marks is made anew by every check. -->"
_DIGITS = 6  # of a fingerprint: enough to tell some thousands apart
_MOST_TOLD = 5  # new findings in a comment
_ROOM = 2_000  # that our part gets however much people wrote


class Kept(NamedTuple):
    """What was done."""

    done: str  #: `opened`, `edited`, `left alone` …
    issue: Issue | None
    others: Sequence[Issue] = ()  #: which bear the marker as well


def keep(report: Report, repository: Repository, *, run_url: str = "") -> Kept:
    """Make the issue tell what the report tells.

    Args:
        report: of the last run.
        repository: whose issue it is.
        run_url: where the whole report can be had.

    Raises:
        UserError: GitHub does not let us, or does not answer.
    """
    if not report.pages:
        return Kept("left alone, since nothing could be read", None)
    report = replace(
        report, findings=tuple(each for each in report.findings if each.verdict not in _PASSING)
    )
    findings = shown(report, _STYLE)
    marked = [each for each in repository.issues() if each.is_trusted and _BEGIN.search(each.body)]
    marked.sort(key=lambda each: (not each.is_open, each.number))
    if not marked:
        if not findings:
            return Kept("not opened, since nothing is stale", None)
        return Kept("opened", repository.open(TITLE, _body("", report, run_url)))
    issue, *others = marked
    known = _known(issue.body)
    new = [each for each in findings[:MAX_KNOWN] if _short(each) not in known]
    return Kept(_tell(report, repository, issue, new, run_url), issue, others)


def _tell(
    report: Report, repository: Repository, issue: Issue, new: Sequence[Finding], run_url: str
) -> str:
    is_clean = not report.findings and is_whole(report)
    if not issue.is_open and not new:
        return "left closed"
    body = _body(issue.body, report, run_url)
    if is_clean:
        repository.edit(issue, body=body, state="closed", state_reason="completed")
        repository.comment(issue, f"All of it is mended, as of {report.today}. Well kept!")
        return "closed"
    if issue.is_open:
        repository.edit(issue, body=body)
    else:
        repository.edit(issue, body=body, state="open")
    if new:
        repository.comment(issue, _news(new))
    return "edited" if issue.is_open else "opened again"


def _body(before: str, report: Report, run_url: str) -> str:
    """The issue's text with our part made anew; what stands around it is other people's."""
    above, below = before, ""
    if begin := _BEGIN.search(before):
        above = before[: begin.start()]
        _, end, rest = before[begin.end() :].rpartition(_END)
        below = rest if end else ""
    above += f"<!-- freshness:begin {_remembered(report, before)} -->\n{_HINT}\n"
    link = f"\n[The whole report]({run_url})\n" if run_url else ""
    below = f"{link}\n{_END}{below}"
    room = max(MOST - len(above) - len(below), _ROOM)
    return above + markdown.told(report, _STYLE, most=room) + below


def _remembered(report: Report, before: str) -> str:
    """The findings told by now; those that an incomplete look did not see are not forgotten."""
    now = dict.fromkeys(_short(each) for each in shown(report, _STYLE))
    if not is_whole(report):
        now.update(dict.fromkeys(sorted(_known(before))))
    return ",".join(list(now)[:MAX_KNOWN])


def _known(body: str) -> frozenset[str]:
    begin = _BEGIN.search(body)
    return frozenset(begin["known"].split(",")) if begin else frozenset()


def _short(finding: Finding) -> str:
    return finding.fingerprint[:_DIGITS]


def _news(new: Iterable[Finding]) -> str:
    told = list(new)
    lines = [f"{count(len(told), 'thing')} more went stale:\n"]
    lines += [
        f"- {markdown.code(page(each))}: {markdown.inline(each.message)}\\\n"
        f"  → {markdown.inline(each.advice)}"
        for each in told[:_MOST_TOLD]
    ]
    if len(told) > _MOST_TOLD:
        lines.append(f"- … and {len(told) - _MOST_TOLD} more, see above.")
    return "\n".join(lines)
