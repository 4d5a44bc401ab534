from dataclasses import replace

import pytest

from freshness.rules.unreachable import check
from freshness.vocabulary import Kind
from tests.rules.factory import ROOT, dated, site

LONG = "<p>I build organs that play by themselves, by the river, since I can think.</p>"


def flags(home: str = LONG, about: str = LONG, kind: Kind = Kind.ABOUT, **facts):
    pages = (
        dated(home, url=ROOT, kind=Kind.HOME),
        dated(about, url=f"{ROOT}about.html", kind=kind),
    )
    found = site(*pages, **facts)
    return list(check(found))


def test_a_person_without_any_way_to_write():
    [flag] = flags()
    assert flag.page and flag.page.kind is Kind.HOME


@pytest.mark.parametrize(
    "way",
    [
        '<a href="mailto:ada@ada.example">mail</a>',
        "<p>ada at ada dot example</p>",
        "<form><textarea></textarea></form>",
        '<a href="tel:+4930901820">call</a>',
    ],
)
def test_one_way_on_any_page_is_enough(way: str):
    assert not flags(about=LONG + way)


def test_a_cv_is_no_way_to_write():
    assert flags(about=LONG + '<a href="cv.pdf">CV</a>')


def test_what_cannot_be_known_is_not_told():
    assert not flags(kind=Kind.PAGE)  # no site of a person
    assert not flags(home="<div id=app></div>")  # filled by a script
    found = site(dated(LONG, url=ROOT, kind=Kind.HOME), dated(LONG, kind=Kind.ABOUT))
    sources = replace(found, crawl=replace(found.crawl, generator="jekyll"))
    assert not list(check(sources))  # the theme has a footer
