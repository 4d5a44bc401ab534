"""The page for the browser, as text; what a browser makes of it is in tests/browser/."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date

from bs4 import BeautifulSoup

from freshness.model import Edit, Fix, Ignored, Place, Skipped
from freshness.momentum import Week
from freshness.reporters import html
from freshness.url import UNKNOWN_ROOT
from tests.reporters.factory import DEAD, FINDING, REPORT, SURFACES, render


def soup(*findings: object, **fields: object) -> BeautifulSoup:
    return BeautifulSoup(render(html, *findings, **fields), "html.parser")  # type: ignore[arg-type]


WHOLE = soup(*REPORT.findings, surfaces=SURFACES)


def words(selector: str, page: BeautifulSoup = WHOLE) -> list[str]:
    return [" ".join(each.get_text(" ").split()) for each in page.select(selector)]


def test_what_the_reader_wants_first() -> None:
    assert words("h1") == ["2 things to look at"]
    assert words(".tally") == ["2 findings: 1 high, 1 medium"]
    (first,) = words(".next")
    assert "index.html:3 This link leads nowhere. → Remove it." in first
    assert words("title") == ["Freshness of ada.example, 2026-11-22", *words("svg title")]


def test_findings_by_page() -> None:
    assert words("h3") == ["index.html"]
    dead, old = words(".finding")
    assert dead.startswith("high dead-link line 3 from 2026-11-01 This link leads nowhere.")
    assert "How it is known: git: changed 2024-05" in dead
    assert "© 2019 Ada" in old
    assert [each["data-severity"] for each in WHOLE.select(".finding")] == ["high", "medium"]


def test_the_timeline_and_its_table_say_the_same() -> None:
    assert len(WHOLE.select("svg circle")) == 2
    assert words("tbody tr") == [
        "site ada.example 2026-02-01 ageing, stale on 2027-02-01",
        "now Now 2024-05-01 stale since 2024-07-01",
        "feed Feed unknown could not tell",
    ]
    assert "Nothing tells when these last moved: Feed." in words(".sheet p")


def test_what_was_mended_is_drawn_by_the_week() -> None:
    weeks = (
        Week(date(2026, 11, 9), stale=2, fresh=0, answers=0, left=2, looked=True),
        Week(date(2026, 11, 16), stale=0, fresh=4, answers=0, left=0, looked=True),
    )
    page = soup(weeks=weeks)
    assert [each["height"] for each in page.select("rect.fresh")] == ["0", "70"]
    assert [each["height"] for each in page.select("rect.soft")] == ["15", "0"]
    assert "4 things made fresh" in words(".sheet p", page)[0]
    assert not soup(weeks=weeks[:1]).select("rect")
    assert not soup().select("rect")


def test_the_policy_allows_our_own_style_and_script_alone() -> None:
    text = render(html, *REPORT.findings, surfaces=SURFACES)
    meta = BeautifulSoup(text, "html.parser").find(
        "meta", attrs={"http-equiv": "Content-Security-Policy"}
    )
    assert meta
    policy = meta["content"]
    for name in ("style", "script"):
        (inside,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert str(policy).startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_it_asks_nobody_for_anything() -> None:
    assert not WHOLE.select("link, img, iframe, object, embed, [src], [style], [srcset]")
    assert "url(" not in str(WHOLE.style)
    assert "@import" not in str(WHOLE.style)


def test_only_the_web_is_linked_to() -> None:
    odd = [
        replace(DEAD, target="javascript:alert(1)", place=Place(url="javascript:alert(1)")),
        replace(DEAD, target="data:text/html,x", place=Place(path="a.md", url=UNKNOWN_ROOT)),
    ]
    page = soup(*odd)
    assert [each["href"] for each in page.select("main a")] == []
    assert "javascript:alert(1)" in words(".finding .mono", page)


def test_a_ready_change_is_shown() -> None:
    fix = Fix(title="Say 2026", safe=True, edits=(Edit(path="a.md", before="2019", after="2026"),))
    page = soup(replace(FINDING, fix=fix))
    assert (words("del", page), words("ins", page)) == (["2019"], ["2026"])


def test_commands_in_sentences_are_code() -> None:
    page = soup(replace(FINDING, advice="Say so with `freshness review <b>`."))
    assert words(".advice code", page) == ["freshness review <b>"]


def test_a_fresh_site_has_no_list_and_no_filter() -> None:
    page = soup(surfaces=SURFACES[:1])
    assert words("h1", page) == ["Nothing here has gone stale, as far as can be seen. Well kept!"]
    assert not page.select("#filter, .finding, .next")


def test_what_could_not_be_checked_and_what_is_kept_quiet() -> None:
    page = soup(
        skipped=(Skipped(subject="https://slow.example/", reason="robots", detail="Not let in."),),
        ignored=(Ignored(finding=DEAD, reason="It is the point of the post."),),
    )
    assert "https://slow.example/ Not let in." in words("tbody tr", page)
    assert "index.html dead-link It is the point of the post." in words("tbody tr", page)


def test_the_name_of_the_site_is_not_repeated() -> None:
    titles = ("Home | Ada", "A | B | Ada", "Now | Ada", "Elsewhere")
    page = soup(surfaces=[replace(SURFACES[0], slug=each, title=each) for each in titles])
    named = [each.get_text() for each in page.select("svg g > text:first-of-type")]
    assert sorted(named) == ["A | B", "Elsewhere", "Home", "Now"]
    two = soup(surfaces=[replace(SURFACES[0], slug=each, title=each) for each in titles[::2]])
    assert two.select("svg g > text")[0].get_text() == "Home | Ada"


def test_what_is_new_is_marked() -> None:
    page = soup(DEAD, FINDING, new=frozenset((FINDING.fingerprint,)))
    assert ["new" in head.split() for head in words(".head", page)] == [False, True]


def test_surfaces_to_choose_from_are_those_with_findings() -> None:
    page = soup(FINDING, replace(DEAD, surface="now"), surfaces=SURFACES)
    assert words("option", page) == ["everything", "Now (1)", "home (1)"]
    assert not soup(FINDING).select("option")


def test_a_very_long_list_is_cut() -> None:
    many = [
        replace(DEAD, target=str(number), place=Place(path="a.md", line=number))
        for number in range(1, html.MOST + 8)
    ]
    page = soup(*many)
    assert len(page.select(".finding")) == html.MOST
    assert words("h1", page) == [f"{html.MOST + 7} things to look at"]
    assert "… and 7 more findings; the JSON report has them all." in words("main > p", page)
