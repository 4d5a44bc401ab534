from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.generators import Generator
from freshness.crawl.parts import parts, references
from freshness.crawl.walk import walk

ROOT = "https://ada.example/"
JEKYLL = Generator(name="jekyll")


def tree(folder: Path, *names: str):
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>Hi</p>")
    return walk(folder)


def test_layouts_and_settings_are_parts_and_pages_are_not(tmp_path: Path):
    found = tree(
        tmp_path, "_config.yml", "_layouts/a.html", "_includes/b.html", "index.html", "a.md",
        "_data/x.yml", "vendor/c.html", "_site/d.html", "themes/e/f.html", "lib/g.php", "h.js",
    )  # fmt: skip
    assert set(parts(found, JEKYLL, ["index.html"])) == {
        "_config.yml", "_includes/b.html", "_layouts/a.html", "lib/g.php",
    }  # fmt: skip


def test_what_is_published_as_it_lies_is_no_part(tmp_path: Path):
    found = tree(tmp_path, "layouts/a.html", "static/demo/index.html")
    hugo = Generator(name="hugo", content="content", static=("static",))
    assert set(parts(found, hugo, [])) == {"layouts/a.html"}


def test_of_a_built_site_only_php_is_a_part(tmp_path: Path):
    found = tree(tmp_path, "_config.yml", "index.html", "menu.html", "lib/g.php")
    assert set(parts(found, None, ["index.html"])) == {"lib/g.php"}


def test_what_is_excluded_or_too_large_is_left_out(tmp_path: Path):
    found = tree(tmp_path, "a.html", "b.html")
    (tmp_path / "c.html").write_text("x" * 200_000)
    assert set(parts(walk(tmp_path), JEKYLL, [], ["b*"])) == {"a.html"}
    assert set(found.files) == {"a.html", "b.html"}


def told(text: str) -> list[tuple[str, str, int, int]]:
    found = references({"_layouts/a.html": text}, root=ROOT)
    return [
        (each.role, each.url, each.place.line or 0, each.place.column or 0)
        for each in found
        if each.place
    ]


def test_absolute_addresses_have_a_role_and_a_place():
    text = """<head>
<link rel="stylesheet" href="//cdn.example/a.css">
<link rel="canonical" href="https://ada.example/">
</head><a class="x" href="https://club.example/">Club</a>
<script src='https://cdn.example/a.js'></script>"""
    assert told(text) == [
        ("asset", "https://cdn.example/a.css", 2, 30),
        ("meta", "https://ada.example/", 3, 29),
        ("page", "https://club.example/", 4, 27),
        ("asset", "https://cdn.example/a.js", 5, 14),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="/about">',
        '<a href="{{ site.url }}/about">',
        '<a href="https://{{ site.host }}/about">',
        '<!-- <a href="https://club.example/"> -->',
        '<a href="mailto:ada@ada.example">',
        "<a href=https://club.example/",
    ],
)
def test_what_is_relative_filled_in_or_hidden_is_left_out(text: str):
    assert not told(text)


def test_what_only_old_browsers_load_counts():
    text = '<!--[if lt IE 9]><script src="https://cdn.example/a.js"></script><![endif]-->'
    assert [each[1] for each in told(text)] == ["https://cdn.example/a.js"]


@given(st.text(alphabet="<a href=\"'https://x.example>!-[]{}"))
def test_any_text_is_survived(text: str):
    told(text)


@pytest.mark.parametrize("piece", ["<!--", "<a ", '<a href="', "<a href='https://x.example/", "<"])
def test_long_odd_text_takes_linear_time(piece: str):
    told(piece * 50_000)
