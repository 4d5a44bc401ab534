from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from freshness.reporters import csv as reporter
from tests.reporters.factory import DEAD, FINDING, render


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_finding_a_row() -> None:
    dead, _ = rows(render(reporter, FINDING, DEAD))
    assert list(dead) == reporter.COLUMNS
    assert (dead["severity"], dead["path"], dead["line"], dead["column"]) == (
        "high", "index.html", "3", "",
    )  # fmt: skip
    assert (dead["target"], dead["stale_on"]) == ("https://gone.example/", "2026-11-01")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r\n+", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    (row,) = rows(render(reporter, replace(FINDING, message=f'{start}HYPERLINK("x")')))
    assert row["message"] == f'\'{start.strip()}HYPERLINK("x")'


def test_no_findings_are_a_table_without_rows() -> None:
    assert render(reporter).count("\r\n") == 1
