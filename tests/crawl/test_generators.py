from pathlib import Path

import pytest

from freshness.crawl.generators import detect


def tree(root: Path, **files: str) -> Path:
    for name, text in files.items():
        file = root / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("config", "text", "inside", "expected"),
    [
        ("mkdocs.yml", "site_url: https://ada.example", "docs", ("mkdocs", "docs")),
        ("mkdocs.yml", "docs_dir: src\nsite_url: https://ada.example/", "src", ("mkdocs", "src")),
        (
            "zensical.toml",
            '[project]\nsite_url = "https://ada.example"',
            "docs",
            ("zensical", "docs"),
        ),
        ("hugo.toml", 'baseURL = "https://ada.example/"', "content", ("hugo", "content")),
        ("config.yaml", "baseURL: https://ada.example/", "content", ("hugo", "content")),
        (
            "config/_default/hugo.yaml",
            "baseURL: https://ada.example/",
            "content",
            ("hugo", "content"),
        ),
        ("vite.config.ts", "url: 'https://ada.example'", "src", ("vite", "")),
        ("angular.json", "url: 'https://ada.example'", "src", ("angular", "src")),
        ("_config.yml", "url: https://ada.example", "_posts", ("jekyll", "")),
        ("_config.yml", "url: https://ada.example\ntheme: x", "source", ("hexo", "source")),
        ("_quarto.yml", "website: {site-url: https://ada.example}", "posts", ("quarto", "")),
        ("pelicanconf.py", "SITEURL = 'https://ada.example'", "content", ("pelican", "content")),
        (
            "astro.config.mjs",
            "export default {site: 'https://ada.example'}",
            "src",
            ("astro", "src"),
        ),
        (".eleventy.js", "url: 'https://ada.example'", "src", ("eleventy", "src")),
        ("docusaurus.config.ts", "url: 'https://ada.example'", "docs", ("docusaurus", "docs")),
    ],
)
def test_recognises(
    tmp_path: Path, config: str, text: str, inside: str, expected: tuple[str, str]
) -> None:
    (tmp_path / inside).mkdir()
    tree(tmp_path, **{config: text})
    found = detect(tmp_path)
    assert found is not None
    assert (found.name, found.content) == expected
    assert found.url == "https://ada.example/"


@pytest.mark.parametrize(
    ("config", "text"),
    [
        ("mkdocs.yml", "docs_dir: ../elsewhere"),
        ("mkdocs.yml", "docs_dir: /etc"),
        ("config.toml", "[tool]\nx = 1"),
        ("mkdocs.yml", "docs_dir: [1"),
        ("index.html", "<p>Hello"),
    ],
)
def test_leaves_other_folders_alone(tmp_path: Path, config: str, text: str) -> None:
    assert detect(tree(tmp_path, **{config: text})) is None


def test_unknown_yaml_tags_and_example_addresses(tmp_path: Path) -> None:
    text = "site_url: http://localhost:8000/\nextra: !ENV [A, b]\nx: !!python/name:os.system\n"
    found = detect(tree(tmp_path, **{"mkdocs.yml": text, "docs__index.md": ""}))
    assert found is not None
    assert found.url is None


def test_mkdocs_details(tmp_path: Path) -> None:
    text = (
        "use_directory_urls: false\nplugins: [search, {blog: {blog_dir: .}}]\n"
        "markdown_extensions: [{toc: {slugify: x}}]\n"
    )
    found = detect(tree(tmp_path, **{"mkdocs.yml": text, "docs__index.md": ""}))
    assert found is not None
    assert (found.directories, found.ascii_ids, found.posts) == (False, False, "posts")


def test_jekyll_project_page_and_collections(tmp_path: Path) -> None:
    text = (
        "url: https://ada.example\nbaseurl: /notes\nexclude: [scripts/]\n"
        "collections: {talks: {output: true}}\n"
    )
    found = detect(tree(tmp_path, **{"_config.yml": text}))
    assert found is not None
    assert found.url == "https://ada.example/notes/"
    assert found.underscored == frozenset(("_posts", "_talks"))
    assert "scripts" in found.left_out
