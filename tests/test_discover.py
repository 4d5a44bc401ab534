"""What there is to look at."""

from pathlib import Path

import pytest

from freshness import testing
from freshness.config import Config, Target
from freshness.discover import kind_of, targets
from freshness.document import Document
from freshness.errors import NothingChecked
from freshness.model import Page
from freshness.vocabulary import Kind

ROOT = "https://ada.example/"


def page(url: str, html: str = "", **matter: object) -> Page:
    return Page(url=url, final_url=url, document=Document(html), front_matter=matter)


def test_names_of_the_command_line_come_first(tmp_path: Path) -> None:
    config = Config(targets=[Target(url="https://other.example/")])
    found = targets(
        ["https://Ada.example", str(tmp_path)], as_url=ROOT, config=config, base=tmp_path
    )
    assert [(each.url, each.folder) for each in found] == [(ROOT, None), (ROOT, tmp_path)]


def test_folders_of_the_configuration_are_relative_to_it(tmp_path: Path) -> None:
    config = Config(targets=[Target(folder="site", source="docs"), Target(source="notes")])
    built, plain = targets([], as_url=None, config=config, base=tmp_path)
    assert (built.folder, built.source) == (tmp_path / "site", tmp_path / "docs")
    assert (plain.folder, plain.source) == (tmp_path / "notes", None)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("no/such/folder", "no such folder"),
        ("ada.example", "an address begins with https://"),
        (__file__, "is a file"),
        ("https://[", "is no web address"),
    ],
)
def test_a_name_that_is_nothing(name: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(NothingChecked, match=complaint):
        targets([name], as_url=None, config=Config(), base=tmp_path)


def test_nothing_named_at_all(tmp_path: Path) -> None:
    with pytest.raises(NothingChecked, match="freshness init"):
        targets([], as_url=None, config=Config(), base=tmp_path)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", Kind.HOME),
        ("index.html", Kind.HOME),
        ("de/", Kind.HOME),
        ("about.html", Kind.ABOUT),
        ("fr/a-propos/", Kind.ABOUT),
        ("now", Kind.NOW),
        ("projects/", Kind.PORTFOLIO),
        ("projects/engine/", Kind.PROJECT),
        ("lebenslauf/", Kind.CV),
        ("cv/", Kind.CV),
        ("blog/", Kind.LIST),
        ("blog/hello/", Kind.POST),
        ("blog/tags/travel/", Kind.LIST),
        ("2014/05/hello.html", Kind.POST),
        ("impressum/", Kind.LEGAL),
        ("contact/", Kind.CONTACT),
        ("recipes/cake/", Kind.PAGE),
    ],
)
def test_kind_by_address(path: str, kind: Kind) -> None:
    assert kind_of(page(ROOT + path), ROOT) is kind


def test_the_folder_of_a_project_site_is_its_home() -> None:
    root = "https://ada.example/engine/"
    assert kind_of(page(root), root) is Kind.HOME
    assert kind_of(page(root + "about/"), root) is Kind.ABOUT


def test_kind_by_what_the_page_says() -> None:
    article = '<script type="application/ld+json">{"@type": ["BlogPosting"]}</script>'
    assert kind_of(page(ROOT + "x/", article), ROOT) is Kind.POST
    assert kind_of(page(ROOT + "x/", layout="post"), ROOT) is Kind.POST


def test_a_page_that_carries_its_day_is_a_post() -> None:
    html = '<meta property="article:published_time" content="2019-05-01"><p>A day at sea.</p>'
    report = testing.report({"index.html": "<p>Ada</p>", "sea.html": html})
    kinds = {each.page.path: each.kind for each in report.pages}
    assert kinds == {"index.html": Kind.HOME, "sea.html": Kind.POST}
