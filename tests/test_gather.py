"""Asking for what is told of a site's owner."""

from dataclasses import replace
from datetime import date
from typing import Any

from freshness.account import Account, Status, Work
from freshness.api import NoAnswer
from freshness.config import Config, Target
from freshness.confirmations import Looks
from freshness.gather import able, gather, untold, wanted, with_seen
from freshness.model import Link
from freshness.presence import Presence, Seen, name
from freshness.rule import rules
from freshness.truth import table
from freshness.vocabulary import Kind, Verdict
from tests.rules.factory import ROOT, TODAY, dated, link, presence, site

ME = '<a rel="me" href="https://github.com/ada-example">me</a>'
CARD = '<p class="h-card"><b class="p-name">Ada Example</b></p>'
RESUME = '{"basics": {"name": "Ada", "profiles": [{"url": "https://social.example/@ada"}]}}'


class Busy:
    """Whoever is asked has no time."""

    def __getattr__(self, name: str) -> Any:
        def answer(*_: object, **__: object) -> None:
            raise NoAnswer("asks to come back later", Status.LIMITED)

        return answer


def gathered(html: str = ME, **options: Any) -> Presence:
    files = {"resume.json": RESUME}
    home = dated(html, url=ROOT, kind=Kind.HOME)
    return gather(site(home, files=files), config=Config(), looks=Looks(), **options)


def test_offline_nobody_is_asked_and_nothing_read() -> None:
    found = gathered(ME + CARD)
    assert [each.profile.account for each in found.owned] == ["ada-example"]
    assert (found.accounts, found.told) == ({}, ())


def test_each_profile_is_asked_once_and_refusals_are_kept() -> None:
    found = gathered(ME + CARD, api=Busy())
    assert [each.provider for each in found.told] == ["resume.json", "h-card"]
    assert [each.status for each in found.accounts.values()] == [Status.LIMITED] * 2
    assert [each.reason for each in untold(found)] == ["limited"] * 2


def test_an_export_stands_for_its_profile_in_any_spelling() -> None:
    url = "https://de.linkedin.com/in/ada-example/"
    export = Account(provider="linkedin", id="ada-example", url=url, name="Ada")
    found = gathered(
        '<a rel="me" href="https://www.linkedin.com/in/Ada-Example">me</a>', known={url: export}
    )
    assert list(found.accounts.values()) == [export]
    found = gathered("", known={url: export})
    assert [each.how for each in found.owned][-1] == "known from an export"
    found = gathered("", known={"": replace(export, url="", id="")})
    assert [account.name for account in found.accounts.values()] == ["Ada"]
    assert name(found.owned[-1].profile) == "LinkedIn (Ada)"


def test_an_old_export_may_have_been_mended_since() -> None:
    url = "https://www.linkedin.com/in/ada-example"
    export = Account(provider="linkedin", id="ada", url=url, as_of=date(2026, 1, 1))
    looks = Looks({}, date(2026, 11, 22))
    found = gather(site(), config=Config(), looks=looks, known={url: export})
    ((_, account),) = found.answered()
    assert (account.status, account.reason) == (
        Status.UNVERIFIABLE,
        "The export is of 2026-01-01; ask for a new one.",
    )
    looks = Looks({}, date(2026, 3, 1))
    assert list(gather(site(), config=Config(), looks=looks, known={url: export}).read())


def test_the_owners_own_pages_can_be_read_without_asking_anybody() -> None:
    assert [each.provider for each in gathered(CARD, whole=True).told] == ["resume.json", "h-card"]


def test_a_listed_place_that_no_provider_knows_is_said() -> None:
    config = Config(profiles=["https://bells.example/ada"])
    found = gather(site(), config=config, looks=Looks())
    assert [(each.subject, each.reason) for each in untold(found)] == [
        ("https://bells.example/ada", "unknown-place")
    ]


def test_what_else_is_looked_at() -> None:
    badge = "https://img.shields.io/github/license/ada-example/rivers"
    faces = ("https://a.example/1", "https://a.example/2")
    person = presence(github={"avatar": faces[0]}, mastodon={"avatar": faces[1]})
    links = (link(badge, role="asset"), link("https://bert.example"))
    page = dated(url=ROOT + "page.html")
    assert wanted(site(page, links=links), person) == (badge, *faces)
    post = replace(page, kind=Kind.POST)
    assert wanted(site(post, links=links), Presence()) == ()


