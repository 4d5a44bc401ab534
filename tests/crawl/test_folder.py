import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from freshness.config import Limits
from freshness.crawl.folder import crawl
from freshness.errors import NothingChecked
from freshness.model import Crawl, Link, Place
from freshness.pipeline import Request, run
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Verdict

ROOT = "https://ada.example/"
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title></feed>'


def site(root: Path, files: dict[str, str], *, url: str | None = ROOT, **options: object) -> Crawl:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return crawl(root, url=url, limits=Limits(), **options)  # type: ignore[arg-type]


def link(found: Crawl, path: str) -> Link:
    url = path if path.startswith("http") else found.url + path
    (only,) = [each for each in found.links if each.url == url]
    return only


def test_a_built_site(tmp_path: Path) -> None:
    found = site(
        tmp_path,
        {
            "index.html": '<a href="about/">me</a> <a href="old.html">old</a> <img src="me.png">',
            "about/index.html": '<a href="https://other.example/">x</a><a href="/#gone">y</a>',
            "README.md": "about the repository",
            "me.png": "not really",
        },
    )
    assert [(each.url, each.path) for each in found.pages] == [
        (f"{ROOT}about/", "about/index.html"),
        (ROOT, "index.html"),
    ]
    assert (found.url, found.folder, found.generator) == (ROOT, str(tmp_path), None)
    verdicts = {each.url.removeprefix(ROOT): each.verdict for each in found.links}
    assert verdicts == {
        "about/": Verdict.OK,
        "old.html": Verdict.DEAD,
        "me.png": Verdict.OK,
        "https://other.example/": Verdict.UNCHECKED,
        "": Verdict.OK,
    }
    assert link(found, "").missing_anchors == {"gone"}


def test_every_page_that_refers_to_a_link_is_kept(tmp_path: Path) -> None:
    text = '<a href="/gone.html">x</a>'
    found = site(tmp_path, {"index.html": text, "b.html": text + text})
    sources = link(found, "gone.html").sources
    assert [(each.page, each.ordinal) for each in sources] == [
        (f"{ROOT}b.html", 0), (f"{ROOT}b.html", 1), (ROOT, 0),
    ]  # fmt: skip


def test_without_an_address_relative_links_are_judged_all_the_same(tmp_path: Path) -> None:
    found = site(tmp_path, {"index.html": '<a href="gone.html">x</a>'}, url=None)
    assert found.url == UNKNOWN_ROOT
    assert link(found, "gone.html").verdict is Verdict.DEAD


def test_missing_anchors(tmp_path: Path) -> None:
    found = site(
        tmp_path,
        {"index.html": '<a href="b.html#here">x</a><a href="b.html#gone">y</a>',
         "b.html": '<p id="here">x'},
    )  # fmt: skip
    assert link(found, "b.html").missing_anchors == {"gone"}


def test_redirect_pages_are_no_pages_but_their_targets_count(tmp_path: Path) -> None:
    stub = '<meta http-equiv="refresh" content="0; url=/gone.html">'
    found = site(tmp_path, {"index.html": "<p>Hi", "old.html": stub})
    assert [each.path for each in found.pages] == ["index.html"]
    assert link(found, "gone.html").verdict is Verdict.DEAD


