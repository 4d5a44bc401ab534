from __future__ import annotations

from dataclasses import replace

from freshness.model import Place
from freshness.reporter import Style
from freshness.reporters import markdown, summary
from tests.reporters.factory import DEAD, REPORT, report


def test_it_is_the_markdown_report() -> None:
    assert summary.render(REPORT, Style()) == markdown.render(REPORT, Style())


def test_never_more_than_a_step_may_write() -> None:
    many = [
        replace(DEAD, target=f"{n} {'ü' * 300}", place=Place(path=f"{n}.md", quote="ü" * 300))
        for n in range(1_500)
    ]
    text = summary.render(report(*many), Style())
    assert 800_000 < len(text.encode()) <= summary.MOST < 2**20
