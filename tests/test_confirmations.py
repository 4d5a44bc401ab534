"""What a person looked at."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.confirmations import Confirmation, confirm, load
from freshness.errors import ConfigError, UserError

LOOK = Confirmation(looked=date(2026, 11, 22), until=date(2027, 5, 21))
URL = "https://social.example/@ada"


def test_a_look_is_remembered_and_renewed(tmp_path: Path) -> None:
    file = tmp_path / "confirmed.yml"
    assert load(file) == {}
    confirm(file, URL, LOOK)
    confirm(file, "https://b.example/?a=%22&b", LOOK)
    later = Confirmation(looked=date(2027, 1, 1), until=date(2027, 7, 1))
    confirm(file, URL, later)
    assert load(file) == {URL: later, "https://b.example/?a=%22&b": LOOK}
    assert file.read_text().startswith("# What somebody looked at")


@pytest.mark.parametrize("text", ["- a list", f"{URL}: {{looked: soon}}", "[", f"{URL}: 7"])
def test_a_file_that_says_something_else(text: str, tmp_path: Path) -> None:
    file = tmp_path / "confirmed.yml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=r"confirmed\.yml"):
        load(file)
    with pytest.raises(ConfigError):
        confirm(file, URL, LOOK)
    assert file.read_text() == text


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        confirm(tmp_path / "no" / "folder.yml", URL, LOOK)


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1))
def test_every_address_survives(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    file = tmp_path_factory.mktemp("x") / "confirmed.yml"
    confirm(file, f"https://ada.example/{name}", LOOK)
    assert list(load(file)) == [f"https://ada.example/{name}"]