def test_symbolic_links_inside_are_served(tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to("v1")
    found = site(tmp_path, {"index.html": '<a href="latest/">x</a>', "v1/index.html": "<p>Hi"})
    assert link(found, "latest/").verdict is Verdict.OK
    assert len(found.pages) == 2


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.html").write_text("<p>Nobody may read this")
    readable = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "secret.html":  # its mode would not keep root from reading it
            raise PermissionError(13, "Permission denied")
        return readable(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    found = site(tmp_path, {"index.html": "<p>Hi"})
    assert [(each.subject, each.reason) for each in found.skipped] == [
        ("secret.html", "unreadable")
    ]


def test_what_is_skipped_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"\x89PNG\r\n")
    files = {"b.html": "", "c.html": "x" * 200, "index.html": "<p>Hi"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = crawl(tmp_path, url=ROOT, limits=Limits(page_bytes=100))
    reasons = [(each.subject, each.reason) for each in found.skipped]
    assert reasons == [("a.html", "binary"), ("b.html", "empty"), ("c.html", "too-large")]


def test_page_limit(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.html").write_text("<p>Hi")
    found = crawl(tmp_path, url=ROOT, limits=Limits(pages=2))
    assert len(found.pages) == 2
    assert found.skipped[0].reason == "page-limit"


def test_excluded_pages_and_links(tmp_path: Path) -> None:
    found = site(
        tmp_path,
        {"index.html": '<a href="https://x.example/">x</a>', "old/a.html": "<p>Hi"},
        exclude=["old/*", "https://x.example/*"],
    )
    assert [each.path for each in found.pages] == ["index.html"]
    assert link(found, "https://x.example/").verdict is Verdict.EXCLUDED


def test_sitemap_feeds_and_text_files(tmp_path: Path) -> None:
    found = site(
        tmp_path,
        {
            "index.html": '<link rel="alternate" type="application/atom+xml" href="/notes.xml">Hi',
            "notes.xml": FEED,
            "sitemap.xml": f"<sitemapindex><sitemap><loc>{ROOT}s.xml.gz</loc></sitemap></sitemapindex>",
            "robots.txt": "User-agent: *",
            ".well-known/security.txt": "Contact: mailto:ada@ada.example",
        },
    )
    assert found.sitemap == ()
    body = f"<urlset><url><loc>{ROOT}</loc></url></urlset>".encode()
    (tmp_path / "s.xml.gz").write_bytes(gzip.compress(body))
    found = crawl(tmp_path, url=ROOT, limits=Limits())
    assert [(each.url, each.path) for each in found.sitemap] == [(ROOT, "s.xml.gz")]
    assert [(each.url, each.path) for each in found.feeds] == [(f"{ROOT}notes.xml", "notes.xml")]
    assert set(found.files) == {"robots.txt", ".well-known/security.txt"}


MKDOCS = {
    "mkdocs.yml": f"site_url: {ROOT}",
    "docs/index.md": (
        "# Hi\n[a](a/b.md#über-uns) [c](gone.md) ![d](a/gone.png) ![e](a/e.png)\n"
        "[f](a/b.md#uber-uns) [g](a/b/) [h](tags/)\n"
    ),
    "docs/a/b.md": "---\ntitle: B\n---\n# Über uns\n[up](../index.md)\n![e](e.png)",
    "docs/a/e.png": "not really",
    "README.md": "about the repository",
}


def test_mkdocs_sources(tmp_path: Path) -> None:
    found = site(tmp_path, MKDOCS, url=None)
    assert (found.url, found.generator) == (ROOT, "mkdocs")
    assert [(each.url, each.path) for each in found.pages] == [
        (f"{ROOT}a/b/", "docs/a/b.md"),
        (ROOT, "docs/index.md"),
    ]
    assert found.pages[0].front_matter == {"title": "B"}
    assert link(found, "a/b/").missing_anchors == {"über-uns"}
    assert link(found, "gone.md").verdict is Verdict.DEAD
    assert link(found, "a/gone.png").verdict is Verdict.DEAD
    assert link(found, "a/e.png").verdict is Verdict.OK
    assert len(link(found, "a/e.png").sources) == 2
    assert link(found, "tags/").verdict is Verdict.UNCHECKED
    assert link(found, ROOT).verdict is Verdict.OK


def test_the_content_folder_alone_is_recognised(tmp_path: Path) -> None:
    site(tmp_path, MKDOCS)
    found = crawl(tmp_path / "docs", url=None, limits=Limits())
    assert (found.url, found.generator) == (ROOT, "mkdocs")
    assert [each.path for each in found.pages] == ["a/b.md", "index.md"]


def test_jekyll_sources(tmp_path: Path) -> None:
    found = site(
        tmp_path,
        {
            "_config.yml": f"url: {ROOT}",
            "_posts/2026-05-07-hello.md": "[me](/about) ![x](/gone.png) [p]({% post_url x %})",
            "about.md": "---\npermalink: /about/\nredirect_from: /me/\n---\n[h](/me/) [?](/tags/x/)",
            "_layouts/default.html": '<a href="/nowhere.png">x</a>',
        },
    )
    assert {each.path for each in found.pages} == {"_posts/2026-05-07-hello.md", "about.md"}
    assert all(each.is_source for each in found.pages)
    verdicts = {each.url.removeprefix(ROOT): each.verdict for each in found.links}
    assert verdicts == {
        "": Verdict.UNCHECKED,  # the settings name it, and no file is seen to become it
        "about/": Verdict.OK,
        "gone.png": Verdict.DEAD,
        "tags/x/": Verdict.UNCHECKED,
    }


def test_a_built_site_and_its_sources(tmp_path: Path) -> None:
    built = tmp_path / "build"
    site(tmp_path / "work", MKDOCS)
    found = site(
        built,
        {
            "index.html": '<a href="a/b/">a</a>',
            "a/b/index.html": '<h1 id="uber-uns">Über uns</h1>\n<a href="../..">up</a>',
            "404.html": "<p>Lost",
        },
        source=tmp_path / "work" / "docs",
    )
    assert found.folder == str(tmp_path / "work" / "docs")
    page = next(each for each in found.pages if each.url == f"{ROOT}a/b/")
    assert (page.path, page.is_source, page.front_matter) == ("a/b.md", False, {"title": "B"})
    assert page.document.locate_text("Über uns") == (4, 3)
    (up,) = link(found, ROOT).sources
    assert up.value == "../index.md"
    assert page.document.locate_value(up.value, up.ordinal) == (5, 6)
    assert {each.path for each in found.pages} == {"index.md", "a/b.md", "404.html"}


@pytest.mark.parametrize("files", [{}, {"style.css": "b{}"}, {"a.html": ""}])
def test_nothing_to_look_at(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(NothingChecked, match="no pages here"):
        site(tmp_path, files)


def test_pages_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(NothingChecked, match=r"can be read; a\.html is binary \(the content"):
        site(tmp_path, {"a.html": "\0" * 9})


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(NothingChecked, match="no such folder"):
        crawl(tmp_path / "none", url=None, limits=Limits())


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=100), st.sampled_from(("a.html", "a.md", "mkdocs.yml", "sitemap.xml")))
def test_no_file_can_break_it(tmp_path: Path, body: bytes, name: str) -> None:
    (tmp_path / "index.html").write_text("<p>Hi")
    (tmp_path / name).write_bytes(body)
    assert crawl(tmp_path, url=ROOT, limits=Limits()).pages


def test_no_more_bytes_are_read_than_allowed(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.html").write_text("<p>" + "x" * 997)
    found = crawl(tmp_path, url=ROOT, limits=Limits(site_bytes=2_500))
    assert len(found.pages) == 2
    (skipped,) = found.skipped
    assert (skipped.subject, skipped.reason) == ("2.html", "size-limit")


def test_addresses_in_markdown_of_every_kind_and_their_lines(tmp_path: Path) -> None:
    text = """\
---
title: Ada
canonical_url: "https://front.example/canonical"
image: https://front.example/image.png
links:
  - https://front.example/a
  - name: b
    url: 'https://front.example/b'  # https://front.example/no
---
# Ada

Inline [x](inline.md), reference [y][ref], <https://auto.example/link>,
again [x](inline.md)
<a href="html.md">html</a> and <img src="gone.jpg">

[ref]: reference.md "title"
"""
    site(tmp_path, {"mkdocs.yml": "site_name: Ada\n", "docs/index.md": text})
    report = run(Request(targets=(str(tmp_path),), today=date(2026, 11, 22), as_url=ROOT))
    assert {each.url.removeprefix(ROOT) for each in report.links} >= {
        "inline.md", "reference.md", "https://auto.example/link", "html.md", "gone.jpg",
        *(f"https://front.example/{name}" for name in ("canonical", "image.png", "a", "b")),
    }  # fmt: skip
    roles = {link.url.rpartition("/")[2]: link.sources[0].role for link in report.links}
    assert (roles["canonical"], roles["image.png"], roles["a"]) == ("meta", "asset", "page")
    assert "no" not in roles
    places = [(each.place.line, each.place.column, each.place.quote) for each in report.findings]
    assert sorted(places) == [
        (12, 12, "inline.md"),
        (13, 11, "inline.md"),
        (14, 10, "html.md"),
        (14, 42, "gone.jpg"),
        (16, 8, "reference.md"),
    ]
    front = next(each for each in report.links if each.url == "https://front.example/b")
    assert front.sources[0].place == Place(
        url=ROOT, path="docs/index.md", line=8, column=11, quote="https://front.example/b"
    )
