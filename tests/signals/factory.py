"""Small pages to read dates from."""

from collections.abc import Iterable
from typing import Any

from freshness.document import Document
from freshness.model import Crawl, Evidence, Page

ROOT = "https://ada.example/"


def page(html: str = "", *, url: str = ROOT, **facts: Any) -> Page:
    document = Document(html)
    assert document.facts  # as after a crawl; test_mentions sees to pages that nobody walked over
    return Page(url=url, final_url=url, document=document, **facts)


def crawl(*pages: Page, **facts: Any) -> Crawl:
    return Crawl(url=ROOT, pages=pages, links=(), **facts)


def said(evidence: Iterable[Evidence]) -> list[str]:
    """Each meaning and date as `changed 2024-05-17`."""
    return [f"{each.meaning.value} {each.when}" for each in evidence]
