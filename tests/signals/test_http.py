from datetime import date

import pytest

from freshness.signals.http import read
from tests.signals.factory import page, said

HEADER = "Fri, 17 May 2024 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "visit", "expected"),
    [
        ({"last-modified": HEADER}, date(2026, 11, 22), ["changed 2024-05-17"]),
        ({"last-modified": HEADER}, date(2024, 5, 17), ["built 2024-05-17"]),
        ({"last-modified": HEADER, "date": HEADER}, None, ["built 2024-05-17"]),
        ({"last-modified": "yesterday"}, None, []),
        ({"last-modified": HEADER, "memento-datetime": HEADER}, None, []),
        (
            {"x-archive-orig-last-modified": HEADER, "memento-datetime": HEADER},
            None,
            ["built 2024-05-17"],
        ),
        ({}, None, []),
    ],
)
def test_the_header_is_a_change_unless_it_is_the_visit(
    headers: dict[str, str], visit: date | None, expected: list[str]
) -> None:
    evidence = list(read(page(headers=headers, fetched_at=visit)))
    assert said(evidence) == expected
    assert all(each.trust < 0.5 for each in evidence)
