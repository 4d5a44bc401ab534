import pytest

from freshness.signals.microformats import read
from tests.signals.factory import page, said

DAY = '<abbr class="dt-published" title="2024-05-17">a Friday</abbr>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f'<article class="h-entry">{DAY}</article>', ["published 2024-05-17"]),
        (
            '<div class="h-entry"><span class="dt-updated"><span class="value">2025-01-02</span> at '
            '<span class="value">10:00</span></span></div>',
            ["changed 2025-01-02"],
        ),
        (
            '<div class="post hentry"><abbr class="published" title="2024-05-17T08:00">Freitag</abbr>'
            '<span class="updated">2. Januar 2025</span></div>',
            ["published 2024-05-17", "changed 2025-01-02"],
        ),
        (f'<div class="h-entry">{DAY}<p>… {DAY}</div>', ["published 2024-05-17"]),
    ],
)
def test_an_entry_is_dated_by_its_own_marks(html: str, expected: list[str]) -> None:
    assert said(read(page(f"<html lang=de><main>{html}</main>"))) == expected


@pytest.mark.parametrize(
    "html",
    [
        DAY,  # of nothing
        f'<div class="h-feed"><div class="h-entry">{DAY}</div></div>',
        f'<div class="h-entry"><div class="p-comment h-cite">{DAY}</div></div>',
        f'<div class="h-entry">{DAY}<b class="dt-published">2024-05-18</b></div>',
        f'<div class="h-entry">{DAY * 60}</div>',
        '<div class="h-entry"><b class="dt-published">soon</b></div>',
        '<div class="h-entry"><time class="dt-published">2024-05-18</time></div>',  # another signal's
    ],
)
def test_dates_of_other_things_are_left_alone(html: str) -> None:
    assert said(read(page(html))) == []
