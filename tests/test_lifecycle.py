import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.errors import ConfigError
from freshness.lifecycle import Cycle, Product, bundled, encode, newest, updated
from freshness.url import resolve

PRODUCT = Product(
    name="Organ",
    slug="organ",
    cycles={
        "2": Cycle(ended="2015"),
        "3.0": Cycle(ended="2020-05-01"),
        "3.1": Cycle(ended=None, latest="3.1.4"),
        "4.0": Cycle(ended="2021-01-01"),
        "4.1": Cycle(ended="2022-01-01"),
    },
)


@pytest.mark.parametrize(
    ("version", "end"),
    [
        ("2.7", "2015"),
        ("1.4", "2015"),
        ("3.0.9", "2020-05-01"),
        ("3.1.2", None),
        ("3", None),
        ("4", "2022-01-01"),
        ("9", None),
        ("", None),
    ],
)
def test_the_end_of_a_version(version: str, end: str | None):
    found = PRODUCT.end(version)
    assert (str(found) if found else None) == end


def test_a_product_may_have_ended_as_a_whole():
    assert str(Product(name="Bell", ended="2020-12-31").end("7")) == "2020-12-31"


def test_a_trial_version_is_over_once_the_final_one_is_out():
    assert PRODUCT.is_final("3.1.4")
    assert not PRODUCT.is_final("3.2.0")


def test_every_row_is_complete():
    facts = bundled()
    date.fromisoformat(facts.compiled)
    names = [name for each in facts.products for name in (*each.names, *each.files)]
    assert len(set(names)) == len(names)
    for each in facts.products:
        assert each.names or each.files, each.name
        assert each.cycles or each.ended, each.name
        ends = (each.end(), *(each.end(version) for version in each.cycles))
        assert all(end is None or end.earliest.year > 2000 for end in ends)
    assert resolve("", "https://endoflife.date")


def answer(*releases: dict[str, Any]) -> Any:
    return {"result": {"name": "organ", "releases": list(releases)}}


def release(name: str, end: str | None, latest: str = "") -> dict[str, Any]:
    told = {"name": name, "isEol": end is not None, "eolFrom": end}
    return told | ({"latest": {"name": latest}} if latest else {})


def test_an_answer_makes_a_product_newer():
    new = updated(PRODUCT, answer(release("3.1", "2026-01-01"), release("5.0", None, "5.0.2")))
    assert str(new.end("3.1")) == "2026-01-01"
    assert new.end("5.0.1") is None and new.is_final("5.0.0")
    assert str(new.end("3.0")) == "2020-05-01"
    assert list(new.cycles) == ["2", "3.0", "3.1", "4.0", "4.1", "5.0"]


def test_parts_take_the_place_of_a_whole():
    new = updated(PRODUCT, answer(release("2.1", "2014-01-01"), release("2.2", None)))
    assert "2" not in new.cycles and new.end("2") is None


def test_an_end_without_a_day_changes_nothing():
    told = {"name": "3.1", "isEol": True, "eolFrom": None}
    assert updated(PRODUCT, answer(told, release("5", None))).end("3.1") is None


@pytest.mark.parametrize("wrong", [None, [], {}, {"result": []}, answer(), answer({"name": "lts"})])
def test_an_odd_answer_is_refused(wrong: Any):
    with pytest.raises(ValueError, match=r"releases|versions"):
        updated(PRODUCT, wrong)


def test_a_file_counts_while_it_is_newer(tmp_path: Path):
    file = tmp_path / "facts.json"
    assert newest(file) is bundled()
    for compiled, counts in (("2199-01-01", True), ("2001-01-01", False)):
        facts = json.loads(encode(bundled())) | {"compiled": compiled}
        file.write_text(json.dumps(facts), "utf-8")
        assert (newest(file).compiled == compiled) == counts


@pytest.mark.parametrize("text", ["", "{", "[]", '{"compiled": 1}', "[" * 100_000])
def test_a_file_that_cannot_be_used_says_what_to_do(text: str, tmp_path: Path):
    file = tmp_path / "facts.json"
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="freshness data update"):
        newest(file)


@given(
    st.recursive(
        st.none() | st.text() | st.booleans(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["result", "releases", "name", "isEol", "eolFrom", "latest"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_any_answer_is_taken_or_refused(told: Any):
    with suppress(ValueError):
        updated(PRODUCT, told)


@given(st.text(alphabet="0123456789.", max_size=20))
def test_any_version_is_looked_up(version: str):
    PRODUCT.end(version)
