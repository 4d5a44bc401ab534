import pytest

from freshness.crawl.outcome import Outcome
from freshness.crawl.start import check_start
from freshness.crawl.wire import Request, Response
from freshness.errors import NothingChecked

HTML = {"content-type": "text/html"}


def start(**facts):
    url = "https://ada.example/"
    check_start(Outcome(url, Response(Request(url), **facts)))


def test_a_page_is_a_start():
    start(status=200, headers=HTML)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": 404, "headers": HTML}, "answered 404.*check the address"),
        ({"error": "dns"}, "no such host.*check the address"),
        ({"error": "robots"}, "robots.txt asks not to.*limits: robots: false"),
        ({"error": "certificate", "detail": "self-signed certificate"}, "is not trusted"),
        (
            {"error": "certificate", "detail": "SSL problem: certificate has expired"},
            "has expired.*automatic renewal",
        ),
        ({"status": 200, "headers": {"content-type": "image/png"}}, "no web page .image/png"),
        ({"status": 200}, "no content type"),
    ],
)
def test_anything_else_says_what_to_do(facts, words):
    with pytest.raises(NothingChecked, match=words):
        start(**facts)
