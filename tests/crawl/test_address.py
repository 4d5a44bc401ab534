from pathlib import Path

import pytest

from freshness.crawl.address import public_address
from freshness.crawl.generators import Generator
from freshness.crawl.walk import walk
from freshness.document import Document
from freshness.url import UNKNOWN_ROOT


def page(canonical: str) -> Document:
    return Document(f'<link rel="canonical" href="{canonical}">')


def test_cname_wins(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("WWW.ada.example\nada.example\n")
    generator = Generator(name="jekyll", url="https://other.example/")
    assert public_address(walk(tmp_path), generator, ()) == "https://www.ada.example/"


def test_cname_among_the_static_files(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "CNAME").write_text("ada.example")
    generator = Generator(name="hugo", static=("static",))
    assert public_address(walk(tmp_path), generator, ()) == "https://ada.example/"


def test_the_generators_word(tmp_path: Path) -> None:
    generator = Generator(name="hugo", url="https://ADA.example/blog/")
    assert public_address(walk(tmp_path), generator, ()) == "https://ada.example/blog/"


def test_canonical_links_of_most_pages(tmp_path: Path) -> None:
    pages = [
        ("index.html", page("https://ada.example/me/")),
        ("a/index.html", page("https://ada.example/me/a/")),
        ("b.html", page("https://elsewhere.example/b.html")),
    ]
    assert public_address(walk(tmp_path), None, pages) == "https://ada.example/me/"
    assert public_address(walk(tmp_path), None, pages[1:]) == UNKNOWN_ROOT


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("ada.github.io", "https://ada.github.io/"),
        ("Ada.github.com", "https://ada.github.io/"),
        ("ada.gitlab.io", "https://ada.gitlab.io/"),
        ("site", UNKNOWN_ROOT),
    ],
)
def test_name_of_the_folder(tmp_path: Path, name: str, url: str) -> None:
    (tmp_path / name).mkdir()
    assert public_address(walk(tmp_path / name), None, ()) == url
