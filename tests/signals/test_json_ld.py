import json
from typing import Any

import pytest

from freshness.signals.json_ld import read
from tests.signals.factory import page, said

POST = {
    "@type": "BlogPosting",
    "datePublished": "2024-05-17T08:00:00Z",
    "dateModified": "2025-01-02",
}
OTHER = {"@type": "BlogPosting", "url": "https://ada.example/other/", "datePublished": "2020-01-01"}


def dates(data: Any) -> list[str]:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return said(read(page(script, url="https://ada.example/post/")))


@pytest.mark.parametrize(
    "data",
    [
        POST,
        {"@graph": [{"@type": "Person", "name": "Ada Example"}, POST]},
        {"@type": "WebPage", "mainEntity": POST},
        [OTHER, POST | {"mainEntityOfPage": {"@id": "https://ada.example/post/"}}],
        POST | {"@type": ["https://schema.org/BlogPosting", "Thing"]},
        POST | {"comment": [{"@type": "Comment", "dateModified": "2026-01-01"}]},
    ],
)
def test_the_node_that_is_this_page_tells_its_dates(data: Any) -> None:
    assert dates(data) == ["published 2024-05-17", "changed 2025-01-02"]


@pytest.mark.parametrize(
    "data",
    [
        [POST, OTHER],  # a list of posts, none of them this page
        {"@type": "Comment", "datePublished": "2024-05-17"},
        {"@type": "ItemList", "itemListElement": [POST]},
        {"@type": "Event", "dateModified": "2024-05-17"},
        POST | {"datePublished": {"@value": 1}, "dateModified": "soon"},
        {"@type": None},
        "BlogPosting",
    ],
)
def test_other_nodes_are_left_alone(data: Any) -> None:
    assert dates(data) == []


def test_article_and_page_both_count() -> None:
    web_page = {"@type": "WebPage", "dateModified": "2025-02-03", "lastReviewed": "2025-03-03"}
    assert dates([{"@type": "Article", "datePublished": "2024"}, web_page]) == [
        "published 2024",
        "changed 2025-02-03",
        "reviewed 2025-03-03",
    ]
