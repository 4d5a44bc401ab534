"""What there is to look at."""

from pathlib import Path

import pytest

from freshness import testing
from freshness.config import Config, Target
from freshness.discover import kind_of, targets
from freshness.document import Document
from freshness.errors import ConfigError, NothingChecked, UserError
from freshness.model import Page
from freshness.vocabulary import Kind

ROOT = "https://ada.example/"


def page(url: str, html: str = "", **matter: object) -> Page:
    return Page(url=url, final_url=url, document=Document(html), front_matter=matter)


def test_structured_data_that_makes_no_sense() -> None:
    data = '[{"@type": {"a": 1}}, {"@type": [{"b": 2}, null, ["c"]]}, {"@type": 5}]'
    html = f'<script type="application/ld+json">{data}</script>'
    assert kind_of(page(f"{ROOT}thing/", html), ROOT) is Kind.PAGE


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
        ("ada.example", "did you mean https://ada.example"),
        (__file__, "is a file"),
        ("https://[", "is no web address"),
        ("mailto:ada@ada.example", "no such folder$"),
        ("", "an empty name"),
    ],
)
def test_a_name_that_is_nothing(name: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(NothingChecked, match=complaint):
        targets([name], as_url=None, config=Config(), base=tmp_path)


@pytest.mark.parametrize(
    ("name", "url", "complaint"),
    [
        (".", "ada.example", "--as ada.example: is no web address"),
        ("https://ada.example/", ROOT, "name that folder too"),
    ],
)
def test_a_public_address_that_helps_nobody(
    name: str, url: str, complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=complaint) as error:
        targets([name], as_url=url, config=Config(), base=tmp_path)
    assert error.value.exit_code == 2


def test_a_target_of_the_configuration_that_is_nothing(tmp_path: Path) -> None:
    config = Config(targets=[Target(build=["make"])])
    with pytest.raises(ConfigError, match="needs a `url`, a `folder` or a `source`"):
        targets([], as_url=None, config=config, base=tmp_path)


def test_nothing_named_at_all(tmp_path: Path) -> None:
    with pytest.raises(NothingChecked, match="freshness init"):
        targets([], as_url=None, config=Config(), base=tmp_path)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", Kind.HOME),
        ("index.html", Kind.HOME),
        ("de/", Kind.HOME),
        ("ai/", Kind.PAGE),
        ("about.html", Kind.ABOUT),
        ("fr/a-propos/", Kind.ABOUT),
        ("now", Kind.NOW),
        ("projects/", Kind.PORTFOLIO),
        ("projects/engine/", Kind.PROJECT),
        ("lebenslauf/", Kind.CV),
        ("cv/", Kind.CV),
        ("cv/long.html", Kind.CV),
        ("blog/", Kind.LIST),
        ("blog/hello/", Kind.POST),
        ("blog/tags/travel/", Kind.LIST),
        ("index2.html", Kind.LIST),
        ("talks/organs/", Kind.POST),
        ("teaching/2019-spring/", Kind.POST),
        ("organs-at-club-2014.html", Kind.POST),
        ("organ-20140.html", Kind.PAGE),
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


POST = '<meta property="article:published_time" content="2026-10-01"><p>A day at sea.</p>'
OLD = "<p>I am Ada.</p><p>Last updated: 3 May 2019</p>"


def quiet(home: str) -> list[str | None]:
    files = {"index.html": home, "posts/sea.html": POST}
    return [each.place.path for each in testing.findings(files, rule="quiet-page")]


def test_a_new_post_is_a_sign_of_care_for_the_home_page_that_shows_it() -> None:
    assert quiet(OLD) == ["index.html"]
    assert quiet(OLD + '<a href="posts/sea.html">A day at sea</a>') == []


def test_the_generator_shows_new_posts_on_the_home_page() -> None:
    list_of_posts = "{% for post in site.posts %}{{ post.title }}{% endfor %}"
    home = f"---\nlastmod: 2019-05-03\n---\nAda goes to sea.\n\n{list_of_posts}"
    post = "---\nlayout: post\ndate: 2026-10-01\n---\nA day at sea."
    files = {"_config.yml": "title: Ada", "index.html": home}
    assert testing.findings(files, rule="quiet-page")
    assert not testing.findings(files | {"_posts/2026-10-01-sea.md": post}, rule="quiet-page")
