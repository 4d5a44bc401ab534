"""What answers for a path."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.preview.pages import Pages, Stamp, part_of, with_script

FILES = (
    "index.html about/index.html about/me.jpg cv.html 404.html a%20b.html ü.html blog/x.txt".split()
)
PAGES = Pages(Path("site"), {file: Stamp(file, 1, 10) for file in FILES})


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("index.html", "index.html"),
        ("about/", "about/index.html"),
        ("cv", "cv.html"),
        ("cv.html", "cv.html"),
        ("about/me.jpg", "about/me.jpg"),
        ("%C3%BC.html", "ü.html"),
        ("a%2520b", "a%20b.html"),
    ],
)
def test_a_path_is_answered_as_github_pages_would(path: str, file: str) -> None:
    found = PAGES.find(path)
    assert (found.status, found.file) == (200, Path("site", file))


def test_a_folder_is_shown_with_its_slash() -> None:
    assert PAGES.find("about") == (301, None, "", "", 0, "about/")


@pytest.mark.parametrize(
    "path",
    [
        "nope", "about/nope/", "blog/", "blog", "../secret", "..%2f..%2fetc/passwd", "%00", "~", "/etc/passwd",
        "about/..", "%2e%2e/", "....//", "C:\\windows", "%ff%fe",
    ],
)  # fmt: skip
def test_everything_else_is_the_sites_own_404(path: str) -> None:
    found = PAGES.find(path)
    assert (found.status, found.file) == (404, Path("site", "404.html"))


@given(st.text())
def test_only_files_of_the_list_are_ever_named(path: str) -> None:
    found = PAGES.find(path)
    assert found.file is None or found.file.as_posix().removeprefix("site/") in FILES


def test_a_site_without_its_own_404_has_none() -> None:
    assert Pages(Path("site"), {}).find("nope").file is None


def test_a_symbolic_link_leads_to_its_file() -> None:
    pages = Pages(Path("site"), {"now.html": Stamp("about.html", 1, 10)})
    assert pages.find("now").file == Path("site", "about.html")


def test_types_and_tags() -> None:
    assert PAGES.find("").type == "text/html; charset=utf-8"
    assert PAGES.find("").tag == "", "pages get the overlay, which changes"
    assert PAGES.find("about/me.jpg").type == "image/jpeg"
    assert PAGES.find("about/me.jpg").tag == '"1-a"'


@pytest.mark.parametrize(
    ("page", "made"),
    [
        (b"<p>Hello</body></html>", b"<p>Hello[script]</body></html>"),
        (b"<p>Hello</BODY >", b"<p>Hello[script]</BODY >"),
        (b"<pre></body></pre></body>", b"<pre></body></pre>[script]</body>"),
        (b"<p>Hello", b"<p>Hello[script]"),
        (b"", b"[script]"),
        ("<p>Hello</body>".encode("utf-16"), "<p>Hello</body>".encode("utf-16")),
    ],
)
def test_the_script_goes_before_the_end(page: bytes, made: bytes) -> None:
    assert with_script(page, b"[script]") == made


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("", range(100)),
        ("bytes=0-", range(100)),
        ("bytes=10-19", range(10, 20)),
        ("bytes=90-500", range(90, 100)),
        ("bytes=-10", range(90, 100)),
        ("bytes=-500", range(100)),
        ("bytes=100-", None),
        ("bytes=-0", None),
        ("bytes=9-3", range(100)),
        ("bytes=-", range(100)),
        ("bytes=0-1,5-6", range(100)),
        ("lines=1-2", range(100)),
    ],
)
def test_a_part_of_a_file(wanted: str, part: range | None) -> None:
    assert part_of(100, wanted) == part
