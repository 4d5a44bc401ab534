import pytest

from freshness.signals.url_date import read
from tests.signals.factory import ROOT, page, said


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2024/05/17/title/", ["published 2024-05-17"]),
        ("blog/2024/05/17-title.html", ["published 2024-05-17"]),
        ("blog/2024-05-17-title/", ["published 2024-05-17"]),
        ("2024-05-17.html", ["published 2024-05-17"]),
        ("2024/5/7/title", ["published 2024-05-07"]),
        ("2024/05/title/", ["published 2024-05"]),
        ("2023/10/3-questions/", []),
        ("2024/05/", []),
        ("2024/05/index.html", []),
        ("2024/", []),
        ("2024/13/title/", []),
        ("page/2024/05/17000/", []),
        ("arxiv/2024-0517-x", []),
    ],
)
def test_only_whole_dates_of_a_page_are_read(path: str, expected: list[str]) -> None:
    assert said(read(page(url=ROOT + path))) == expected
