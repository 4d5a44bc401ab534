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
        "projects/floodline/index.html",
        "projects/gaugekeeper/index.html",
        "projects/tidebook/index.html",
        "talks/index.html",
        "cv/index.html",
        "cv.pdf",
        "resume.json",
        "assets/social.png",
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


def test_resume_is_published_as_it_is(site: Path) -> None:
    resume = json.loads((site / "resume.json").read_text("utf-8"))
    assert {"basics", "work", "education", "skills", "languages"} <= set(resume)
    assert resume["basics"]["url"] == URL


def test_the_cv_to_download_tells_what_its_page_tells(site: Path) -> None:
    import pypdf

    def words(text: str) -> set[str]:
        return set(re.findall(r"[^\W_]{3,}", text))

    (sheet,) = pypdf.PdfReader(site / "cv.pdf").pages
    article = page(site, "cv/index.html").css_first("article")
    assert article is not None
    told = words(article.text(separator=" "))
    # Made anew by: freshness pdf build/site cv/ site_src/cv.pdf
    assert told - words(sheet.extract_text()) == {"Download", "PDF", "Resume", "JSON"}


def test_the_invented_person_is_called_invented_on_every_page(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    for file in pages:
        footer = page(site, str(file.relative_to(site))).css_first("footer")
        assert footer is not None
        assert "A template: the person and all that is told here are invented." in footer.text()


@pytest.mark.parametrize("name", ["zensical", "properdocs"])
def test_other_generators_build_it_as_it_is(project: Path, name: str) -> None:
    options = ["-s"] if name == "zensical" else ["-f", "mkdocs.yml", "--strict"]
    done = subprocess.run(
        [sys.executable, "-m", name, "build", *options],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    built = project / "build/site"
    assert "Warnings arrive six hours ahead" in text(built, "projects/floodline/index.html")
    assert "Built Floodline" in text(built, "cv/index.html")
    assert "2026-10-19" in (built / "blog/2026/10/19/why-many-small-models/index.html").read_text()
    assert "<lastmod>2026-11-20</lastmod>" in (built / "sitemap.xml").read_text("utf-8")
    assert '"dateModified": "2026-11-15"' in (built / "index.html").read_text("utf-8")


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


def test_where_the_home_page_is_found_or_shared_it_bears_the_name(site: Path) -> None:
    for name, title in (("index.html", "Ada Example"), ("cv/index.html", "CV")):
        tree = page(site, name)
        shared = tree.css_first("meta[property='og:title']")
        assert shared is not None and shared.attributes["content"] == title
        (head,) = tree.css("title")
        assert head.text().split(" - ")[0] == title


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


def test_person_is_changed_in_two_files(project: Path, tmp_path: Path) -> None:
    edit(project / "site_src/data/site.yml", "Ada Example", "Bob O'Example")
    resume = project / "site_src/resume.json"
    edit(resume, '"Ada Example"', '"Bob \\"B\\" O\'Example"')
    edit(resume, "hello@ada.example", "bob@ada.example")
    profile = '{"network": "Social", "url": "https://social.example/@bob"}'
    edit(resume, '"profiles": []', f'"profiles": [{profile}]')
    site = build(project, tmp_path / "built")
    home = page(site, "index.html")
    assert 'Bob "B" O\'Example' in text(site, "index.html")
    assert 'Bob "B" O\'Example' in text(site, "cv/index.html")
    assert "Ada" not in text(site, "cv/index.html")
    assert home.css_matches("a[rel=me][href='https://social.example/@bob']")
    assert home.css_matches("a.u-email[href='mailto:bob@ada.example']")
    assert '"sameAs": ["https://social.example/@bob"]' in (site / "index.html").read_text("utf-8")


def test_pages_say_what_the_data_says(project: Path, tmp_path: Path) -> None:
    data = project / "site_src/data"
    edit(data / "projects.yml", "Fourteen villages learned", "Nine towns learned")
    edit(data / "now.yml", "No laptop allowed", "A pencil is allowed")
    edit(data / "talks.yml", "A warning is a sentence", "A sentence is a warning")
    edit(project / "site_src/resume.json", "Example Water Board", "Example Canal Board")
    site = build(project, tmp_path / "built")
    assert "Nine towns learned" in text(site, "projects/index.html")
    assert "Nine towns learned" in text(site, "projects/floodline/index.html")
    assert "A sentence is a warning" in text(site, "talks/index.html")
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
    assert f'site_url: "{URL}"' in (ROOT / "site_src/data/site.yml").read_text("utf-8")


def test_security_contact_has_a_year_to_go() -> None:
    security = (ROOT / "site_src/.well-known/security.txt").read_text("utf-8")
    expires = re.search(r"^Expires: (\d{4}-\d\d-\d\d)T", security, re.MULTILINE)
    assert expires
    assert date.fromisoformat(expires[1]) > date(2027, 10, 1)
