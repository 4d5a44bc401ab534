"""Small pages to read dates from."""

from collections.abc import Iterable
from typing import Any

from freshness.document import Document
from freshness.model import Crawl, Evidence, Page

ROOT = "https://ada.example/"


def page(html: str = "", *, url: str = ROOT, **facts: Any) -> Page:
    return Page(url=url, final_url=url, document=Document(html), **facts)


def crawl(*pages: Page, **facts: Any) -> Crawl:
    return Crawl(url=ROOT, pages=pages, links=(), **facts)


def said(evidence: Iterable[Evidence]) -> list[str]:
    """Each meaning and date as `changed 2024-05-17`."""
    return [f"{each.meaning.value} {each.when}" for each in evidence]
