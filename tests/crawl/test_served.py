import pytest

from freshness.crawl.served import Served

FILES = {
    path: path
    for path in ("index.html", "about/index.html", "cv.html", "img/Me.png", "img/you.png")
}


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("index.html", "index.html"),
        ("about", "about/index.html"),
        ("about/", "about/index.html"),
        ("cv", "cv.html"),
        ("img/Me.png", "img/Me.png"),
        ("cv/", None),
        ("img/me.png", None),
        ("img/", None),
        ("CV", None),
    ],
)
def test_answers_as_a_static_server_does(path: str, file: str | None) -> None:
    assert Served(FILES).find(path) == file


@pytest.mark.parametrize("path", ["CV", "cv/", "cv.html", "/cv/index.html"])
def test_loose_finds_every_form_of_a_page(path: str) -> None:
    assert Served(FILES, loose=True).find(path) == "cv.html"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("img/me.png", "img/Me.png"),
        ("About/", "about/"),
        ("old/cv.html", "cv.html"),
        ("img/yuo.png", "img/you.png"),
        ("img/yuo.svg", None),
        ("abuot/", "about/"),
        ("abuot", "about/"),
        ("something/else", None),
    ],
)
def test_nearest(path: str, near: str | None) -> None:
    assert Served(FILES).nearest(path) == near


def test_nothing_is_near_in_a_folder_that_no_address_names() -> None:
    files = {"docs/a/cv.html": "docs/a/cv.html", "a/cv.html": "docs/a/cv.html"}
    assert Served(files, unnamed=["docs"]).nearest("old/cv.html") == "a/cv.html"


def test_hints_come_to_an_end() -> None:
    served = Served(FILES)
    hints = [served.nearest("img/yuo.png") for _ in range(300)]
    assert hints[0] == "img/you.png"
    assert hints[-1] is None
