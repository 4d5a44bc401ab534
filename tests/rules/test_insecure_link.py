from dataclasses import replace

import pytest

from freshness.model import DatedPage, Link
from freshness.rule import Flag
from freshness.rules.insecure_link import check
from freshness.vocabulary import Confidence, Kind, Severity, Verdict
from tests.rules.factory import ROOT, dated, link, site

PLAIN = dated()
POST = dated(kind=Kind.POST)


def flags(*links: Link, page: DatedPage = PLAIN, root: str = ROOT) -> list[Flag]:
    return list(check(site(page, url=root, links=links)))


def test_what_a_page_loads_is_for_another_rule():
    assert not flags(link("http://github.com/a.js", role="asset"))


@pytest.mark.parametrize(
    "url",
    [
        "http://linkedin.com/in/ada",
        "http://de.linkedin.com/in/ada",
        "http://ada.github.io/",
        "http://ada.example/about",
    ],
)
def test_links_to_hosts_that_surely_answer_on_https(url: str):
    [flag] = flags(link(url))
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.HIGH)
    assert flag.advice == f"Write https{url[4:]} instead."


def test_a_redirect_proves_https():
    found = link("http://club.example/", Verdict.MOVED, final_url="https://club.example/")
    assert flags(found)


@pytest.mark.parametrize(
    "url",
    ["http://club.example/", "https://github.com/", "http://localhost:8000/", "http://127.0.0.1/"],
)
def test_other_links_are_fine(url: str):
    assert not flags(link(url))


def test_a_name_that_ends_alike_is_another_host():
    assert not flags(link("http://mygithub.com/"))


def test_an_address_without_scheme_follows_the_page():
    assert not flags(link("http://ada.example/", written="//ada.example/"))


def test_a_dated_post_was_right_in_its_day():
    assert not flags(link("http://github.com/ada"), page=POST)


def test_a_dead_link_is_for_another_rule():
    assert not flags(link("http://github.com/ada", Verdict.DEAD))


def test_one_host_is_one_problem():
    many = [link(f"http://github.com/{number}") for number in range(50)]
    assert len(flags(*many, link("http://arxiv.org/a"))) == 11


def test_what_a_home_page_repeats_of_one_post_is_the_post_s():
    home = dated(url=ROOT, kind=Kind.HOME)
    post = dated(url=f"{ROOT}post.html", kind=Kind.POST)
    [old] = [link("http://github.com/ada")]
    copies = tuple(old.sources[0]._replace(page=each.page.url) for each in (home, post))
    assert not list(check(site(home, post, links=(replace(old, sources=copies),))))
    assert list(check(site(home, post, links=(replace(old, sources=copies[:1]),))))


def test_the_link_goes_along():
    [flag] = flags(link("http://github.com/ada"))
    assert flag.link
    assert flag.link.url == "http://github.com/ada"


def test_pages_that_left_github_com_do_not_answer_there():
    assert not flags(link("http://ada.github.com/engine/"))
    assert flags(link("http://gist.github.com/1"))
