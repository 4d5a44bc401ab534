"""A CV in prose, held against positions that are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.account import Role
from freshness.cv import read

KNOWN = (
    Role(title="Engineer", place="Example Water Board", current=True),
    Role(title="Analyst", place="Sample & Daughters"),
)
URL = "https://ada.example/cv/"


def present(text: str) -> list[str]:
    found = read(text, KNOWN, url=URL)
    return [role.place for role in found.roles] if found else []


@pytest.mark.parametrize(
    "line",
    [
        "2019 – present  Data analyst, Sample & Daughters",
        "Sample & Daughters (2019–heute)",
        "Depuis 2019 : analyste chez SAMPLE & DAUGHTERS",
        "Seit September 2019 bei Sample & Daughters",
        "Sample & Daughters, 2019-now",
    ],
)
def test_an_open_range_on_the_same_line(line: str) -> None:
    assert present(line) == ["Sample & Daughters"]


@pytest.mark.parametrize(
    "line",
    [
        "2019 – 2023  Data analyst, Sample & Daughters",
        "2023 – present\nData engineer\nSample & Daughters, 2019 – 2023",
        "Since 2019 I row. I was at Samples & Co.",
        "From 2019 on I was at Sample & Daughters",
        "since 2019–2023 at Sample & Daughters",
        "",
    ],
)
def test_anything_else_says_nothing(line: str) -> None:
    assert present(line) == []


def test_one_address_is_the_owners() -> None:
    found = read("Ada Example\nmail: ada@ada.example\n", (), url=URL)
    assert found and (found.email, found.url) == ("ada@ada.example", URL)
    assert read("ada@ada.example, referee: bert@bert.example", (), url=URL) is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read(text, KNOWN, url=URL)


def test_long_lines_take_linear_time() -> None:
    for piece in ("2019 – ", "since 2019 ", "a.b-", "a@", "x" * 50):
        read((piece * 20_000) + "\n" + (piece * 40 + "\n") * 2_000, KNOWN, url=URL)
