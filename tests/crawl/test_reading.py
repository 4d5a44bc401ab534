from pathlib import Path

import pytest

from freshness.config import Limits
from freshness.crawl.generators import Generator
from freshness.crawl.own import Own
from freshness.crawl.reading import generator_of, read_pages, references_of, site_files
from freshness.crawl.served import Served
from freshness.crawl.walk import walk

ROOT = "https://ada.example/"
MKDOCS = Generator(name="mkdocs", content="docs", left_out=frozenset(), exact=True)
HUGO = Generator(name="hugo", content="content", static=("static",))


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def understood(root: Path, generator: Generator) -> dict[str, str]:
    """What each address of a tree's pages means."""
    tree = walk(root)
    found = read_pages(tree, generator, Limits(), ())
    pages = {each.file: each.page(ROOT) for each in found.sources}
    served = Served(site_files(tree, generator, found.sources), loose=True)
    own = Own(root=ROOT, served=served, pages=pages, finished=False)
    return {
        reference.value: reference.url
        for each in found.sources
        for reference in references_of(each, pages[each.file], own, generator)
    }


def test_mkdocs_starts_from_the_file_or_from_the_page(tmp_path: Path) -> None:
    text = "[b](b.md) ![e](e.png) [up](../index.md) <img src='../e.png'> [no](no.md)"
    write(tmp_path, **{"docs/index.md": "Hi", "docs/a/a.md": text, "docs/a/b.md": "Hi",
                       "docs/a/e.png": "x"})  # fmt: skip
    assert understood(tmp_path, MKDOCS) == {
        "b.md": f"{ROOT}a/b/",
        "e.png": f"{ROOT}a/e.png",
        "../index.md": ROOT,
        "../e.png": f"{ROOT}a/e.png",
        "no.md": f"{ROOT}a/no.md",
    }


def test_static_files_are_published_at_the_top(tmp_path: Path) -> None:
    write(tmp_path, **{"content/a.md": "![e](/img/e.png)", "static/img/e.png": "x"})
    tree = walk(tmp_path)
    assert site_files(tree, HUGO, ())["img/e.png"] == "static/img/e.png"


def test_folders_behind_links_are_served(tmp_path: Path) -> None:
    write(tmp_path, **{"v1/a.html": "x"})
    (tmp_path / "latest").symlink_to("v1")
    assert site_files(walk(tmp_path), None, ())["latest/a.html"] == "v1/a.html"


@pytest.mark.parametrize(("folder", "content"), [("", "docs"), ("docs", "")])
def test_generator_of_a_tree_and_of_its_content(tmp_path: Path, folder: str, content: str) -> None:
    write(tmp_path, **{"mkdocs.yml": "", "docs/index.md": ""})
    generator = generator_of(tmp_path / folder)
    assert generator is not None
    assert (generator.name, generator.content) == ("mkdocs", content)


def test_a_folder_beside_the_content_has_no_generator(tmp_path: Path) -> None:
    write(tmp_path, **{"mkdocs.yml": "", "docs/index.md": "", "site/index.html": ""})
    assert generator_of(tmp_path / "site") is None
