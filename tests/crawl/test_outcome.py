import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.outcome import Outcome, look
from freshness.crawl.wire import Request, Response


def test_a_look_at_the_words_that_people_see():
    seen = look(
        b"<title>Caf\xc3\xa9 &amp; bar</title><body><script>var not = 'seen'</script>"
        b"<h1>Our <em>bar</em></h1><style>p {}</style><p>Come in."
    )
    assert seen[:3] == ("Café & bar", "Our bar", "Our bar Come in.")


@pytest.mark.parametrize(
    ("html", "service"),
    [
        ('<script src="//img.sedoparking.com/x.js"></script>', "sedoparking.com"),
        ("<iframe src=https://www.bodis.com/ad></iframe>", "bodis.com"),
        (
            '<script>window.onload=function(){window.location.href="/lander"}</script>',
            "godaddy.com",
        ),
        ('<a href="https://sedoparking.com/">a parking service</a>', ""),
        ("<p>I moved away from bodis.com.</p>", ""),
    ],
)
def test_the_marks_of_parking_services(html, service):
    assert look(html.encode()).parked == service


@given(st.binary(max_size=500))
def test_a_look_at_any_bytes(body):
    assert len(look(b"<title>" + body).title) <= 1000


@pytest.mark.parametrize("opening", [b"<script ", b"<body><script>", b"<link " * 9, b"<h1>", b"<"])
def test_a_page_without_an_end(opening):
    assert look(opening * 4_000).parked == ""


def test_what_is_a_page():
    html = {"content-type": "Text/HTML; charset=utf-8"}
    request = Request("https://bob.example/")
    assert Outcome(request.url, Response(request, 200, html)).is_html
    assert not Outcome(request.url, Response(request, 304, html)).is_html
    assert not Outcome(request.url, Response(request, 200, html, error="reset")).ok
