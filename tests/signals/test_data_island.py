from datetime import date

import pytest

from freshness.signals.data_island import read
from tests.signals.factory import page, said

TODAY = date(2026, 11, 22)


def told(script: str) -> list[str]:
    return said(read(page(f"<div id=root></div><script>{script}</script>"), TODAY))


@pytest.mark.parametrize(
    "script",
    [
        '{"props": {"publishedAt": "2024-05-17T10:00:00Z", "id": 1}}',
        'window.__STATE__ = "{\\"date_published\\": \\"2024-05-17\\"}"',
        '{"created_at":"2020-01-02", "firstPublishedAt":"2024-05-17"}',  # the kinds in their order
        '{"createdAt": "2024-05-17"}',
        '[{"publishDate": "2024-05-17"}, {"publishDate": "2024-05-17"}]',
    ],
)
def test_the_day_that_all_agree_on_is_told(script: str) -> None:
    assert told(script) == ["published 2024-05-17"]


@pytest.mark.parametrize(
    "script",
    [
        '[{"publishedAt": "2024-05-17"}, {"publishedAt": "2024-05-18"}]',  # a list of posts
        '{"publishedAt": "2027-05-17"}',
        '{"publishedAt": "2024-15-17"}',
        '{"publishedAt": "soon", "publisher": "2024-05-17"}',
        "",
    ],
)
def test_it_does_not_choose_blindly(script: str) -> None:
    assert told(script) == []


def test_sources_have_no_data_of_their_own() -> None:
    html = '<script>{"publishedAt": "2024-05-17"}</script>'
    assert said(read(page(html, is_source=True), TODAY)) == []
