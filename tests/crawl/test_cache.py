from freshness.crawl.cache import Revalidation
from freshness.crawl.outcome import Outcome
from freshness.crawl.reader import Reading
from freshness.crawl.wire import Request, Response
from freshness.errors import StateError
from freshness.vocabulary import Cached, Validators

URL = "https://ada.example/"
NEW = Reading("", b"new", b"facts")


class Kept(dict):
    def put(self, answer):
        self[answer.url] = answer

    def validators(self):
        return {url: Validators(each.etag, each.last_modified) for url, each in self.items()}


def answer(**other):
    return Cached(
        **{"url": URL, "etag": '"1"', "last_modified": None, "content_type": "text/html",
           "body": b"old", **other}
    )  # fmt: skip


def outcome(status, **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Outcome(URL, Response(Request(URL), status, names))


def test_keeps_what_can_be_revalidated():
    kept = Kept()
    Revalidation(kept).keep(outcome(200, etag='"1"', content_type="a/b"), NEW)
    assert kept[URL] == answer(content_type="a/b", body=b"new", facts=b"facts")


def test_keeps_nothing_else():
    kept = Kept()
    Revalidation(kept).keep(outcome(200), NEW)
    assert not kept


def test_asks_and_answers_from_what_is_kept():
    known = answer(last_modified="yesterday")
    revalidation = Revalidation(Kept({URL: known}))
    assert list(revalidation.conditions(URL)) == [
        'If-None-Match: "1"', "If-Modified-Since: yesterday",
    ]  # fmt: skip
    unchanged = outcome(304, content_type="a/b")
    assert revalidation.unchanged(unchanged) is known
    same = outcome(200, etag='"1"', last_modified="yesterday", content_type="text/html")
    assert revalidation.renewed(unchanged, known) == same
    assert revalidation.unchanged(outcome(200)) is None


def test_without_a_cache_nothing_is_asked():
    assert not list(Revalidation(None).conditions(URL))


def test_a_validator_given_twice_counts_once():
    kept = Kept()
    Revalidation(kept).keep(outcome(200, etag='"1"\nHost: evil.example'), NEW)
    assert kept[URL].etag == '"1"'


def test_what_was_not_sent_and_not_kept_is_no_page():
    unasked = outcome(304, content_type="text/html")
    assert Revalidation(Kept()).unchanged(unasked) is None
    assert not unasked.is_html


class Broken(Kept):
    def get(self, url):
        raise StateError("disk full")

    put = get


class Unreadable(Broken):
    def validators(self):
        raise StateError("disk gone")


def test_a_memory_that_fails_costs_no_page():
    assert list(Revalidation(Unreadable()).conditions(URL)) == []
    broken = Revalidation(Broken({URL: answer()}))
    assert broken.unchanged(outcome(304)) is None
    broken.keep(outcome(200, etag='"1"'), NEW)
