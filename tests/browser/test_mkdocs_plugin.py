"""The overlay under `navigation.instant` of Material, with `mkdocs serve` and in a preview."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from freshness.pipeline import Request
from freshness.preview.server import Server
from freshness.preview.session import Session, Shown
from tests.browser.conftest import Visit

SETTINGS = """
site_name: Ada
site_url: https://ada.example/notes/
theme: {name: material, font: false, features: [navigation.instant]}
plugins: [search, freshness]
"""
STALE = "# About\n\nI build organs.\n\nI am speaking in Turin on 12 May 2025.\n"
FRESH = "# Ada\n\nHello. [Write to me](mailto:ada@ada.example)\n"
PROSE = "I tune the organ of a small church by the sea, and I learn to cast pipes. " * 6
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notes")
    Path(folder, "mkdocs.yml").write_text(SETTINGS)
    Path(folder, "docs").mkdir()
    Path(folder, "docs", "index.md").write_text(FRESH)
    Path(folder, "docs", "about.md").write_text(STALE)
    Path(folder, "docs", "now.md").write_text("---\nupdated: 2025-03-02\n---\n# Now\n\n" + PROSE)
    return folder


def mkdocs(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """The address at which `mkdocs serve` shows the site."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with mkdocs(folder, "serve", "--dev-addr", address) as server:
        assert server.stderr
        assert any("Serving on" in line for line in server.stderr)
        yield f"http://{address}/notes/"
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=10)


def preview(folder: Path) -> Iterator[str]:
    """The address at which `freshness preview` shows the built site."""
    shown = Shown(folder=folder / "site", source=folder)
    session = Session(shown, request=lambda: Request(today=date(2026, 11, 22)), tell=print)
    with Server(session) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def previewed(folder: Path) -> Iterator[str]:
    with mkdocs(folder, "build") as build:
        assert build.wait(timeout=60) == 0
    yield from preview(folder)


@pytest.fixture(scope="module")
def zensical(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    copy = tmp_path_factory.mktemp("zensical")
    shutil.copy(folder / "mkdocs.yml", copy)
    shutil.copytree(folder / "docs", copy / "docs")
    command = [sys.executable, "-m", "zensical", "build"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    yield from preview(copy)


def pill(page: Page) -> Locator:
    return page.get_by_role("button", name="to look at")


@pytest.mark.parametrize("by", ["served", "previewed", "zensical"])
def test_it_follows_instant_navigation_in_both_directions(
    by: str, request: pytest.FixtureRequest, visit: Visit
) -> None:
    page = visit(request.getfixturevalue(by))
    page.evaluate("window.loaded = 'once'")
    expect(pill(page)).to_have_count(0)
    page.locator(".md-nav").get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="About")).to_be_visible()
    expect(pill(page)).to_be_visible()
    page.locator(".md-nav").get_by_role("link", name="Ada").last.click()
    expect(page.get_by_role("heading", name="Ada")).to_be_visible()
    expect(pill(page)).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", name="About")).to_be_visible()
    expect(pill(page)).to_be_visible()
    # Material compares addresses with the sitemap, which names the public ones in a built site.
    assert page.evaluate("window.loaded") == (None if by == "previewed" else "once")


def test_everything_is_shown_on_a_page_that_is_only_served(served: str, visit: Visit) -> None:
    page = visit(f"{served}_freshness/")
    expect(page.get_by_role("heading", name="went stale")).to_be_visible()
    talk = page.get_by_role("listitem").filter(has_text="12 May 2025")
    expect(talk.get_by_role("button")).to_have_count(0)
    talk.get_by_role("link", name="Show me").click()
    expect(page.locator(".mark").first).to_be_in_viewport()
    for name in ("sitemap.xml", "search/search_index.json"):
        assert "_freshness" not in requests.get(served + name, timeout=10).text


def test_only_who_has_the_page_before_them_can_say_that_they_read_it(
    previewed: str, visit: Visit
) -> None:
    page = visit(f"{previewed}_freshness/")
    expect(page.get_by_text("Nothing has changed here for 21 months.")).to_be_visible()
    read = page.get_by_role("button", name="Note that you read it on 2026-11-22")
    expect(read).to_have_count(0)
    page.goto(f"{previewed}now/")
    pill(page).click()
    expect(read).to_be_visible()


def test_what_is_mended_is_gone_when_the_page_reloads(
    served: str, visit: Visit, folder: Path
) -> None:
    page = visit(f"{served}about/")
    expect(pill(page)).to_be_visible()
    Path(folder, "docs", "about.md").write_text(FRESH.replace("Ada", "About"))
    expect(page.locator("article", has_text="Hello.")).to_be_visible()
    expect(pill(page)).to_have_count(0)
