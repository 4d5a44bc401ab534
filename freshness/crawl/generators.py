"""Which generator a source tree is for, and where it keeps what.

Read from configuration files only; nothing of the tree is executed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from freshness.yaml_file import load_yaml

_MAX_BYTES = 1 << 20
OUTPUT = frozenset("_site public site dist build _book _build output".split())
_TEMPLATES = frozenset(
    "_layouts _includes _sass _data _drafts _plugins layouts layout themes theme archetypes "
    "overrides partials templates components assets node_modules vendor bower_components".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Generator:
    """What a tree's configuration says. Folders are relative to the tree, with forward slashes."""

    name: str
    content: str = ""  #: folder of the pages; empty for the tree itself
    static: tuple[str, ...] = ()  #: folders whose files are published as they are
    url: str | None = None  #: public address
    left_out: frozenset[str] = OUTPUT | _TEMPLATES  #: names of folders that hold no pages
    underscored: frozenset[str] | None = None
    """Published folders whose names begin with an underscore; None for any."""
    exact: bool = False  #: own addresses follow from file names alone
    directories: bool = True  #: `about.md` becomes `about/`, not `about.html`
    ascii_ids: bool = False  #: headings get ids after Python-Markdown
    posts: str = ""  #: folder of blog posts, whose addresses have a date


def detect(root: Path) -> Generator | None:
    """The generator that a folder is the source tree of, or None.

    Args:
        root: the folder; only its own files are looked at, none below.
    """
    for read, *names in _KINDS:
        for file in (root / name for name in names):
            generator: Generator | None = read(root, file) if file.is_file() else None
            if generator:
                return generator
    return None


def _mkdocs(root: Path, file: Path) -> Generator | None:
    """MkDocs, and Zensical, which reads the same file."""
    data = _data(file)
    if file.suffix == ".toml":
        project = data.get("project")
        data = project if isinstance(project, dict) else {}
    content = _folder(data.get("docs_dir", "docs"))
    if content is None or not (root / content).is_dir():
        return None
    options = _named(data.get("markdown_extensions"))
    blog = _named(data.get("plugins")).get("blog", _named(data.get("plugins")).get("material/blog"))
    toc = options.get("toc")
    return Generator(
        name="zensical" if file.stem == "zensical" else "mkdocs",
        content=content,
        url=_url(data.get("site_url")),
        left_out=frozenset(("node_modules",)),
        exact=True,
        directories=data.get("use_directory_urls") is not False,
        ascii_ids=not (isinstance(toc, dict) and "slugify" in toc),
        posts="" if blog is None else _within(_text(blog, "blog_dir") or "blog", "posts"),
    )


def _hugo(root: Path, file: Path) -> Generator | None:
    data = {key.lower(): value for key, value in _data(file).items()}
    content = _folder(data.get("contentdir", "content"))
    if not content or not (root / content).is_dir():
        return None
    url = _url(data.get("baseurl"))
    return Generator(name="hugo", content=content, static=("static",), url=url)


def _jekyll(root: Path, file: Path) -> Generator | None:
    data = _data(file)
    if (root / "source").is_dir() and {"theme", "source_dir"} & set(data) and "url" in data:
        return Generator(name="hexo", content="source", url=_url(data["url"]))
    url = _url(data.get("url"))
    if url and isinstance(data.get("baseurl"), str):
        url = _url(url.rstrip("/") + "/" + data["baseurl"].strip("/"))
    excluded = data.get("exclude")
    names = (str(name).strip("/") for name in (excluded if isinstance(excluded, list) else ()))
    included = data.get("include")
    return Generator(
        name="jekyll",
        directories=False,
        content=_folder(data.get("source", "")) or "",
        url=url,
        left_out=OUTPUT | _TEMPLATES | frozenset(names),
        underscored=frozenset(("_posts",))
        | {str(name).strip("/") for name in (included if isinstance(included, list) else ())}
        | {f"_{name}" for name in _named(data.get("collections"))},
    )


