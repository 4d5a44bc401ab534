from datetime import UTC, date, datetime
from typing import Any

import pytest

from freshness.signals.front_matter import read
from tests.signals.factory import page, said


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ({"date": date(2024, 5, 17)}, ["published 2024-05-17"]),
        ({"pubDate": "May 17, 2024"}, ["published 2024-05-17"]),
        ({"Date": datetime(2024, 5, 17, 23, 0, tzinfo=UTC)}, ["published 2024-05-17"]),
        ({"lastmod": "2024-05"}, ["changed 2024-05"]),
        ({"last-modified": 2024}, ["changed 2024"]),
        ({"last_reviewed": "2024-05-17"}, ["reviewed 2024-05-17"]),
        (
            {"date": {"created": date(2024, 5, 17), "updated": date(2025, 1, 2)}},
            ["published 2024-05-17", "changed 2025-01-02"],
        ),
        ({"date": None, "updated": ["2024"], "created": "{{ now }}", "title": "2024"}, []),
        ({"date": date(1, 1, 1), "updated": True}, []),
    ],
)
def test_the_keys_of_all_generators_are_read(
    front_matter: dict[str, Any], expected: list[str]
) -> None:
    assert said(read(page(front_matter=front_matter))) == expected


def test_the_name_of_a_jekyll_post_is_its_date() -> None:
    path = "_posts/notes/2015-09-16-title.md"
    assert said(read(page(path=path, is_source=True))) == ["published 2015-09-16"]
    assert said(read(page(path="2015-09-16-title.html"))) == []
