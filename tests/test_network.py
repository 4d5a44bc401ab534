"""Looking around: what lies beside a site."""

from dataclasses import replace
from datetime import date

from freshness.account import Status, Work
from freshness.config import Config
from freshness.network import connect, look_around, without_site
from freshness.pipeline import Request
from freshness.testing import PretendWire
from freshness.vocabulary import Streak, Verdict
from tests.rules.factory import TODAY, presence, site

DEMO = "https://rivers.example/"
WORK = Work(url="https://github.com/ada-example/rivers", title="x", homepage=DEMO, showcase=True)


def test_a_demo_is_a_link_with_a_memory() -> None:
    person = presence(github={"works": (WORK,)})
    streak = Streak(url=DEMO, failure="404", runs=5, since=date(2026, 10, 1))
    request = Request(today=TODAY)
    around, found = look_around(site(), person, PretendWire({}), {DEMO: streak}, request, 10)
    assert found.seen[DEMO].link.verdict is Verdict.DEAD
    assert [link.url for link in around.crawl.links] == [DEMO]


def test_nothing_to_look_at_asks_nobody() -> None:
    here, person = site(), presence()
    around, found = look_around(here, person, PretendWire({}), {}, Request(today=TODAY), 10)
    assert (around, found) == (here, person)


def test_people_without_a_site() -> None:
    url = "https://github.com/ada-example"
    config = Config(profiles=[url])
    account = replace(presence(github={}).accounts[url], status=Status.MISSING)
    request = Request(today=TODAY, config=config, accounts={url: account})
    report = without_site(request, PretendWire({}), None)
    assert [each.rule for each in report.findings] == ["dead-profile-link"]
    assert [each.is_listed for each in report.presences[0].owned] == [True]


def test_a_token_for_code_is_used_where_there_is_one() -> None:
    request = Request(today=TODAY)
    kinds = [type(connect(request, each)).__name__ for each in ({}, {"GITHUB_TOKEN": "secret"})]
    assert kinds == ["Names", "CodeHosts"]
