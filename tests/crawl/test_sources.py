from datetime import date
from pathlib import Path

import pytest

from freshness.crawl import sources
from freshness.crawl.generators import Generator
from freshness.crawl.sources import PLAIN, Source
from freshness.crawl.walk import walk
from freshness.model import Skipped

MKDOCS = Generator(name="mkdocs", content="docs", left_out=frozenset(), posts="blog/posts")
JEKYLL = Generator(name="jekyll", directories=False, underscored=frozenset(("_posts",)))


def write(root: Path, *names: str, text: str = "Hello") -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def read(root: Path, name: str, text: str, generator: Generator | None = MKDOCS) -> Source:
    found = sources.read(walk(write(root, name, text=text)), name, generator, 1_000)
    assert isinstance(found, Source)
    return found


def test_a_component_uses_the_addresses_of_its_one_page(tmp_path: Path) -> None:
    angular = Generator(name="angular", content="src", static=("src",))
    found = read(tmp_path, "src/app/me/about.component.html", "<p>Hi</p>", angular)
    assert (found.place, found.target) == ("about.html", "about.html")


def test_what_a_bundler_builds_is_a_source(tmp_path: Path) -> None:
    tree = walk(write(tmp_path, "src/index.html"))
    assert not sources.looks_like_source(tree)
    write(tmp_path, "package.json", text='{"scripts": {"build": "parcel"}}')
    assert sources.looks_like_source(walk(tmp_path))


def test_plans_atop_a_tree_are_about_it(tmp_path: Path) -> None:
    tree = walk(write(tmp_path, "SPEC.md", "ACCESSIBILITY-REFACTOR.md", "ABOUT.md", "spec.md"))
    assert list(sources.files(tree, PLAIN)) == ["ABOUT.md", "spec.md"]


def test_files_that_a_generator_hides(tmp_path: Path) -> None:
    names = ("_template.md", "hello.md", "_posts/2026-01-31-a.md")
    tree = walk(write(tmp_path, *names))
    assert list(sources.files(tree, JEKYLL)) == ["_posts/2026-01-31-a.md", "hello.md"]
    assert "_template.md" in list(sources.files(tree, PLAIN))


def test_markdown_file(tmp_path: Path) -> None:
    text = "---\ntitle: Me\n---\n# Me\n"
    found = read(tmp_path, "docs/about.md", text)
    assert (found.place, found.target) == ("about.md", "about/index.html")
    assert found.front_matter == {"title": "Me"}
    page = found.page("https://ada.example/")
    assert (page.url, page.path, page.is_source) == (
        "https://ada.example/about/", "docs/about.md", True,
    )  # fmt: skip
    assert page.document.source == text
    assert page.document.blocks[0].line == 4


@pytest.mark.parametrize(
    ("generator", "name", "front_matter", "target"),
    [
        (MKDOCS, "docs/index.md", "", "index.html"),
        (MKDOCS, "docs/a/README.md", "", "a/index.html"),
        (MKDOCS, "docs/page.html", "", "page.html"),
        (
            MKDOCS,
            "docs/blog/posts/x.md",
            "title: Hello, World\ndate: 2026-05-07",
            "blog/2026/05/07/hello-world/index.html",
        ),
        (JEKYLL, "_posts/2026-05-07-hello.md", "", "2026/05/07/hello.html"),
        (JEKYLL, "about.md", "permalink: /me/", "me/index.html"),
        (JEKYLL, "about.md", "permalink: /:title/", "about.html"),
        (JEKYLL, "about.md", "", "about.html"),
        (Generator(name="hugo", content="content"), "content/a.md", "", "a/index.html"),
        (Generator(name="hugo", content="content"), "content/a.md", "url: /b/", "b/index.html"),
    ],
)
def test_where_a_page_will_be(
    tmp_path: Path, generator: Generator, name: str, front_matter: str, target: str
) -> None:
    text = f"---\n{front_matter}\n---\nHello" if front_matter else "Hello"
    assert read(tmp_path, name, text, generator).target == target


