from pathlib import Path

import pytest

from freshness.crawl.own import Own
from freshness.crawl.published import offered_feeds, sitemap_entries, stylesheet_references, texts
from freshness.crawl.served import Served
from freshness.crawl.walk import Tree, walk

ROOT = "https://ada.example/"
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title></feed>'


def site(root: Path, **files: str) -> tuple[Tree, Own]:
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    tree = walk(root)
    return tree, Own(root=ROOT, served=Served({path: path for path in tree.files}), pages={})


def test_feeds_under_their_usual_names(tmp_path: Path) -> None:
    tree, own = site(tmp_path, **{"feed.xml": FEED, "atom.xml": "<html>Not found", "x.xml": FEED})
    assert [each.url for each in offered_feeds(tree, own, ())] == [f"{ROOT}feed.xml"]


@pytest.mark.parametrize("text", [f"---\nlayout: x\n---\n{FEED}", FEED.replace("Notes", "{{ x }}")])
def test_feeds_that_are_still_templates_are_left_out(tmp_path: Path, text: str) -> None:
    tree, own = site(tmp_path, **{"feed.xml": text})
    assert list(offered_feeds(tree, own, ())) == []


def test_a_sitemap_index_that_lists_itself_comes_to_an_end(tmp_path: Path) -> None:
    index = "<sitemapindex>{}</sitemapindex>".format(
        "".join(
            f"<sitemap><loc>{ROOT}{name}.xml</loc></sitemap>" for name in ("sitemap", "a", "no")
        )
    )
    entries = f"<urlset><url><loc>{ROOT}me/</loc></url></urlset>"
    tree, own = site(tmp_path, **{"sitemap.xml": index, "a.xml": entries})
    assert [(each.url, each.path) for each in sitemap_entries(tree, own)] == [
        (f"{ROOT}me/", "a.xml")
    ]


def test_texts_are_bounded_and_text(tmp_path: Path) -> None:
    tree, own = site(
        tmp_path, **{"humans.txt": "Ada", "robots.txt": "x" * 70_000, "CNAME": "\0" * 9}
    )
    assert texts(tree, own) == {"humans.txt": "Ada"}


def test_what_stylesheets_load_has_its_line(tmp_path: Path) -> None:
    css = '/* two\n lines */\n@import "more.css";\nb {\n  background: url(gone.png)\n}\n'
    more = "a { src: url('font.woff') }"
    tree, own = site(tmp_path, **{"style.css": css, "more.css": more})
    found = list(stylesheet_references(tree, own, [f"{ROOT}style.css"]))
    places = [(each.place.path, each.place.line, each.place.column) for each in found if each.place]
    assert places == [("style.css", 3, 10), ("style.css", 5, 19), ("more.css", 1, 15)]
    assert [each.value for each in found] == ["more.css", "gone.png", "font.woff"]
