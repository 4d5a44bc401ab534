import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.errors import StateError
from freshness.ledger import FILE_NAME, Act, Ledger

DAY = date(2026, 11, 25)
LATER = date(2026, 12, 25)


def test_acts_are_known_again(tmp_path: Path) -> None:
    Ledger.open(tmp_path).note("person", "Grace Example", Act.SNOOZED, on=DAY, until=LATER)
    ledger = Ledger.open(tmp_path)
    ledger.note("conversation", "2-abc==", Act.ANSWERED, on=DAY)
    again = Ledger.open(tmp_path)
    found = again.last("person", "Grace Example")
    assert found
    assert (found.act, found.on, found.until) == (Act.SNOOZED, DAY, LATER)
    assert [each.act for each in again.entries] == [Act.SNOOZED, Act.ANSWERED]
    assert again.last("person", "Alan Example") is None
    assert again.last("job", "Grace Example") is None


def test_what_was_put_off_rests_until_its_day(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    ledger.note("job", "one", Act.LATER, on=DAY, until=LATER)
    ledger.note("job", "two", Act.NEVER, on=DAY, reason="it is  a joke")
    ledger.note("job", "three", Act.DONE, on=DAY)
    assert [ledger.rests("job", each, DAY) for each in ("one", "two", "three", "four")] == [
        True,
        True,
        False,
        False,
    ]
    assert [ledger.rests("job", each, LATER) for each in ("one", "two")] == [False, True]
    ledger.note("job", "one", Act.DONE, on=DAY)
    assert not ledger.rests("job", "one", DAY)


def test_no_name_is_in_the_file_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "state").note("person", "Grace Example", Act.DONE, on=DAY)
    file = tmp_path / "state" / FILE_NAME
    assert "grace" not in file.read_text("utf-8").casefold()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.chmod(0o644)
    Ledger.open(tmp_path / "state").note("person", "Alan Example", Act.DONE, on=DAY)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_ledgers_hash_one_name_differently(tmp_path: Path) -> None:
    one, two = Ledger.open(tmp_path / "one"), Ledger.open(tmp_path / "two")
    assert one.key("Grace Example") != two.key("Grace Example")


def test_reading_writes_nothing_and_forgetting_leaves_nothing(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    assert (ledger.entries, list(tmp_path.iterdir())) == ((), [])
    ledger.note("person", "Grace Example", Act.DONE, on=DAY)
    assert ledger.forget() == 1
    assert (ledger.entries, list(tmp_path.iterdir())) == ((), [])
    assert ledger.forget() == 0


def test_a_line_cut_short_costs_that_line_only(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    for name in ("one", "two"):
        ledger.note("job", name, Act.DONE, on=DAY)
    file = tmp_path / FILE_NAME
    file.write_bytes(file.read_bytes()[:-20])
    ledger = Ledger.open(tmp_path)
    assert [bool(ledger.last("job", name)) for name in ("one", "two")] == [True, False]
    ledger.note("job", "three", Act.DONE, on=DAY)
    assert Ledger.open(tmp_path).last("job", "three")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "is no ledger"),
        ("{}", "is no ledger"),
        ('{"ledger": 2, "salt": "x"}', "newer freshness"),
    ],
)
def test_what_is_no_ledger(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, "utf-8")
    with pytest.raises(StateError, match=complaint):
        Ledger.open(tmp_path)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="another folder with --state"):
        Ledger.open(tmp_path / "nowhere").__class__(tmp_path / "file" / FILE_NAME, "", []).note(
            "job", "x", Act.DONE, on=DAY
        )


def test_two_that_begin_it_at_once_know_each_others_acts(tmp_path: Path) -> None:
    one, two = Ledger.open(tmp_path), Ledger.open(tmp_path)
    one.note("person", "Grace Example", Act.DONE, on=DAY)
    two.note("person", "Alan Example", Act.DONE, on=DAY)
    ledger = Ledger.open(tmp_path)
    assert all(ledger.last("person", f"{name} Example") for name in ("Grace", "Alan"))


def test_new_folders_are_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Ledger.open(tmp_path / "share" / "freshness").note("job", "x", Act.DONE, on=DAY)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "share").stat().st_mode) == 0o700


@given(st.binary(max_size=200))
def test_no_content_crashes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    (folder / FILE_NAME).write_bytes(b'{"ledger": 1, "salt": ""}\n' + content)
    Ledger.open(folder).note("job", "\ud800", Act.DONE, on=DAY)
