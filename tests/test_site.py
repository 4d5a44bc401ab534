"""The personal site: it builds strictly without a network, and says what its data says."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from freshness.config import load

ROOT = Path(__file__).parent.parent
URL = "https://ada.example/"
LOADING = "script[src], img[src], iframe[src], source[src], link[rel~=stylesheet], link[rel~=icon]"
LOADING += ", link[rel~=preload], link[rel~=preconnect], link[rel~=dns-prefetch]"


def build(project: Path, folder: Path) -> Path:
    """The built site; every request on the way would hit a closed port."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=project,
        env=os.environ | nowhere | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("site"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the site's sources, to edit."""
    for name in ("site_src", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text("utf-8"))


def text(site: Path, name: str) -> str:
    body = page(site, name).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def edit(file: Path, before: str, after: str) -> None:
    content = file.read_text("utf-8")
    assert before in content
    file.write_text(content.replace(before, after), "utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "about/index.html",
        "now/index.html",
        "projects/index.html",
        "cv/index.html",
        "blog/index.html",
        "contact/index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "feed_rss_created.xml",
        ".well-known/security.txt",
    ],
)
def test_it_has_every_page(site: Path, name: str) -> None:
    assert (site / name).stat().st_size > 0


def test_data_files_are_not_published(site: Path) -> None:
    assert not (site / "data").exists()


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    addresses = [
        node.attributes.get("src") or node.attributes.get("href") or ""
        for file in site.rglob("*.html")
        for node in LexborHTMLParser(file.read_text("utf-8")).css(LOADING)
    ]
    assert addresses
    assert [each for each in addresses if re.match(r"(?:https?:)?//", each)] == []


def test_no_style_sheet_loads_anything_from_elsewhere(site: Path) -> None:
    addresses = [
        match[1]
        for file in site.rglob("*.css")
        for match in re.finditer(r"""url\(["']?([^"')]+)""", file.read_text("utf-8"))
    ]
    assert addresses
    assert [each for each in addresses if re.match(r"(?:https?:)?//", each)] == []


def test_it_links_to_no_one_who_could_let_it_down(site: Path) -> None:
    links = {
        node.attributes["href"] or ""
        for file in site.rglob("*.html")
        for node in LexborHTMLParser(file.read_text("utf-8")).css("a[href]")
    }
    assert {each for each in links if each.startswith("http")} <= {URL}


def test_sitemap_has_the_dates_that_pages_tell_and_no_build_day(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    dates = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", sitemap))
    assert dates[f"{URL}now/"] == "2026-11-20"
    assert dates[f"{URL}blog/2026/10/19/why-many-small-models/"] == "2026-10-19"
    assert f"<loc>{URL}blog/</loc>" in sitemap
    assert f"{URL}blog/" not in dates


@pytest.mark.parametrize("feed", ["feed_rss_created.xml", "feed_rss_updated.xml"])
def test_feeds_date_posts_by_their_own_day(site: Path, feed: str) -> None:
    _, _, items = (site / feed).read_text("utf-8").partition("<item>")
    days = re.findall(r"<pubDate>\w+, (\d+ \w+ \d+)", items)
    assert sorted(days) == ["08 Jun 2026", "19 Oct 2026", "23 Feb 2026"]


def test_identity_can_be_read_by_machines(site: Path) -> None:
    home = page(site, "index.html")
    script = home.css_first("script[type='application/ld+json']")
    assert script is not None
    profile = json.loads(script.text())
    assert profile["@type"] == "ProfilePage"
    assert profile["dateModified"] == "2026-11-15"
    assert profile["mainEntity"]["name"] == "Ada Example"
    card = home.css_first(".h-card")
    assert card is not None
    assert [node.text() for node in card.css(".p-name")] == ["Ada Example"]


def test_person_is_changed_in_one_file(project: Path, tmp_path: Path) -> None:
    person = project / "site_src/data/site.yml"
    edit(person, "&name Ada Example", '&name Bob "B" Example')
    edit(person, "hello@ada.example", "bob@ada.example")
    edit(
        person, "profiles: []", "profiles: [{network: Social, url: 'https://social.example/@bob'}]"
    )
    site = build(project, tmp_path / "built")
    home = page(site, "index.html")
    assert 'Bob "B" Example' in text(site, "index.html")
    assert 'Bob "B" Example' in text(site, "cv/index.html")
    assert home.css_matches("link[rel=me][href='https://social.example/@bob']")
    assert home.css_matches("footer a[href='mailto:bob@ada.example']")
    script = home.css_first("script[type='application/ld+json']")
    assert script is not None
    assert json.loads(script.text())["mainEntity"]["sameAs"] == ["https://social.example/@bob"]


def test_pages_say_what_the_data_says(project: Path, tmp_path: Path) -> None:
    data = project / "site_src/data"
    edit(data / "projects.yml", "Fourteen villages learned", "Nine towns learned")
    edit(data / "now.yml", "No laptop allowed", "A pencil is allowed")
    edit(data / "cv.yml", "Example Water Board", "Example Canal Board")
    site = build(project, tmp_path / "built")
    assert "Nine towns learned" in text(site, "projects/index.html")
    assert "A pencil is allowed" in text(site, "now/index.html")
    assert "Example Canal Board" in text(site, "cv/index.html")


def test_a_missing_word_in_the_data_fails_the_build(project: Path, tmp_path: Path) -> None:
    edit(project / "site_src/data/projects.yml", "    result:", "    reslut:")
    with pytest.raises(AssertionError, match="result"):
        build(project, tmp_path / "built")


def test_freshness_looks_at_the_built_site_of_the_same_address() -> None:
    (target,) = load(ROOT / "freshness.yml").targets
    assert target.url == URL
    assert target.build and (ROOT / str(target.source)).is_dir()
    assert f"site_url: &url {URL}" in (ROOT / "site_src/data/site.yml").read_text("utf-8")


def test_security_contact_has_a_year_to_go() -> None:
    security = (ROOT / "site_src/.well-known/security.txt").read_text("utf-8")
    expires = re.search(r"^Expires: (\d{4}-\d\d-\d\d)T", security, re.MULTILINE)
    assert expires
    assert date.fromisoformat(expires[1]) > date(2027, 10, 1)
