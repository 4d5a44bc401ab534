from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.decode import NotText, Tangled, decode


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("café".encode(), ""),
        ("café".encode(), "text/html; charset=UTF-8"),
        ("café".encode("cp1252"), ""),
        ("café".encode("cp1252"), "text/html; charset=iso-8859-1"),
        ("café".encode("utf-8-sig"), "text/html; charset=iso-8859-1"),
        ("café".encode("utf-16"), ""),
        ("café".encode("utf-16-le"), 'text/html; charset="utf-16le"'),
        ("café".encode(), "text/html; charset=no-such-charset"),
        ("café".encode(), "text/html; charset=unicode_escape"),
        ("café".encode(), "text/html; charset=\x00"),
    ],
)
def test_finds_the_encoding(body: bytes, content_type: str) -> None:
    assert decode(body, content_type) == "café"


def test_meta_charset_counts_where_the_header_is_silent() -> None:
    text = '<meta charset="shift_jis"><p>日本'
    assert decode(text.encode("shift_jis"), "text/html") == text


def test_meta_charset_far_into_the_page_does_not_count() -> None:
    text = " " * 1_024 + '<meta charset="shift_jis">é'
    assert decode(text.encode()) == text


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"\x89PNG\r\n", b"GIF89a", b"text" + b"\0" * 9])
def test_refuses_binary(body: bytes) -> None:
    with pytest.raises(NotText):
        decode(body)


def test_refuses_what_would_stall_the_parser() -> None:
    with pytest.raises(Tangled):
        decode(b"<div>" * 20_000)


def test_a_stray_nul_is_no_binary() -> None:
    assert decode(b"<p>a\0b") == "<p>a\0b"


@given(st.binary(max_size=200), st.text(max_size=40))
def test_anything_is_text_or_not_text(body: bytes, content_type: str) -> None:
    with suppress(NotText):
        assert isinstance(decode(body, f"text/html; charset={content_type}"), str)
