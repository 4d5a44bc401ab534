"""Findings that say the same of many whole pages: the first few, and how many more there are.

What a layout or a setting did wrong is one thing to mend, however many pages show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from freshness.model import Finding


def folded(findings: Iterable[Finding], most: int) -> Iterator[Finding]:
    """The findings of a rule; of those that are equal but for their page, the first few.

    Args:
        findings: what quotes words, names a line or brings evidence is no such finding.
        most: how many are few, at least one.
    """
    alike: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        if each.place.quote or each.place.line or each.evidence or each.target:
            yield each
        else:
            alike.setdefault((each.message, each.advice), []).append(each)
    for same in alike.values():
        *first, last = same[:most]
        yield from first
        yield replace(last, message=f"{last.message}{more_pages(len(same) - most)}")


def more_pages(count: int) -> str:
    """What is said of pages that are not told one by one; nothing of none."""
    return f" (and on {count} more {'page' if count == 1 else 'pages'})" if count > 0 else ""
