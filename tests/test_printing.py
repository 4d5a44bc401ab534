"""Printing, with a stand-in for the browser; tests/browser prints with the real one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from freshness.errors import UserError
from freshness.printing import pdf

PRINTS = """\
#!{python}
import sys, urllib.request
target = next(each.partition("=")[2] for each in sys.argv if each.startswith("--print-to-pdf="))
body = urllib.request.build_opener(urllib.request.ProxyHandler({{}})).open(sys.argv[-1]).read()
open(target, "wb").write(b"%PDF of " + body)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site/cv").mkdir(parents=True)
    (tmp_path / "site/cv/index.html").write_text("Ada")
    (tmp_path / "site/now.html").write_text("Now")
    return tmp_path / "site"


def program(folder: Path, text: str) -> str:
    file = folder / "browser"
    file.write_text(text.format(python=sys.executable))
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize(("page", "body"), [("cv/", b"Ada"), ("/cv", b"Ada"), ("now.html", b"Now")])
def test_the_browser_is_shown_the_page_and_gives_a_file(
    site: Path, tmp_path: Path, page: str, body: bytes
) -> None:
    assert pdf(site, page, program(tmp_path, PRINTS)) == b"%PDF of " + body


def test_a_page_that_is_not_there(site: Path) -> None:
    with pytest.raises(UserError, match=r"cv\.html: no such page; build the site first"):
        pdf(site, "cv.html", "never-run")


@pytest.mark.parametrize("text", ["#!{python}\nraise SystemExit(3)\n", "#!{python}\n"])
def test_a_browser_that_prints_nothing(site: Path, tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="did not print the page"):
        pdf(site, "cv/", program(tmp_path, text))


def test_no_browser(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match="no Chromium or Chrome is installed"):
        pdf(site, "cv/")
