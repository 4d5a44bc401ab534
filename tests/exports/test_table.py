import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.exports.table import MAX_FIELD, NoHeader, Table, mended


def rows(data: bytes, columns: str = "a b", needs: str = "a") -> list[tuple[str, ...]]:
    return list(Table(io.BytesIO(data), any_of=[needs]).rows(columns))


def test_short_long_and_empty_rows() -> None:
    assert rows(b"A,B\n1\n\n1,2,3\n") == [("1", ""), ("1", "2")]


def test_what_the_file_lacks_is_empty() -> None:
    assert rows(b"A\n1\n1,2\n") == [("1", ""), ("1", "")]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_ends_of_lines(end: bytes) -> None:
    assert rows(end.join((b"A,B", b'"1\n2",3', b"4,5"))) == [("1\n2", "3"), ("4", "5")]


def test_a_preamble_is_passed_by_but_not_for_ever() -> None:
    assert rows(b'Notes:\n"a, b, what"\n\nA,B\n1,2\n') == [("1", "2")]
    with pytest.raises(NoHeader, match="columns a"):
        rows(b"x\n" * 20 + b"A,B\n1,2\n")


def test_a_cell_without_end_is_a_broken_row() -> None:
    table = Table(io.BytesIO(b'A,B\n"' + b"x" * (MAX_FIELD + 1) + b"\n1,2\n"), any_of=["a"])
    assert list(table.rows("a b"))[-1:] == [("1", "2")]
    assert table.broken == 1


def test_columns_are_bounded() -> None:
    with pytest.raises(NoHeader):
        rows(b"x," * 300 + b"A\n")


def test_encodings_may_change_within_a_file() -> None:
    assert rows("A,B\né,".encode() + "é\x81\n".encode("latin-1")) == [("é", "é\x81")]


@given(st.text())
def test_mending_leaves_what_is_not_damaged(text: str) -> None:
    if not any(suspect in text for suspect in ("Ã", "Â", "â€")):
        assert mended(text) == text


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x24F)))
def test_mending_undoes_the_damage(text: str) -> None:
    damaged = "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in text.encode()
    )
    assert mended(damaged) in (text, damaged)


@given(st.binary(max_size=400))
def test_no_bytes_crash(data: bytes) -> None:
    rows(b"A,B\n" + data)
