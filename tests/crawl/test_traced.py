from pathlib import Path

import pytest

from freshness.config import Limits
from freshness.crawl.sources import Source
from freshness.crawl.traced import Origins
from freshness.document import Document
from freshness.model import Reference

ROOT = "https://ada.example/"


@pytest.fixture
def origins(tmp_path: Path) -> Origins:
    (tmp_path / "about.md").write_text("---\ntitle: Me\n---\n[b](b.md)\n", "utf-8")
    (tmp_path / "b.md").write_text("Hi", "utf-8")
    (tmp_path / "card.html").write_text("<p>Hi", "utf-8")
    return Origins(tmp_path, ROOT, Limits())


def built(path: str) -> Source:
    return Source(file=path, place=path, target=path, document=Document("<p>Built"))


@pytest.mark.parametrize("path", ["about/index.html", "about.html"])
def test_a_page_and_its_source(origins: Origins, path: str) -> None:
    page = origins.trace(built(path), built(path).page(ROOT))
    assert (page.path, page.front_matter) == ("about.md", {"title": "Me"})
    assert (page.document.html, page.document.source[:3]) == ("<p>Built", "---")


def test_a_page_without_source_stays_as_it_is(origins: Origins) -> None:
    page = built("tags/index.html").page(ROOT)
    assert origins.trace(built("tags/index.html"), page) is page


def test_html_that_is_copied_keeps_its_text(origins: Origins) -> None:
    page = origins.trace(built("card.html"), built("card.html").page(ROOT))
    assert (page.path, page.document.is_rendered) == ("card.html", False)


def test_references_as_the_source_writes_them(origins: Origins) -> None:
    seen = Reference(f"{ROOT}about/", f"{ROOT}b/", "", "page", "../b/", 0)
    assert origins.written(seen).value == "b.md"
    menu = Reference(f"{ROOT}about/", ROOT, "", "page", "..", 3)
    assert origins.written(menu) is menu
