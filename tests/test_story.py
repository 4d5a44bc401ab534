"""Whole runs over the small sites in `tests/sites`."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from freshness.history import History
from freshness.model import Report
from freshness.pipeline import Request, connect, run
from tests.conftest import Serve

SITES = Path(__file__).parent / "sites"
TODAY = date(2026, 11, 22)


def offline(folder: Path, url: str | None = None) -> Report:
    return run(Request(targets=(str(folder),), as_url=url, today=TODAY))


def copied(name: str, tmp_path: Path) -> Path:
    """Out of this project's git history, which would date the pages."""
    return Path(shutil.copytree(SITES / name, tmp_path / name))


def told(report: Report) -> set[tuple[str, str | None, str, str | None]]:
    return {(f.rule, f.place.url, f.place.quote, f.target) for f in report.findings}


@pytest.mark.parametrize("name", ["plain", "blog", "clean"])
def test_a_folder_and_its_live_crawl_tell_the_same(name: str, tmp_path: Path, serve: Serve) -> None:
    folder = copied(name, tmp_path)
    server = serve(folder)
    sitemap = folder / "sitemap.xml"
    if sitemap.is_file():
        sitemap.write_text(sitemap.read_text().replace("https://blog.example/", server.url))
    request = Request(targets=(server.url,), today=TODAY, allow_private=True)
    live = run(request, wire=connect(request))
    assert told(live) == told(offline(folder, server.url))
    assert (told(live) == set()) == (name == "clean")


def rules_and_places(report: Report) -> list[str]:
    return sorted(f"{f.place.path}:{f.place.line or ''} {f.rule}" for f in report.findings)


def test_a_neglected_site(tmp_path: Path) -> None:
    assert rules_and_places(offline(copied("plain", tmp_path), "https://ada.example/")) == []


def test_a_blog_that_stamps_its_pages(tmp_path: Path) -> None:
    assert rules_and_places(offline(copied("blog", tmp_path), "https://blog.example/")) == []


def test_a_source_tree(tmp_path: Path) -> None:
    report = offline(copied("mkdocs", tmp_path))
    assert {page.page.path for page in report.pages} == {
        "docs/index.md",
        "docs/now.md",
        "docs/projects/tools.md",
    }
    assert rules_and_places(report) == []


def test_a_second_run_knows_what_is_new(tmp_path: Path) -> None:
    folder = copied("plain", tmp_path)
    request = Request(targets=(str(folder),), today=TODAY)
    with History.open(tmp_path / "state") as history:
        first = run(request, history=history)
    (folder / "new.html").write_text(
        "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit</p>"
    )
    with History.open(tmp_path / "state") as history:
        second = run(request, history=history)
    assert first.new is None
    assert {f.place.path for f in second.findings if f.fingerprint in (second.new or ())} == {
        "new.html"
    }
