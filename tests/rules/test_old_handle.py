"""Links under a name of before."""

from freshness.account import Status
from freshness.rules.old_handle import check
from freshness.vocabulary import Verdict
from tests.rules.factory import link, presence, site

URL = "https://social.example/@ada"
NEW = "https://new.example/@ada"


def test_where_it_went() -> None:
    moved = presence(mastodon={"status": Status.MOVED, "moved_to": NEW})
    there = link(URL)
    (flag,) = check(site(links=(there,)), moved)
    assert flag.link == there
    assert flag.advice == f"Link to {NEW} instead."
    redirected = link(URL, Verdict.MOVED)  # `moved-link` tells each place
    (flag,) = check(site(links=(redirected,)), moved)
    assert flag.link is None


def test_moved_to_nobody_knows_where() -> None:
    (flag,) = check(site(), presence(mastodon={"status": Status.MOVED}))
    assert flag.message == "Fediverse (ada@social.example) has moved."


def test_other_peoples_names_are_not_yours() -> None:
    person = presence(
        github={"old_handles": ("ada-old",)},
        mastodon={"links": ("https://github.com/bert", "https://gitlab.com/ada-old")},
    )
    assert list(check(site(), person)) == []