def test_demos_are_remembered_as_links_once() -> None:
    demo = Link(url="https://rivers.example/", verdict=Verdict.FAILING)
    work = Work(url="https://github.com/a/b", title="b", homepage=demo.url, showcase=True)
    person = replace(presence(github={"works": (work,)}), seen={demo.url: Seen(demo)})
    assert with_seen(site(), person).crawl.links == (demo,)
    known = site(links=(link(demo.url),))
    assert with_seen(known, person) is known


def test_a_cv_in_prose_is_held_against_what_the_data_tells() -> None:
    work = '{"basics": {"name": "Ada"}, "work": [{"name": "Sample", "endDate": "2023"}]}'
    page = dated("<p>2019 – present: Sample</p>", url=ROOT + "cv/", kind=Kind.CV)
    home = dated(url=ROOT, kind=Kind.HOME)
    here = site(home, page, files={"resume.json": work})
    told = gather(here, config=Config(), looks=Looks(), whole=True).told
    assert [each.provider for each in told] == ["resume.json", "CV"]
    (odd,) = table(Presence(told=told), TODAY).odd
    assert (odd.place, odd.value, odd.over is not None) == ("CV", "Sample", True)


def test_an_ignore_is_only_called_useless_by_rules_that_were_told_everything() -> None:
    def names(person: Presence, *, online: bool = True) -> set[str]:
        known = rules({"silent-profile", "dead-link", "quiet-page"}).values()
        return {rule.slug for rule in able(known, [person], online=online)}

    everything = {"silent-profile", "dead-link", "quiet-page"}
    assert names(presence(github={})) == names(Presence()) == everything
    assert names(presence(github={"status": Status.LIMITED})) == everything - {"silent-profile"}
    assert names(replace(presence(github={}), accounts={})) == everything - {"silent-profile"}
    assert names(Presence(), online=False) == {"quiet-page"}


def test_a_namesake_that_is_only_linked_to_is_somebody_else() -> None:
    class Bert:
        def get(self, url: str, accept: str = "") -> Any:
            if url.endswith("/users/ada-lovely"):
                return {"login": "ada-lovely", "name": "Ada Lovely"}
            raise NoAnswer("tells nothing", Status.MISSING)

        pages = get

        def has_token(self, url: str) -> bool:
            return False

    url = "https://github.com/ada-lovely"
    for mark, count in (("", 0), (' rel="me"', 1)):
        html = f'<title>Ada Example</title>{CARD}<a{mark} href="{url}">her</a>'
        home = dated(html, url=ROOT + "page.html", kind=Kind.HOME)
        here = site(home, links=(link(url),))
        found = gather(here, config=Config(), looks=Looks(), api=Bert())  # type: ignore[arg-type]
        assert len(found.owned) == count


def test_the_other_sites_of_the_run_are_the_owners_too() -> None:
    config = Config(targets=[Target(url="https://b.example/"), Target(folder="site")])
    home = dated(ME, url=ROOT, kind=Kind.HOME)
    found = gather(site(home), config=config, looks=Looks(), sites=("https://a.example/", "site"))
    assert found.sites == ("https://a.example/", "https://b.example/")


def test_last_releases_are_asked_for_what_is_shown_and_only_by_those_who_want_all() -> None:
    ada = "https://github.com/ada-example"
    asked: list[str] = []

    class GitHub:
        def get(self, url: str, accept: str = "") -> Any:
            asked.append(url)
            if url.endswith("/releases/latest"):
                return {"published_at": "2026-03-04T00:00:00Z"}
            return {"login": "ada-example"} if url.endswith("/ada-example") else []

        def pages(self, url: str) -> Any:
            return [{"name": n, "html_url": f"{ada}/{n}"} for n in ("shown", "hidden")]

        def has_token(self, url: str) -> bool:
            return False

    home = dated(ME, url=ROOT + "page.html", kind=Kind.HOME)
    here = site(home, links=(link(f"{ada}/shown"),))
    for whole, days in ((False, [None]), (True, [date(2026, 3, 4)])):
        found = gather(here, config=Config(), looks=Looks(), api=GitHub(), whole=whole)  # type: ignore[arg-type]
        assert [each.released for each in found.projects] == days
    (release,) = (url for url in asked if "/releases/" in url)
    assert release.endswith("/repos/ada-example/shown/releases/latest")