def _quarto(root: Path, file: Path) -> Generator | None:
    site = _data(file).get("website")
    return Generator(name="quarto", directories=False, url=_url(_text(site, "site-url")))


def _pelican(root: Path, file: Path) -> Generator | None:
    text = _read(file)
    path = re.search(r"^PATH\s*=\s*[\"']([^\"'\n]+)", text, re.MULTILINE)
    content = _folder(path[1] if path else "content")
    url = re.search(r"^SITEURL\s*=\s*[\"']([^\"'\n]+)", text, re.MULTILINE)
    if content is None or not (root / content).is_dir():
        return None
    static = (f"{content}/extra",) if content else ("extra",)
    return Generator(
        name="pelican",
        directories=False,
        content=content,
        static=static,
        url=_url(url[1] if url else None),
    )


def _javascript(name: str, content: str, *static: str) -> Callable[[Path, Path], Generator | None]:
    """Generators configured by a program, which is not run: only the usual folders are known."""

    def read(root: Path, file: Path) -> Generator:
        url = re.search(r"\b(?:site|url)\s*:\s*[\"'](https?://[^\"'\n]+)", _read(file))
        folder = content if (root / content).is_dir() else ""
        return Generator(
            name=name, content=folder, static=static, url=_url(url[1] if url else None)
        )

    return read


_KINDS: tuple[tuple[Any, ...], ...] = (
    (_mkdocs, "zensical.toml", "mkdocs.yml", "mkdocs.yaml", "properdocs.yml"),
    (
        _hugo,
        *(
            f"{folder}{name}.{ending}"
            for folder in ("", "config/_default/")
            for name in ("hugo", "config")
            for ending in ("toml", "yaml", "yml")
        ),
    ),
    (_quarto, "_quarto.yml", "_quarto.yaml"),
    (_pelican, "pelicanconf.py"),
    (
        _javascript("docusaurus", "docs", "static"),
        "docusaurus.config.js",
        "docusaurus.config.ts",
    ),
    (
        _javascript("astro", "src", "public"),
        "astro.config.mjs",
        "astro.config.js",
        "astro.config.ts",
    ),
    (
        _javascript("eleventy", "src", "public"),
        ".eleventy.js",
        "eleventy.config.js",
        "eleventy.config.mjs",
        "eleventy.config.cjs",
    ),
    (_jekyll, "_config.yml", "_config.yaml"),
    *(
        (_javascript("vite", "", "public"), f"vite.config.{ending}")
        for ending in ("js", "ts", "mjs", "mts")
    ),
    (_javascript("angular", "src", "src", "public"), "angular.json"),
)


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(_MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def _data(file: Path) -> dict[str, Any]:
    """The configuration, or nothing where it cannot be read: its generator will complain."""
    text = _read(file)
    try:
        data = tomllib.loads(text) if file.suffix == ".toml" else load_yaml(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _named(items: Any) -> dict[str, Any]:
    """`[search, {blog: {…}}]` or `{blog: {…}}` as a mapping."""
    if isinstance(items, Mapping):
        return {str(key): value or {} for key, value in items.items()}
    named: dict[str, Any] = {}
    for item in items if isinstance(items, list) else ():
        named.update(_named(item) if isinstance(item, Mapping) else {str(item): {}})
    return named


def _text(data: Any, key: str) -> str:
    value = data.get(key) if isinstance(data, Mapping) else None
    return value if isinstance(value, str) else ""


def _folder(value: Any) -> str | None:
    """A folder within the tree, or None."""
    path = PurePosixPath(value if isinstance(value, str) else "/")
    if path.is_absolute() or ".." in path.parts:
        return None
    return "" if str(path) == "." else str(path)


def _within(folder: str, name: str) -> str:
    return str(PurePosixPath(folder, name))


def _url(value: Any) -> str | None:
    """A public address with its slash; None for what is none, or an example's."""
    if not isinstance(value, str) or not re.match(r"https?://[^/\s]", value):
        return None
    local = re.match(r"https?://(?:localhost|127\.|0\.0\.0\.0)", value)
    return None if local else value.rstrip("/") + "/"
