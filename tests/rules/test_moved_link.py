import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rules.moved_link import check
from freshness.vocabulary import Confidence, Kind, Severity, Verdict
from tests.rules.factory import dated, link, site

PLAIN = site(dated())
HOME = site(dated(kind=Kind.HOME))


def moved(old: str, new: str, fragment: str = "") -> list[str]:
    found = check(link(old, Verdict.MOVED, final_url=new, fragment=fragment), PLAIN)
    return [flag.advice for flag in found]


def test_the_new_address_is_the_advice():
    [flag] = check(
        link("https://old.example/a", Verdict.MOVED, final_url="https://new.example/b"), PLAIN
    )
    assert flag.advice == "Link to https://new.example/b instead."
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.HIGH)


def test_the_fragment_goes_along():
    assert moved("https://old.example/a", "https://new.example/b", "part") == [
        "Link to https://new.example/b#part instead."
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://one.example/a", "https://one.example/a"),
        ("https://one.example/a", "https://www.one.example/a/"),
        ("https://one.example/a/index.html", "https://one.example/a/"),
        ("https://one.example/", "https://one.example/en/"),
        ("https://one.example/a", "https://one.example/a?session=1"),
        ("https://one.example/a", "https://one.example/login?next=a"),
        ("https://one.example/a", ""),
    ],
)
def test_another_spelling_is_no_move(old: str, new: str):
    assert not moved(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://twitter.com/ada_example", "https://x.com/ada_example"),
        ("http://www.twitter.com/ada_example/", "https://x.com/ada_example"),
        ("http://www.lastfm.jp/user/ada", "https://www.last.fm/user/ada"),
        ("https://beta.reactjs.org/learn", "https://react.dev/learn"),
        ("https://gitter.im/org/room", "https://matrix.to/#/#org_room:gitter.im"),
        ("https://pepy.tech/badge/thing", "https://static.pepy.tech/badge/thing"),
        ("http://arxiv.org/find/cs/1/au:+A", "https://arxiv.org/search/"),
    ],
)
def test_known_renames_need_no_network(old: str, new: str):
    [flag] = check(link(old), HOME)
    assert flag.advice == f"Link to {new} instead."
    assert flag.confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    "url",
    [
        "https://twitter.com/intent/tweet",
        "https://twitter.com/share",
        "https://twitter.com/ada_example/status/1",
        "https://nottwitter.com/ada",
        "https://gitter.im/",
    ],
)
def test_buttons_quotations_and_others_keep_their_address(url: str):
    assert not list(check(link(url), HOME))


def test_other_people_may_be_called_as_they_were():
    assert not list(check(link("https://twitter.com/bob_example"), PLAIN))


def test_a_dated_post_was_right_in_its_day():
    post = site(dated(kind=Kind.POST))
    assert not list(check(link("https://twitter.com/ada_example"), post))


@given(st.text(), st.text())
def test_any_addresses_are_survived(old: str, new: str):
    list(check(link(old, Verdict.MOVED, final_url=new), PLAIN))
    list(check(link(old), PLAIN))


def test_a_trap_of_an_address_ends():
    moved("https://one.example/a", "https://one.example" + "/index.html" * 20_000 + "x")
    moved("https://one.example/a", "https://one.example" + "/" * 200_000 + "x")
    list(check(link("https://gitter.im/" + "a-" * 100_000), PLAIN))


def test_pages_of_accounts_left_github_com():
    [flag] = check(link("http://ada.github.com/engine/"), PLAIN)
    assert flag.advice == "Link to https://ada.github.io/engine/ instead."
    assert not list(check(link("http://gist.github.com/1"), PLAIN))
