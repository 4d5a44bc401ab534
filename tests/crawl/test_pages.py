import time
from dataclasses import replace
from datetime import date

import pytest

from freshness.crawl.outcome import Outcome
from freshness.crawl.pages import Pages
from freshness.crawl.wire import Request, Response
from freshness.model import Page, Skipped
from tests.crawl.test_cache import Kept

TODAY = date(2026, 11, 22)
URL = "https://ada.example/"


def outcome(status=200, body=b"<title>Ada</title>", url=URL):
    headers = {"etag": '"1"', "content-type": "text/html"}
    return Outcome(url, Response(Request(url), status, headers, body))


@pytest.fixture(params=[False, True], ids=["here", "aside"])
def pages(request):
    kept = Kept()
    made = []

    def make():
        made.append(Pages(kept, today=TODAY, aside=request.param))
        return made[-1]

    make.kept = kept
    yield make
    for each in made:
        each.close()


def drained(pages):
    found = list(pages.ready())
    while pages.waiting:
        time.sleep(0.001)
        found += pages.ready()
    return found


def read(pages, *outcomes):
    for each in outcomes:
        pages.read(pages.renewed(each))
    return drained(pages)


def test_a_page_is_read_and_kept(pages):
    first = pages()
    (page,) = read(first, outcome())
    assert isinstance(page, Page)
    assert (page.url, page.document.title, page.fetched_at) == (URL, "Ada", TODAY)
    assert first.all() == (page,)
    assert list(pages.kept) == [URL]


def test_a_page_that_has_not_changed_comes_from_what_was_kept(pages):
    read(pages(), outcome())
    again = pages()
    assert again.conditions(URL) == ('If-None-Match: "1"',)
    (page,) = read(again, outcome(304, b""))
    assert (page.status, page.document.title) == (200, "Ada")
    assert "<title>" in page.document.html


def test_facts_of_another_edition_are_read_anew(pages):
    read(pages(), outcome())
    pages.kept[URL] = replace(pages.kept[URL], facts=b"old")
    (page,) = read(pages(), outcome(304, b""))
    assert page.document.title == "Ada"


def test_what_is_no_page_is_said(pages):
    first = pages()
    (skipped,) = read(first, outcome(body=b"%PDF-1.7"))
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "unreadable"
    assert (first.all(), URL in first) == ((), True)


def test_pages_are_in_the_order_of_their_addresses(pages):
    first = pages()
    read(first, outcome(url=f"{URL}b"), outcome(url=f"{URL}a"))
    assert [page.url for page in first.all()] == [f"{URL}a", f"{URL}b"]
