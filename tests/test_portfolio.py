"""Projects that somebody shows, and their signs of life."""

from dataclasses import replace
from datetime import date

from freshness.account import Account, Work
from freshness.model import Link
from freshness.portfolio import avatars, key, projects, signs
from freshness.presence import Seen
from freshness.vocabulary import Kind, Verdict
from tests.rules.factory import ROOT, TODAY, dated, link, presence, site

URL = "https://github.com/ada-example/rivers"
WORK = Work(url=URL, title="rivers", moved=date(2026, 1, 1), homepage="https://rivers.example/")


def test_from_the_data_file_with_what_the_account_tells() -> None:
    listed = Work(
        url="https://github.com/Ada-Example/rivers.git", title="Floodline", kind="project"
    )
    data = Account(
        provider="projects.yml", id="", url=ROOT, works=(listed, Work(url="", title="Bells"))
    )
    person = replace(presence(github={"works": (WORK,)}), told=(data,))
    first, second = projects(site(), person)
    assert (first.title, first.work, first.demo) == ("Floodline", WORK, "https://rivers.example/")
    assert (second.title, second.work) == ("Bells", None)


def test_from_links_on_pages_of_today() -> None:
    person = presence(github={"works": (WORK,)})
    page = dated(url=ROOT + "page.html", kind=Kind.PROJECT)
    badge = "https://img.shields.io/github/license/ada-example/rivers"
    links = (link(URL), link(badge, role="asset"), link("https://github.com/bert/bells"))
    (found,) = projects(site(page, links=links), person)
    assert found.reference == links[0].sources[0]
    assert found.badges == (badge,)
    assert projects(site(replace(page, kind=Kind.POST), links=links), person) == ()


def test_from_pages_of_their_own() -> None:
    page = dated(
        "<h1>Bells</h1>", url=ROOT + "projects/bells/", kind=Kind.PROJECT, changed=date(2025, 1, 2)
    )
    (found,) = projects(site(page), presence())
    assert (found.title, found.where) == ("Bells", page.page.url)
    assert signs(found, presence(), TODAY) == ("page changed 2025-01-02",)
    listed = Account(provider="projects.yml", id="", url=ROOT, works=(Work(url="", title="bells"),))
    assert len(projects(site(page), replace(presence(), told=(listed,)))) == 1


def test_one_that_was_renamed_and_its_package() -> None:
    package = Work(
        url="https://deps.dev/pypi/rivers", title="Rivers", kind="package", moved=date(2025, 5, 5)
    )
    person = presence(github={"works": (WORK, package)})
    old = replace(link("https://github.com/ada-example/old"), final_url=URL)
    page = dated(url=ROOT + "page.html", kind=Kind.HOME)
    (found,) = projects(site(page, links=(old,)), person)
    assert signs(found, person, TODAY) == (
        f"renamed to {URL}", "last moved 2026-01-01", "last released 2025-05-05",
    )  # fmt: skip


def test_pinned_ones_and_nothing_twice() -> None:
    pinned = replace(WORK, showcase=True)
    person = presence(github={"works": (pinned, replace(WORK, url=URL + "-2"))})
    page = dated(url=ROOT + "page.html", kind=Kind.HOME)
    assert len(projects(site(page, links=(link(URL),)), person)) == 1
    assert [each.where for each in projects(site(), person)] == ["GitHub (ada-example)"]


def test_signs_of_life() -> None:
    person = presence(github={"works": (replace(WORK, showcase=True, licence="", archived=True),)})
    demo = Seen(Link(url=WORK.homepage, verdict=Verdict.OK))
    person = replace(person, seen={WORK.homepage: demo})
    (found,) = projects(site(), person)
    assert signs(found, person, TODAY) == (
        "archived",
        "last moved 2026-01-01",
        "no licence",
        "demo ok",
    )
    away = replace(
        person, seen={WORK.homepage: Seen(Link(url=WORK.homepage, verdict=Verdict.TEMPORARY))}
    )
    assert signs(found, away, TODAY)[-1] == "demo could not be checked"


def test_documentation_is_no_demo() -> None:
    docs = replace(WORK, homepage="https://docs.rivers.example/", showcase=True)
    (found,) = projects(site(), presence(github={"works": (docs,)}))
    assert (found.demo, found.docs) == ("", docs.homepage)


def test_small_things() -> None:
    assert key("http://www.GitHub.com/a/b.git") == key("https://github.com/a/b/")
    person = presence(github={"avatar": "https://a.example/1.png"}, mastodon={})
    assert list(avatars(person)) == ["https://a.example/1.png"]
