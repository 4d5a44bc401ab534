from freshness.crawl.cache import Revalidation
from freshness.crawl.outcome import Outcome
from freshness.crawl.wire import Request, Response
from freshness.errors import StateError
from freshness.vocabulary import Cached

URL = "https://ada.example/"


class Kept(dict):
    def put(self, answer):
        self[answer.url] = answer


def outcome(status, body=b"", **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Outcome(URL, Response(Request(URL), status, names, body))


def test_keeps_what_can_be_revalidated():
    kept = Kept()
    Revalidation(kept).keep(outcome(200, b"new", etag='"1"', content_type="a/b"))
    assert (kept[URL].etag, kept[URL].content_type, kept[URL].body) == ('"1"', "a/b", b"new")


def test_keeps_nothing_else():
    kept = Kept()
    Revalidation(kept).keep(outcome(200, b"new"))
    assert not kept


def test_asks_and_answers_from_what_is_kept():
    answer = Cached(
        url=URL, etag='"1"', last_modified="yesterday", content_type="text/html", body=b"old"
    )
    revalidation = Revalidation(Kept({URL: answer}))
    assert list(revalidation.conditions(URL)) == [
        'If-None-Match: "1"', "If-Modified-Since: yesterday",
    ]  # fmt: skip
    same = outcome(200, b"old", etag='"1"', last_modified="yesterday", content_type="text/html")
    assert revalidation.renewed(outcome(304, content_type="a/b")) == same
    changed = outcome(200, b"new")
    assert revalidation.renewed(changed) is changed


def test_without_a_cache_nothing_is_asked():
    assert not list(Revalidation(None).conditions(URL))


def test_a_validator_given_twice_counts_once():
    kept = Kept()
    Revalidation(kept).keep(outcome(200, b"new", etag='"1"\nHost: evil.example'))
    assert kept[URL].etag == '"1"'


def test_what_was_not_sent_and_not_kept_is_no_page():
    unasked = outcome(304, content_type="text/html")
    assert Revalidation(Kept()).renewed(unasked) is unasked
    assert not unasked.is_html


class Broken:
    def get(self, url):
        raise StateError("disk full")

    put = get


def test_a_memory_that_fails_costs_no_page():
    assert list(Revalidation(Broken()).conditions(URL)) == []
    answered = outcome(200, b"new", etag='"1"')
    Revalidation(Broken()).keep(answered)
    assert Revalidation(Broken()).renewed(answered) is answered


def test_what_has_not_changed_is_not_written_again():
    answer = Cached(url=URL, etag='"1"', last_modified=None, content_type="text/html", body=b"old")
    kept = Kept({URL: answer})
    revalidation = Revalidation(kept)
    revalidation.keep(revalidation.renewed(outcome(304, etag='"2"')))
    assert kept[URL] is answer
    revalidation = Revalidation(kept)
    revalidation.keep(revalidation.renewed(outcome(200, b"new", etag='"2"')))
    assert kept[URL].body == b"new"
