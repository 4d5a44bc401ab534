"""Files and folders as people name them, and the site each belongs to."""

from pathlib import Path

import pytest

from freshness.config import Config, Target
from freshness.errors import NothingChecked, UserError
from freshness.model import Finding, Place
from freshness.scope import Scope, scopes
from freshness.vocabulary import Confidence, Severity


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tree = tmp_path.resolve()
    monkeypatch.chdir(tree)
    for name in (".git/HEAD", "README.md", "docs/index.md", "docs/now.md", "site/index.html"):
        (tree / name).parent.mkdir(exist_ok=True)
        (tree / name).write_text("x", "utf-8")
    (tree / "mkdocs.yml").write_text("site_name: Ada\n", "utf-8")
    return tree


def found(*names: str, config: Config | None = None) -> list[tuple[Path, set[str]]]:
    each = scopes(names, config=config or Config(), base=Path())
    return [(scope.folder, set(scope.only)) for scope in each]


def test_a_file_belongs_to_the_generators_tree(tree: Path) -> None:
    assert found("docs/now.md", "README.md") == [(tree, {"docs/now.md", "README.md"})]


def test_a_folder_is_asked_about_within_its_site(tree: Path) -> None:
    assert found("docs") == [(tree, {"docs/"})]
    assert found(".") == found(".", "docs") == found() == [(tree, set())]


def test_what_was_built_is_a_site_of_its_own(tree: Path) -> None:
    assert found("site") == [(tree / "site", set())]
    assert found("site/index.html") == [(tree / "site", {"index.html"})]


def test_without_settings_the_topmost_folder_with_an_index_counts(tree: Path) -> None:
    (tree / "mkdocs.yml").unlink()
    (tree / "docs" / "blog").mkdir()
    (tree / "docs" / "blog" / "post.md").write_text("x", "utf-8")
    assert found("docs/blog/post.md") == [(tree / "docs", {"blog/post.md"})]
    assert found("docs/blog") == [(tree / "docs" / "blog", set())]
    assert found("README.md") == [(tree, {"README.md"})]


def test_outside_of_a_work_tree_the_current_folder_is_the_top(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "mkdocs.yml").unlink()
    (tree / ".git" / "HEAD").unlink()
    (tree / ".git").rmdir()
    (tree / "index.md").write_text("x", "utf-8")
    assert found("docs/now.md") == [(tree, {"docs/now.md"})]
    monkeypatch.chdir(tree / "site")
    assert found("../docs/now.md") == [(tree / "docs", {"now.md"})]


def test_the_configuration_knows_best(tree: Path) -> None:
    config = Config(
        targets=[
            Target(url="https://ada.example/", source="docs", folder="site"),
            Target(url="https://bob.example/"),
        ]
    )
    assert found(config=config) == [(tree / "docs", set())]
    assert found("docs/now.md", config=config) == [(tree / "docs", {"now.md"})]
    [scope] = scopes(["docs/now.md"], config=config, base=Path())
    assert scope.target == Target(folder=str(tree / "docs"), url="https://ada.example/")


def test_only_addresses_are_configured() -> None:
    with pytest.raises(NothingChecked, match="give one of `targets` a `source`"):
        found(config=Config(targets=[Target(url="https://ada.example/")]))


@pytest.mark.parametrize("name", ["missing.md", "a\0b", ""])
def test_a_name_that_is_nothing(name: str) -> None:
    if name:
        with pytest.raises(NothingChecked, match="no such file or folder"):
            found(name)
    else:
        assert found(name) == found()


def test_an_address_is_no_source() -> None:
    with pytest.raises(UserError, match="name the sources of a site"):
        found("https://ada.example/")


def at(path: str | None) -> Finding:
    return Finding(
        rule="moved-link", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(path=path), message="", advice="",
    )  # fmt: skip


def test_what_a_scope_is_about() -> None:
    some = Scope(folder=Path(), only=frozenset(("a.md", "docs/")))
    assert [some.has(at(path)) for path in ("a.md", "docs/b.md", "b.md", "docs", None)] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert Scope(folder=Path()).has(at("a.md"))
    assert Scope(folder=Path()).has(at(None))
