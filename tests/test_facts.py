"""Facts on their way to another process and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.facts import Facts, pack, unpack
from freshness.parsing import parse
from freshness.parsing import read as walk


def read(html: str) -> Facts:
    return walk(parse(html))


def test_what_was_not_packed_here_is_refused() -> None:
    for data in (b"", b"\x81\xa1a\x01", pack(read("x"))[:-1]):
        with pytest.raises(ValueError, match=r"."):
            unpack(data)


@given(st.text(max_size=200))
def test_any_page_can_be_sent(text: str) -> None:
    found = read(text.encode("utf-8", "replace").decode())
    assert unpack(pack(found)) == found
