from dataclasses import replace

from freshness.rules.unlinked_cv import check
from freshness.vocabulary import Kind
from tests.rules.factory import ROOT, dated, link, site

WORDS = "<p>Ada Example builds organs by the river.</p>"
CV = f"{ROOT}cv/"


def flags(*links, home: str = WORDS, kind: Kind = Kind.CV):
    pages = (dated(home, url=ROOT, kind=Kind.HOME), dated(WORDS, url=CV, kind=kind))
    return list(check(site(*pages, links=links)))


def test_a_cv_to_which_nothing_links():
    [flag] = flags(link(ROOT), link("https://bob.example/"))
    assert flag.page and flag.page.page.url == CV


def test_links_from_itself_and_from_metadata_do_not_count():
    to_itself = link(CV)
    sources = tuple(each._replace(page=CV) for each in to_itself.sources)
    assert flags(replace(to_itself, sources=sources), link(CV, role="meta"))


def test_a_link_from_anywhere_is_enough():
    assert not flags(link(CV))
    assert not flags(link(f"{ROOT}files/ada-cv.pdf"))  # the same as a file


def test_what_cannot_be_known_is_not_told():
    assert not flags(kind=Kind.PAGE)
    assert not flags(home="<div id=app>")
