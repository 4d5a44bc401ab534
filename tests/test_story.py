"""Whole runs over the small sites in `tests/sites`."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from freshness.history import History
from freshness.model import Report
from freshness.pipeline import Request, connect, run
from freshness.reporter import Style
from freshness.reporters import json as json_v1
from freshness.reporters import terminal
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
        "index.html: unreachable",
        "index.html:10 dead-link",
        "index.html:12 broken-anchor",
        "index.html:12 broken-anchor",
        "index.html:13 missing-asset",
        "index.html:14 placeholder",
        "index.html:15 stale-copyright",
        "now/index.html: quiet-page",
        "style.css:1 missing-asset",
    ]


def test_a_blog_that_stamps_its_pages(tmp_path: Path) -> None:
    assert rules_and_places(offline(copied("blog", tmp_path), "https://blog.example/")) == [
        "2024/03/05/hello/index.html:17 build-stamp",
        "2024/06/01/again/index.html:17 build-stamp",
        "2025/01/10/third/index.html:17 build-stamp",
        "2025/11/20/fourth/index.html:17 build-stamp",
        "2026/09/30/fifth/index.html:17 build-stamp",
        "index.html: unreachable",
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


def test_the_whole_terminal_report(tmp_path: Path) -> None:
    report = offline(copied("mkdocs", tmp_path))
    text = terminal.render(report, Style())
    assert text == snapshot("""\
What                                Last moved  Verdict
site       ada.example              2026-09-01  fresh
home       Ada Example              2026-09-01  fresh
now        Now                      2025-12-24  stale since 2026-02-22

docs/index.md
  6:62  high  dead-link
      This link leads nowhere: no such file.
      “projects/old.md”
      → Correct the address, or take the link out.
  9:13  high  missing-asset
      The page loads something that is not there: no such file.
      “img/ada.png”
      → Put the file back, or correct the address.
  7:17  medium  broken-anchor
      The page has no part called “this-week”.
      “now.md#this-week”
      → Link to the whole page.

docs/projects/tools.md
  7:20  high  dead-link
      This link leads nowhere: no such file.
      “gone.md”
      → Correct the address, or take the link out.
  5:1  medium  placeholder
      This was left to be written later.
      “TODO”
      → Write it now, or leave it out until you do.

docs/now.md
  medium  quiet-page  from 2026-02-22
      Nothing has changed here for 11 months.
      front-matter: changed 2025-12-24
      → Read it once as a stranger would, mend what is no longer true, and say
      so with `freshness review`.

Read 3 pages and 6 links: 3 ok, 3 dead.
Could not check 1: 1 no git.

One thing to do next:
  docs/index.md:6
  This link leads nowhere: no such file. “projects/old.md”
  → Correct the address, or take the link out.
""")


def test_the_whole_json_report(tmp_path: Path) -> None:
    report = offline(copied("clean", tmp_path), "https://ada.example/")
    data = json.loads(json_v1.render(report, Style()))
    data["tool"]["version"] = ""
    for skipped in data["skipped"]:
        skipped["subject"] = Path(skipped["subject"]).name
    assert data == snapshot(
        {
            "version": 1,
            "tool": {
                "name": "freshness",
                "version": "",
                "url": "https://github.com/freshness-tool/freshness",
            },
            "today": "2026-11-22",
            "summary": {
                "pages": 2,
                "links": {"ok": 2},
                "findings": {"low": 0, "medium": 0, "high": 0},
                "skipped": 1,
                "ignored": 0,
                "new": None,
                "reach": [],
            },
            "surfaces": [
                {
                    "slug": "site",
                    "kind": "site",
                    "url": "https://ada.example/",
                    "title": "ada.example",
                    "provider": "website",
                    "verdict": "fresh",
                    "changed": "2026-10-01",
                    "stale_on": "2027-10-01",
                    "reason": "",
                },
                {
                    "slug": "home",
                    "kind": "home",
                    "url": "https://ada.example/",
                    "title": "Ada Example",
                    "provider": "website",
                    "verdict": "fresh",
                    "changed": "2026-10-01",
                    "stale_on": "2027-10-01",
                    "reason": "",
                },
                {
                    "slug": "about",
                    "kind": "about",
                    "url": "https://ada.example/about/",
                    "title": "About",
                    "provider": "website",
                    "verdict": "fresh",
                    "changed": "2026-10-01",
                    "stale_on": "2027-10-01",
                    "reason": "",
                },
            ],
            "pages": [
                {
                    "url": "https://ada.example/about/",
                    "path": "about/index.html",
                    "published": None,
                    "changed": {
                        "date": "2026-10-01",
                        "earliest": "2026-10-01",
                        "latest": "2026-10-01",
                        "confidence": "medium",
                        "signal": "meta",
                    },
                },
                {
                    "url": "https://ada.example/",
                    "path": "index.html",
                    "published": None,
                    "changed": {
                        "date": "2026-10-01",
                        "earliest": "2026-10-01",
                        "latest": "2026-10-01",
                        "confidence": "medium",
                        "signal": "meta",
                    },
                },
            ],
            "findings": [],
            "links": [
                {
                    "url": "https://ada.example/",
                    "verdict": "ok",
                    "status": None,
                    "reason": "",
                    "final_url": "https://ada.example/",
                    "sources": 3,
                },
                {
                    "url": "https://ada.example/about/",
                    "verdict": "ok",
                    "status": None,
                    "reason": "",
                    "final_url": "https://ada.example/about/",
                    "sources": 3,
                },
            ],
            "skipped": [
                {
                    "subject": "clean",
                    "reason": "no-git",
                    "detail": "no dates from git: not a git repository (or any of the parent directories): .git",
                }
            ],
        }
    )