@pytest.mark.parametrize("line", ["draft: true", "published: false", "status: draft"])
def test_drafts_are_not_read(tmp_path: Path, line: str) -> None:
    tree = walk(write(tmp_path, "a.md", text=f"---\n{line}\n---\nHello"))
    assert sources.read(tree, "a.md", JEKYLL, 1_000) is None


def test_unreadable_files_say_so(tmp_path: Path) -> None:
    tree = walk(write(tmp_path, "a.md", text=""))
    assert sources.read(tree, "a.md", JEKYLL, 1_000) == Skipped(subject="a.md", reason="empty")


def test_paths_too_long_for_an_address_say_so(tmp_path: Path) -> None:
    name = "/".join(["é" * 100] * 3) + "/a.html"
    found = sources.read(walk(write(tmp_path, name)), name, None, 1_000)
    assert isinstance(found, Skipped)
    assert found.reason == "too-long"


def test_plain_html_among_sources_is_what_visitors_get(tmp_path: Path) -> None:
    assert not read(tmp_path, "a.html", "<p>Hello", JEKYLL).is_source
    templated = read(tmp_path, "b.html", "---\nx: 1\n---\n<p>{{ page.x }}!", JEKYLL)
    assert templated.is_source
    assert templated.document.text == "!"


def test_which_files_are_pages(tmp_path: Path) -> None:
    write(
        tmp_path, "README.md", "LICENSE.md", "a.md", "_posts/b.md", "_notes/c.md", "_drafts/d.md",
        "_site/a.html", "_includes/e.html", "google0123456789abcdef.html", "f.txt",
    )  # fmt: skip
    assert list(sources.files(walk(tmp_path), JEKYLL)) == ["_posts/b.md", "a.md"]


def test_a_readme_is_a_page_when_there_is_nothing_else(tmp_path: Path) -> None:
    assert list(sources.files(walk(write(tmp_path, "README.md")), PLAIN)) == ["README.md"]


def test_of_a_built_site_all_html_counts(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "index.html", "_x/a.htm")
    assert list(sources.files(walk(tmp_path), None)) == ["_x/a.htm", "index.html"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("index.html", "a.md", "b.md"), False),
        (("a.html", "README.md"), False),
        (("a.md",), True),
        (("a.html", "b.md", "c.md"), True),
    ],
)
def test_telling_sources_from_a_finished_site(
    tmp_path: Path, names: tuple[str, ...], expected: bool
) -> None:
    assert sources.looks_like_source(walk(write(tmp_path, *names))) is expected


def test_a_templated_home_page_is_a_source(tmp_path: Path) -> None:
    tree = walk(write(tmp_path, "index.html", text="<title>{{ title }}</title>"))
    assert sources.looks_like_source(tree)


def test_names_that_lead_to_a_page() -> None:
    front_matter = {"redirect_from": "/old/", "aliases": ["/older", date(2026, 1, 1)]}
    assert list(sources.other_names(front_matter)) == ["old/index.html", "older/index.html"]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.html", "https://ada.example/"),
        ("a b/index.html", "https://ada.example/a%20b/"),
        ("100%.html", "https://ada.example/100%25.html"),
        ("what?#.html", "https://ada.example/what%3F%23.html"),
    ],
)
def test_addresses_of_paths(path: str, url: str) -> None:
    assert sources.address("https://ada.example/", path) == url


def test_a_readme_beside_an_index_is_about_the_files(tmp_path: Path) -> None:
    tree = walk(write(tmp_path, "a/README.md", "a/index.html", "b/README.md", "c.md"))
    assert list(sources.files(tree, PLAIN)) == ["a/index.html", "b/README.md", "c.md"]


@pytest.mark.parametrize("generator", [None, PLAIN])
def test_what_others_wrote_is_no_page(tmp_path: Path, generator: Generator | None) -> None:
    tree = walk(write(tmp_path, "index.html", "vendors/fastclick/index.html"))
    assert list(sources.files(tree, generator)) == ["index.html"]
