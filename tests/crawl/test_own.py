from dataclasses import replace

import pytest

from freshness.crawl.own import Own
from freshness.crawl.served import Served
from freshness.document import Document
from freshness.model import Page, Reference
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Verdict

ROOT = "https://ada.example/"
FILES = (
    "index.html",
    "about/index.html",
    "tags/rust/index.html",
    "docs/cv.pdf",
    "docs/talk-2025.pdf",
)
PAGE = Page(
    url=ROOT, final_url=ROOT, path="index.html", document=Document('<p id="me">Hi<p id="café">')
)
OWN = Own(root=ROOT, served=Served({path: path for path in FILES}), pages={"index.html": PAGE})


def verdict(value: str, *, role: str = "page", own: Own = OWN) -> tuple[Verdict, str]:
    url = value if value.startswith("http") else ROOT + value.lstrip("/")
    link = own.link(url, [Reference(f"{ROOT}x", url, "", role, value, 0)])
    return link.verdict, link.reason


@pytest.mark.parametrize(
    "value",
    ["about", "/about/", "http://www.ada.example/about/", "docs/cv.pdf?v=2", "d%6Fcs/cv.pdf"],
)
def test_what_is_there(value: str) -> None:
    assert verdict(value) == (Verdict.OK, "")


@pytest.mark.parametrize(
    ("value", "role", "reason"),
    [
        ("old", "page", "no such file"),
        ("About/", "page", "no such file; nearest is about/"),
        ("/docs/cv2.pdf", "page", "no such file; nearest is docs/cv.pdf"),
        ("/docs/talk-2024.pdf", "page", "no such file"),
        ("/docs/about/index.html", "page", "no such file"),
        ("docs/", "page", "the folder has no index page"),
        ("/resume.html", "page", "no such file"),
        ("/js/app.js", "asset", "no such file"),
        ("http://ada.example/tag/rust.html", "page", "no such file"),
        ("www.x.example/a.html", "page", "no such file; perhaps https://www.x.example/a.html"),
        ("ada@ada.example", "page", "no such file; perhaps mailto:ada@ada.example"),
        ("[x](https://x.example/)", "page", "no such file; perhaps https://x.example/"),
    ],
)
def test_what_is_not(value: str, role: str, reason: str) -> None:
    assert verdict(value, role=role) == (Verdict.DEAD, reason)


@pytest.mark.parametrize(
    ("value", "role"),
    [
        ("/project", "page"),
        ("/project/guide/", "page"),
        ("/cv/en.pdf", "page"),
        ("https://ada.example/project/logo.png", "asset"),
    ],
)
def test_project_pages_of_the_same_host_are_not_missing(value: str, role: str) -> None:
    files = {path: path for path in (*FILES, "CNAME")}
    assert verdict(value, role=role, own=replace(OWN, served=Served(files))) == (
        Verdict.UNCHECKED,
        "may be another site on the same host",
    )


def test_an_ordinary_host_has_no_projects() -> None:
    assert verdict("/project/")[0] is Verdict.DEAD


def test_other_hosts_wait_for_the_network() -> None:
    link = OWN.link("https://other.example/", [])
    assert (link.verdict, link.reason, link.own) == (Verdict.UNCHECKED, "offline", False)


def test_a_project_site_has_no_say_over_its_host() -> None:
    own = replace(OWN, root=f"{ROOT}project/")
    assert verdict("https://ada.example/about/", own=own)[0] is Verdict.UNCHECKED
    assert verdict("project/about/", own=own)[0] is Verdict.OK
    assert verdict("project/gone/", own=own)[0] is Verdict.DEAD


def test_excluded() -> None:
    assert verdict("old", own=replace(OWN, exclude=["*/old"]))[0] is Verdict.EXCLUDED


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("posts/hello", Verdict.UNCHECKED),
        ("feed.xml", Verdict.UNCHECKED),
        ("main.css", Verdict.UNCHECKED),
        ("me.png", Verdict.DEAD),
        ("old.md", Verdict.DEAD),
        ("www.x.example/", Verdict.DEAD),
        ("https://ada.example/organs/logo.svg", Verdict.UNCHECKED),  # perhaps a site of its own
    ],
)
def test_of_sources_only_certain_things_are_missing(value: str, expected: Verdict) -> None:
    assert verdict(value, own=replace(OWN, finished=False))[0] is expected


def test_two_slashes_are_one_to_most_servers() -> None:
    assert verdict("docs//cv.pdf")[0] is Verdict.UNCHECKED
    assert verdict("docs//me.pdf")[0] is Verdict.DEAD


def test_what_a_program_answers_is_not_missing() -> None:
    assert verdict("cv.do?lang=en") == (Verdict.UNCHECKED, "a program answers there")


def test_of_sources_for_nobody_knows_what_only_markdown_is() -> None:
    own = replace(OWN, finished=False, is_known=False)
    assert verdict("me.png", own=own)[0] is Verdict.UNCHECKED
    assert verdict("old.md", own=own)[0] is Verdict.DEAD


def missing(*fragments: str, own: Own = OWN, role: str = "page") -> set[str]:
    sources = [Reference(ROOT, ROOT, each, role, f"#{each}", 0) for each in fragments]
    return set(own.link(ROOT, sources).missing_anchors)


def test_anchors() -> None:
    assert missing("me", "caf%C3%A9", "café", "gone") == {"gone"}


@pytest.mark.parametrize(
    "fragment", ["", "top", ":~:text=Hi", "/route", "!route", "comment-12", "slide=2"]
)
def test_fragments_that_need_no_anchor(fragment: str) -> None:
    assert missing(fragment) == set()


def test_anchors_that_nobody_can_know() -> None:
    assert missing("gone", own=replace(OWN, opaque=frozenset(("index.html",)))) == set()
    assert missing("icon", role="asset") == set()


def test_an_unknown_site_may_begin_above_or_below() -> None:
    files = {"src/index.html": "src/index.html", "static/css/a.css": "static/css/a.css"}
    own = Own(root=UNKNOWN_ROOT, served=Served(files), pages={})

    def of(value: str) -> Verdict:
        page = f"{UNKNOWN_ROOT}src/index.html"
        url = UNKNOWN_ROOT + value.lstrip("/")
        return own.link(url, [Reference(page, url, "", "asset", value, 0)]).verdict

    assert of("/css/a.css") is Verdict.UNCHECKED
    assert of("/project/static/css/a.css") is Verdict.UNCHECKED
    assert of("/css/b.css") is Verdict.DEAD
    assert of("css/a.css") is Verdict.DEAD


def test_a_folder_that_hosts_publish_alone() -> None:
    files = {"index.html": "index.html", "docs/index.html": "docs/index.html"}
    own = replace(OWN, served=Served({**files, "docs/a.css": "docs/a.css"}))
    for page, expected in (("docs/", Verdict.UNCHECKED), ("", Verdict.DEAD)):
        source = Reference(ROOT + page, f"{ROOT}a.css", "", "asset", "/a.css", 0)
        assert own.link(f"{ROOT}a.css", [source]).verdict is expected


def test_an_unknown_server_may_list_a_folder() -> None:
    unknown = replace(OWN, root=UNKNOWN_ROOT)
    assert verdict(f"{UNKNOWN_ROOT}docs/", own=unknown)[0] is Verdict.UNCHECKED
