import pytest

from freshness.rules.duplicate_page import check
from freshness.vocabulary import Kind
from tests.rules.factory import ROOT, dated, site

TEXT = "I build organs, large ones and small ones, in wood and in metal, for churches and halls. "
LONG = f"<p>{TEXT * 3}</p>"


def flags(*pages):
    return list(check(site(*pages)))


def page(name: str, html: str = LONG, kind: Kind = Kind.PAGE):
    return dated(html, url=ROOT + name, kind=kind)


def test_the_longer_address_is_the_copy():
    copy = page("about-me.html")
    [flag] = flags(copy, page("about.html"))
    assert flag.page is copy
    assert f"{ROOT}about.html" in flag.message


@pytest.mark.parametrize(
    "name",
    [
        "index_old.html",
        "index-early2020.html",
        "index_12_22.html",
        "index_bck.html",
        "index-2014.html",
    ],
)
def test_an_old_copy_beside_its_page(name: str):
    home = page("", LONG + "<p>And bells.</p>", Kind.HOME)
    [flag] = flags(home, page(name))
    assert "old copy" in flag.message


def test_a_page_about_something_else_may_have_such_a_name():
    other = "<p>" + "completely different words stand here about another thing altogether " * 4
    assert not flags(page("concert.html"), page("concert-2019.html", other))


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{ROOT}about.html">',
        '<meta http-equiv="refresh" content="0; url=about.html">',
        '<meta name="robots" content="noindex">',
    ],
)
def test_a_copy_that_says_so_is_fine(head: str):
    assert not flags(page("about.html"), page("about-me.html", f"<head>{head}</head>{LONG}"))


def test_short_pages_and_lists_are_fine():
    assert not flags(page("a.html", "<p>Hi"), page("b.html", "<p>Hi"))
    assert not flags(page("a/", kind=Kind.LIST), page("b/", kind=Kind.LIST))


def test_what_the_generator_fills_in_is_not_seen():
    html = LONG + "<ul>{% for post in site.posts %}{% endfor %}</ul>"
    pages = [dated(html, url=f"{ROOT}{name}.html", is_source=True) for name in "ab"]
    assert not flags(*pages)
