"""Known findings: kept quiet for a while, gone once they are mended."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from freshness.baseline import DAYS, Baseline, load, text
from freshness.errors import ConfigError
from freshness.model import Finding, Place
from freshness.vocabulary import Confidence, Severity

TODAY = date(2026, 11, 22)


def finding(path: str) -> Finding:
    return Finding(
        rule="moved-link", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(path=path), message="", advice="",
    )  # fmt: skip


ONE, TWO = finding("one.md"), finding("two.md")


def test_what_is_known_is_kept_quiet_until_its_day() -> None:
    known = Baseline().renewed([ONE], TODAY)
    last = TODAY + timedelta(days=DAYS)
    assert known.hides(last) == {ONE.fingerprint}
    assert known.ended([ONE, TWO], last) == 0
    after = last + timedelta(days=1)
    assert known.hides(after) == frozenset()
    assert known.ended([ONE, TWO], after) == 1
    assert known.ended([TWO], after) == 0


def test_what_is_mended_leaves_it() -> None:
    known = Baseline().renewed([ONE, TWO], TODAY)
    assert known.without_mended([TWO]).hides(TODAY) == {TWO.fingerprint}
    assert known.without_mended([TWO], unread={"one.md"}).hides(TODAY) == known.hides(TODAY)


def test_writing_it_again_gives_nobody_more_time() -> None:
    known = Baseline().renewed([ONE], TODAY, days=10)
    later = TODAY + timedelta(days=5)
    again = known.renewed([ONE, TWO], later, days=10)
    assert {each.path: each.until for each in again.entries} == {
        "one.md": TODAY + timedelta(days=10),
        "two.md": later + timedelta(days=10),
    }
    over = TODAY + timedelta(days=11)
    assert known.renewed([ONE], over, days=10).hides(over) == {ONE.fingerprint}


def test_the_file_has_a_line_for_each_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "freshness-baseline.json"
    known = Baseline().renewed([TWO, ONE], TODAY)
    file.write_text(text(known), "utf-8")
    assert load(file).entries == known.entries
    lines = [line for line in text(known).splitlines() if "fingerprint" in line]
    assert ["one.md" in line for line in lines] == [True, False]
    assert json.loads(text(Baseline())) == {"version": 1, "findings": []}


def test_no_file_is_an_empty_one(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json").entries == ()


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}', "[" * 9_999,
     '{"version": 1, "findings": [], "more": 1}', "\0"],
)  # fmt: skip
def test_what_is_none_is_said(body: str, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(body, "utf-8")
    with pytest.raises(ConfigError, match=r"b\.json: is no baseline .*--write-baseline"):
        load(tmp_path / "b.json")


def test_a_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)
