"""What a person looked at."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.confirmations import Confirmation, Looks, confirm, load
from freshness.errors import ConfigError, UserError
from freshness.model import Link
from freshness.vocabulary import Verdict

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


UNSURE = (Verdict.BLOCKED, Verdict.TEMPORARY, Verdict.SUSPICIOUS)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_look_settles_what_no_program_can(verdict: Verdict) -> None:
    link = Link(url=URL, verdict=verdict, reason="asks for a login", doubts=("a", "b"))
    (settled,) = Looks({URL: LOOK}, LOOK.looked).settle([link])
    if verdict in UNSURE:
        told = (settled.verdict, settled.reason, settled.doubts)
        assert told == (Verdict.OK, "you looked on 2026-11-22", ())
    else:
        assert settled is link


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), True),
        (date(2027, 5, 21), True),
        (date(2027, 5, 22), False),
    ],
)
def test_a_look_counts_from_its_day_to_its_end(day: date, counts: bool) -> None:
    assert bool(Looks({URL: LOOK}, day).at(URL)) is counts


def test_a_look_is_at_an_address_however_it_is_spelled() -> None:
    looks = Looks({URL: LOOK}, LOOK.looked)
    assert looks.at("http://www.social.example/@ada/") == LOOK
    assert looks.at("https://social.example/@eve") is None


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1))
def test_every_address_survives(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    file = tmp_path_factory.mktemp("x") / "confirmed.yml"
    confirm(file, f"https://ada.example/{name}", LOOK)
    assert list(load(file)) == [f"https://ada.example/{name}"]
