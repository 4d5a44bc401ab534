"""Whole runs over the small sites in `tests/sites`."""

import shutil
import subprocess
import sys
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
    assert rules_and_places(offline(copied("plain", tmp_path), "https://ada.example/")) == [
        ".well-known/security.txt:2 expired-security-txt",
        "about/index.html: quiet-page",
        "about/index.html:12 dead-link",
        "about/index.html:12 dead-link",
        "feed.xml: silent-feed",
        "index.html:10 dead-link",
        "index.html:12 broken-anchor",
        "index.html:12 broken-anchor",
        "index.html:13 missing-asset",
        "index.html:14 placeholder",
        "index.html:15 stale-copyright",
        "now/index.html: quiet-page",
        "style.css: missing-asset",
    ]


def test_a_blog_that_stamps_its_pages(tmp_path: Path) -> None:
    assert rules_and_places(offline(copied("blog", tmp_path), "https://blog.example/")) == [
        "2024/03/05/hello/index.html:17 build-stamp",
        "2024/06/01/again/index.html:17 build-stamp",
        "2025/01/10/third/index.html:17 build-stamp",
        "2025/11/20/fourth/index.html:17 build-stamp",
        "2026/09/30/fifth/index.html:17 build-stamp",
        "index.html:18 dead-link",
        "index.html:20 build-stamp",
        "sitemap.xml:5 build-stamp",
        "ueber/index.html:11 dead-link",
        "ueber/index.html:13 build-stamp",
    ]


def test_a_source_tree(tmp_path: Path) -> None:
    report = offline(copied("mkdocs", tmp_path))
    assert {page.page.path for page in report.pages} == {
        "docs/index.md",
        "docs/now.md",
        "docs/projects/tools.md",
    }
    assert rules_and_places(report) == [
        "docs/index.md:6 dead-link",
        "docs/index.md:7 broken-anchor",
        "docs/index.md:9 missing-asset",
        "docs/now.md: quiet-page",
        "docs/projects/tools.md:5 placeholder",
        "docs/projects/tools.md:7 dead-link",
    ]


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


def test_bad_files_are_skipped_with_a_reason(tmp_path: Path) -> None:
    folder = copied("clean", tmp_path)
    (folder / "binary.html").write_bytes(b"GIF89a\0\0")
    (folder / "empty.html").touch()
    (folder / "latin.html").write_bytes("<p>caf\xe9 \x81</p>".encode("latin-1"))
    (folder / "loop").symlink_to(folder)
    with (folder / "large.html").open("wb") as file:
        file.truncate(50 << 20)
    report = offline(folder, "https://ada.example/")
    reasons = {skipped.subject: skipped.reason for skipped in report.skipped}
    assert {name: reasons.get(name) for name in ("binary.html", "empty.html", "large.html")} == {
        "binary.html": "binary",
        "empty.html": "empty",
        "large.html": "too-large",
    }
    assert reasons["loop"] == "loop"
    assert "latin.html" in {page.page.path for page in report.pages}


def test_offline_does_not_even_load_a_network(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "def watch(event, _):\n"
        "    if event.startswith('socket.') and event != 'socket.gethostname': sys.exit(event)\n"
        "sys.addaudithook(watch)\n"
        "from freshness.cli import main\n"
        f"main(['check', {str(copied('plain', tmp_path))!r}, '--offline', '--no-state',"
        " '--fail-on', 'never'], standalone_mode=False)\n"
        "assert 'pycurl' not in sys.modules\n"
        "assert 'requests' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
