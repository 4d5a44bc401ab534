from datetime import date

import pytest

from freshness.rules.expired_badge import check
from freshness.vocabulary import Confidence, Kind
from tests.rules.factory import TODAY, dated

OLD = date(2024, 5, 3)


def told(html: str, *, changed: date | None = OLD, kind: Kind = Kind.PAGE) -> list[str]:
    page = dated(html, changed=changed, kind=kind)
    return [flag.place.quote for flag in check(page, TODAY) if flag.place]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<span class="md-tag">New</span> model', "New"),
        ("<span class='label label-new'>neu</span>", "neu"),
        ("<mark>Nouveauté</mark>", "Nouveauté"),
        ("<b>NEW</b> model", "NEW"),
        ("<strong>¡</strong><em>Nuevo!</em>", "Nuevo!"),
        ("**New!** model", "New!"),
        ("<span>🆕</span>", "🆕"),
    ],
)
def test_a_badge_in_many_forms(html: str, words: str) -> None:
    assert told(html) == [words]


@pytest.mark.parametrize(
    "html",
    [
        "a <b>new</b> model",
        "a **new** model, and NEW ideas!",
        "<span>New York</span><sup>renew</sup>",
        "<!-- <sup>new</sup> -->",
        "```\n<sup>new</sup>\n```\n",
        "`<sup>new</sup>`",
        '<pre>x = <span class="tag">new</span> Organ()</pre>',
        '<code><span class="tag">new</span></code>',
        '<a class="badge">New</a>',
    ],
)
def test_what_is_no_badge(html: str) -> None:
    assert told(html) == []


def test_when_it_is_new() -> None:
    badge = "<sup>new</sup>"
    assert told(badge, changed=date(2025, 11, 22)) == ["new"]
    assert told(badge, changed=date(2025, 11, 23)) == []
    assert told(badge, changed=None) == []
    assert told(badge, kind=Kind.POST) == told(badge, kind=Kind.LIST) == []


def test_a_badge_is_told_with_its_place_and_as_sure_as_the_day() -> None:
    page = dated("<p>x\n<sup>new</sup>", changed=OLD)
    [flag] = check(page, TODAY)
    assert flag.place
    assert (flag.place.line, flag.place.column) == (2, 6)
    assert flag.confidence is Confidence.MEDIUM
    assert flag.stale_on == date(2025, 5, 3)


def test_a_page_full_of_them_is_told_five_times() -> None:
    assert len(told("<sup>new</sup>" * 99)) == 5


def test_hostile_text_takes_no_time() -> None:
    assert told("<span " * 50_000 + "**new" * 50_000 + "<!--" * 50_000) == []
    assert told("<!--" * 50_000 + "<sup>new</sup>" * 50_000) == []
