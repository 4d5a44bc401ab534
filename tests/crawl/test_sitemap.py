import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl import sitemap
from freshness.vocabulary import PartialDate

URL = "https://ada.example/sitemap.xml"
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url>
    <loc>https://ada.example/</loc>
    <lastmod>2026-05-17T10:00:00+02:00</lastmod>
  </url>
  <url><loc> /about/ </loc></url>
</urlset>
"""


def test_entries_with_dates_and_lines() -> None:
    first, second = sitemap.parse(SITEMAP, URL, "sitemap.xml").entries
    assert first == ("https://ada.example/", PartialDate(2026, 5, 17), URL, "sitemap.xml", 5)
    assert second == ("https://ada.example/about/", None, URL, "sitemap.xml", 7)


def test_lines_count_from_the_top_of_the_file() -> None:
    assert sitemap.parse(b"\n\n" + SITEMAP, URL).entries[0].line == 7


def test_gzipped() -> None:
    assert sitemap.parse(gzip.compress(SITEMAP), URL) == sitemap.parse(SITEMAP, URL)


def test_index() -> None:
    body = b"<sitemapindex><sitemap><loc>/posts.xml</loc></sitemap></sitemapindex>"
    found = sitemap.parse(body, URL)
    assert found.children == ("https://ada.example/posts.xml",)
    assert found.entries == ()


def test_plain_text() -> None:
    found = sitemap.parse(b"https://ada.example/a\n\nnonsense\nhttps://ada.example/b\n", URL)
    assert [(each.url[-1], each.line) for each in found.entries] == [("a", 1), ("b", 4)]


def test_image_addresses_are_not_pages() -> None:
    body = (
        b'<urlset xmlns:image="i"><url><image:image><image:loc>/i.png</image:loc></image:image>'
        b"<loc>/a</loc></url></urlset>"
    )
    assert [each.url for each in sitemap.parse(body, URL).entries] == ["https://ada.example/a"]


def test_broken_xml_keeps_what_came_before() -> None:
    found = sitemap.parse(SITEMAP.replace(b"/about/", b"/?a=1&b=2"), URL)
    assert len(found.entries) == 1
    assert "not valid XML" in found.problem


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url>'
    found = sitemap.parse(bomb, URL)
    assert found.entries == ()
    assert "document type" in found.problem


@pytest.mark.parametrize("body", [b"<a>" * 100_000, gzip.compress(SITEMAP)[:-20], b"\x1f\x8bnope"])
def test_hostile_bodies_are_a_problem_not_an_error(body: bytes) -> None:
    assert sitemap.parse(body, URL).problem


def test_gzip_bomb_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_BYTES", 1_000)
    found = sitemap.parse(gzip.compress(b"https://ada.example/a\n" * 1_000), URL)
    assert 0 < len(found.entries) < 50
    assert found.problem


def test_entries_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_ENTRIES", 1)
    assert len(sitemap.parse(SITEMAP, URL).entries) == 1


@given(st.binary(max_size=100))
def test_never_fails(body: bytes) -> None:
    for form in (body, b"<" + body, b"<urlset><url><loc>" + body, gzip.compress(body)):
        assert isinstance(sitemap.parse(form, URL), sitemap.Sitemap)
