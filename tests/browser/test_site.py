"""The personal site as visitors see it: in light and dark, at a desk, on a phone and on paper."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from freshness.printing import pdf
from tests.browser.conftest import Visit
from tests.conftest import Serve

ROOT = Path(__file__).parent.parent.parent
POST = "blog/2026/10/19/why-many-small-models/"
PAGES = [
    "", "projects/", "projects/floodline/", "blog/", POST,
    "talks/", "cv/", "now/", "about/", "contact/", "404.html",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, at the address where it is served."""
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=True,
    )
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(site: Path, serve: Serve, visit: Visit, name: str) -> None:
    server = serve(site)
    page = visit(server.url + name)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    axe = Axe()
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 844})
        page.reload()
        page.evaluate("document.fonts.ready")
        found = axe.run(page).response["violations"]
        assert [(scheme, width, each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked
    assert [url for url in asked if not url.startswith(server.url)] == []


def test_a_first_visit_is_light(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(site).url)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".map(each => each.decodedBodySize)"
    )
    assert 5 < len(loaded) <= 11
    assert 100_000 < sum(loaded) <= 420_000  # bytes as they lie on the server, not compressed


def test_the_switch_changes_the_colours(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(site).url)
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.locator("label[title='Switch to dark']").click()
    assert page.evaluate(paper) != before


def test_every_page_is_reached_by_keyboard(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(site).url, width=390)
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert [
        each
        for each in reached
        if each[:4] in {"Proj", "Blog", "Talk", "CV", "Now", "Abou", "Cont"}
    ] == ["Projects", "Blog", "Talks", "CV", "Now", "About", "Contact"]


def test_zensical_shows_the_same(site: Path, serve: Serve, visit: Visit, tmp_path: Path) -> None:
    for name in ("mkdocs.yml", "site_src", "overrides"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    command = [sys.executable, "-m", "zensical", "build", "-s"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    pages = [visit(serve(folder).url) for folder in (site, tmp_path / "build/site")]
    for page in pages:
        page.evaluate("document.fonts.ready")
    assert Axe().run(pages[1]).response["violations"] == []
    for part in (".md-header", ".hero", ".cards"):
        theirs, ours = (page.locator(part) for page in pages)
        assert theirs.inner_text() == ours.inner_text()
        assert theirs.bounding_box()["height"] == ours.bounding_box()["height"]


def test_the_cv_prints_on_one_sheet(site: Path, visit: Visit, tmp_path: Path) -> None:
    import pypdf

    (tmp_path / "cv.pdf").write_bytes(pdf(site, "cv/"))
    reader = pypdf.PdfReader(tmp_path / "cv.pdf")
    (sheet,) = reader.pages
    text = sheet.extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "CV - Ada Example"
    assert "Last reviewed 7 September 2026" in text
    assert "Download" not in text
    committed = pypdf.PdfReader(site / "cv.pdf").pages[0].extract_text()
    assert committed.split() == text.split(), "run: freshness pdf build/site cv/ site_src/cv.pdf"
