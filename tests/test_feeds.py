import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness import feeds
from freshness.model import FeedEntry
from freshness.vocabulary import PartialDate

URL = "https://ada.example/feed.xml"
RSS = b"""<rss version="2.0"><channel><title>Ada's  notes</title>
<item><title>Hello</title><link>/hello/</link><pubDate>Sun, 17 May 2026 23:30:00 -0700</pubDate></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
<entry><title>Hello</title><link href="https://ada.example/hello/"/>
<published>2026-05-17T10:00:00Z</published><updated>2026-06-01T10:00:00Z</updated></entry></feed>"""
DAY = PartialDate(2026, 5, 17)


def test_rss_has_the_day_that_its_author_saw() -> None:
    feed = feeds.parse(RSS, URL, "feed.xml")
    assert feed is not None
    assert (feed.title, feed.path) == ("Ada's notes", "feed.xml")
    assert feed.entries == (FeedEntry("https://ada.example/hello/", "Hello", DAY, None),)


def test_atom_keeps_both_dates_apart() -> None:
    feed = feeds.parse(ATOM, URL)
    assert feed is not None
    assert feed.entries[0][2:] == (DAY, PartialDate(2026, 6, 1))


def test_json_feed() -> None:
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Notes",
        "items": [{"url": "/hello/", "title": "Hello", "date_published": "2026-05-17"}, 7],
    }
    feed = feeds.parse(json.dumps(body).encode(), URL)
    assert feed is not None
    assert feed.entries == (FeedEntry("https://ada.example/hello/", "Hello", DAY, None),)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b'{"version": "2"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'<!DOCTYPE a [<!ENTITY a "ha">]><rss version="2.0"><channel/></rss>',
        RSS + b" " * feeds.MAX_BYTES,
    ],
)
def test_what_is_no_feed(body: bytes) -> None:
    assert feeds.parse(body, URL) is None


def test_a_file_name_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS)
    assert feeds.parse(str(file).encode(), URL) is None


@given(st.binary(max_size=60))
def test_never_fails(noise: bytes) -> None:
    feeds.parse(ATOM.replace(b"2026-05-17", noise).replace(b"/hello/", noise), URL)
    feeds.parse(noise, URL)
