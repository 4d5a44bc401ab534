import pytest

from freshness.rules.missing_address import check
from freshness.vocabulary import Kind
from tests.rules.factory import ROOT, dated, site

OFFER = "<p>You can e-mail me.</p>"


def flags(*html: str, kind: Kind = Kind.ABOUT):
    pages = [
        dated(each, url=f"{ROOT}{n}", kind=kind if not n else Kind.LEGAL)
        for n, each in enumerate(html)
    ]
    return list(check(site(*pages)))


def test_an_offer_without_an_address_is_told_once():
    [flag] = flags(OFFER + OFFER)
    assert flag.quote == "e-mail me"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="mailto:ada@ada.example">Mail</a>',
        "<p>ada [at] ada.example</p>",
        "<p>ada at ada dot example</p>",
        "<p>ada@ada.example</p>",
    ],
)
def test_an_address_anywhere_is_enough(html: str):
    assert not flags(OFFER, html)
    assert not flags(OFFER + html)


def test_an_address_that_is_hidden_from_robots():
    assert not flags(OFFER + '<a class="__cf_email__" data-cfemail="12">[protected]</a>')


def test_posts_offer_nothing_for_ever():
    assert not flags(OFFER, kind=Kind.POST)
