"""Which profiles are the owner's, and which are those of friends."""

import json

import pytest

from freshness.config import Config
from freshness.model import Link, Reference
from freshness.ownership import owned
from freshness.presence import LISTED, Owned
from freshness.vocabulary import Kind, Verdict
from tests.rules.factory import ROOT, dated, site

HOME = "<title>Ada Example</title>"


def link(url: str, *pages: str) -> Link:
    sources = tuple(Reference(ROOT + page, url, "", "page", url, 0) for page in pages)
    return Link(url=url, verdict=Verdict.UNCHECKED, sources=sources)


def names(found: tuple[Owned, ...]) -> list[str]:
    return [f"{each.profile.provider.slug}:{each.profile.account}" for each in found]


def home(html: str = "") -> object:
    return dated(HOME + html, url=ROOT, kind=Kind.HOME)


def test_claims_come_first_and_may_be_several_of_one_provider() -> None:
    marked = '<a rel="me" href="https://github.com/ada">a</a><a rel="me" href="https://github.com/ada-at-work">b</a>'
    found = owned(site(home(marked)), Config(profiles=["https://x.com/AdaExample"]))
    assert names(found) == ["x:AdaExample", "github:ada", "github:ada-at-work"]
    assert [each.how for each in found] == [LISTED, *["claimed on the home page"] * 2]


def test_the_same_account_in_two_spellings_is_one() -> None:
    marked = '<a rel="me" href="https://twitter.com/ada">a</a><a rel="me" href="https://x.com/Ada?lang=de">b</a>'
    assert names(owned(site(home(marked)))) == ["x:ada"]


def test_friends_in_a_blogroll_are_not_the_owner() -> None:
    friends = "".join(
        f'<div class="h-card"><a class="u-url" href="https://github.com/{name}">{name}</a></div>'
        for name in ("bert", "cleo")
    )
    assert owned(site(home(friends))) == ()
    assert names(owned(site(home(friends[: len(friends) // 2])))) == ["github:bert"]  # her own card


def test_a_link_under_the_name_of_the_site() -> None:
    links = (link("https://github.com/ada-example", ""), link("https://github.com/bert", ""))
    assert names(owned(site(home(), links=links))) == ["github:ada-example"]
    in_a_post = (link("https://github.com/ada-example", "post.html"),)
    assert owned(site(home(), dated(url=ROOT + "post.html", kind=Kind.POST), links=in_a_post)) == ()


def test_a_link_in_a_layout_only_under_the_name_of_the_site() -> None:
    layout = "overrides/home.html"
    links = tuple(
        Link(
            url=url,
            verdict=Verdict.UNCHECKED,
            sources=(Reference(layout, url, "", "page", url, 0),),
        )
        for url in ("https://github.com/ada-example", "https://x.com/themaker")
    )
    found = owned(site(home(), links=links, parts={layout: "<a>"}))
    assert names(found) == ["github:ada-example"]
    assert names(owned(site(home(), links=links))) == []


def test_a_link_on_every_page_unless_it_may_be_the_themes() -> None:
    pages = ["", "a", "b"]
    everywhere = link("https://github.com/rivers", *pages)
    parts = [home(), *(dated(url=ROOT + name) for name in pages[1:])]
    (found,) = owned(site(*parts, links=(everywhere,)))
    assert not found.claimed
    theme = link("https://github.com/theme-maker", *pages)
    assert owned(site(*parts, links=(everywhere, theme))) == ()
    thanks = f'<footer>Theme by <a href="{theme.url}">Theo</a></footer>'
    parts[0] = home(thanks)
    assert owned(site(*parts, links=(theme,))) == ()
    assert names(owned(site(*parts, links=(everywhere, theme)))) == ["github:rivers"]


def test_a_link_on_the_contact_page_that_is_the_only_one_there() -> None:
    page = dated(url=ROOT + "contact.html", kind=Kind.CONTACT)
    alone = link("https://www.linkedin.com/in/rivers", "contact.html")
    assert names(owned(site(home(), page, links=(alone,)))) == ["linkedin:rivers"]
    team = (alone, link("https://www.linkedin.com/in/bert", "contact.html"))
    assert owned(site(home(), page, links=team)) == ()


def test_a_link_in_the_settings_unless_it_is_one_of_a_list() -> None:
    def told(*urls: str) -> list[str]:
        places = [Reference("mkdocs.yml", url, "", "page", url, 0) for url in urls]
        links = [Link(url=each.url, verdict=Verdict.UNCHECKED, sources=(each,)) for each in places]
        return names(owned(site(home(), links=tuple(links))))

    assert told("https://github.com/rivers", "https://x.com/rivers") == [
        "github:rivers",
        "x:rivers",
    ]
    assert told("https://github.com/bert", "https://github.com/cleo") == []


def test_user_names_in_settings_unless_the_site_shows_another() -> None:
    files = {"_config.yml": "github_username: ada # me\ntwitter_username: jekyllrb\norcid_id: \n"}
    assert names(owned(site(home(), files=files))) == ["github:ada"]
    assert not owned(site(home(), files=files))[0].claimed
    here = home('<a rel="me" href="https://github.com/ada-example">me</a>')
    assert names(owned(site(here, files=files))) == ["github:ada-example"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (".well-known/security.txt", "Contact: https://social.example/@ada\n", "mastodon:ada"),
        ("humans.txt", "/* TEAM */\nTwitter: @ada\n/* THANKS */\nhttps://x.com/bert\n", "x:ada"),
        (".well-known/atproto-did", "did:plc:abcdefgh", "bluesky:ada.example"),
        (
            ".well-known/webfinger",
            json.dumps({"links": [{"rel": "self", "href": "https://social.example/@ada"}]}),
            "mastodon:ada",
        ),
    ],
)
def test_files_at_the_usual_places(name: str, text: str, found: str) -> None:
    assert [each.partition("@")[0] for each in names(owned(site(home(), files={name: text})))] == [
        found
    ]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"links": 3, "aliases": [1]}'])
def test_files_without_sense(text: str) -> None:
    files = dict.fromkeys((".well-known/webfinger", ".well-known/atproto-did", "humans.txt"), text)
    assert owned(site(home(), files=files)) == ()


def test_what_the_owners_data_tells() -> None:
    found = owned(
        site(home()), told=[("resume.json", ["https://github.com/ada", "https://b.example"])]
    )
    assert names(found) == ["github:ada"]
    assert found[0].how == "resume.json"


def test_packages_that_are_listed() -> None:
    found = owned(site(home()), Config(packages=["pypi:ada-example", "npm:@ada/engine"]))
    assert names(found) == ["packages:pypi/ada-example", "packages:npm/@ada/engine"]
    assert {each.how for each in found} == {LISTED}
