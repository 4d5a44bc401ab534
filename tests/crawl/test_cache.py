from freshness.crawl.cache import Revalidation
from freshness.crawl.verdicts import Outcome
from freshness.crawl.wire import Request, Response
from freshness.model import Cached

URL = "https://ada.example/"


class Kept(dict):
    def put(self, answer):
        self[answer.url] = answer


def outcome(status, body=b"", **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Outcome(URL, Response(Request(URL), status, names, body))


def test_keeps_what_can_be_revalidated():
    kept = Kept()
    body, kind = Revalidation(kept).content(outcome(200, b"new", etag='"1"', content_type="a/b"))
    assert (body, kind) == (b"new", "a/b")
    assert kept[URL].etag == '"1"'


def test_keeps_nothing_else():
    kept = Kept()
    Revalidation(kept).content(outcome(200, b"new"))
    assert not kept


def test_asks_and_answers_from_what_is_kept():
    answer = Cached(
        url=URL, etag='"1"', last_modified="yesterday", content_type="text/html", body=b"old"
    )
    revalidation = Revalidation(Kept({URL: answer}))
    assert list(revalidation.conditions(URL)) == [
        'If-None-Match: "1"', "If-Modified-Since: yesterday",
    ]  # fmt: skip
    assert revalidation.content(outcome(304)) == (b"old", "text/html")
    assert revalidation.content(outcome(200, b"new"))[0] == b"new"


def test_without_a_cache_nothing_is_asked():
    assert not list(Revalidation(None).conditions(URL))
