"""YAML that was written by nobody's friend."""

from datetime import date

import pytest

from freshness.yaml_file import NotYaml, line_of, load_yaml


def test_what_people_write() -> None:
    assert load_yaml("a: &x {b: 2026-11-22}\nc: *x\nd: !ENV [A]\n") == {
        "a": {"b": date(2026, 11, 22)},
        "c": {"b": date(2026, 11, 22)},
        "d": None,
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-99-99", "2026-99-99"),
        ("2026-01-01 99:99:99", "2026-01-01 99:99:99"),
        ("!!bool perhaps", "perhaps"),
        ("!!int many", "many"),
        ("!!timestamp soon", "soon"),
        ("0x_", "0x_"),
        ("1" * 5_000, "1" * 5_000),
    ],
)
def test_an_odd_value_is_text_and_costs_nothing_else(written: str, read: str) -> None:
    assert load_yaml(f"title: Ada\nodd: {written}\n") == {"title": "Ada", "odd": read}


def _unfolding(form: str) -> str:
    lines = [f"a{n}: &a{n} {form.format(', '.join([f'*a{n - 1}'] * 9))}" for n in range(1, 40)]
    return "\n".join(["a0: &a0 {k: 1}", *lines])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (_unfolding("[{}]"), "unfolds to too much"),
        (_unfolding("{{<<: [{}]}}"), "unfolds to too much"),
        ("a: &a {date: *a}", "contains itself"),
        ("[" * 50_000, "nested too deeply"),
        ("a: *nowhere", "undefined alias"),
        ("? [a]\n: b", "unhashable"),
        ("a\x00b", "unacceptable character"),
        ("a: [", "expected the node content"),
    ],
)
def test_what_is_refused(text: str, problem: str) -> None:
    with pytest.raises(NotYaml, match=problem):
        load_yaml(text)


def test_lines() -> None:
    text = "a:\n  - b: 1\n    c: 2\n"
    assert line_of(["a", 0, "c"], text) == 3
    assert line_of(["a", 0, "missing"], text) == 2
    assert line_of(["a"], "[") is None
