"""JSON-LD as a flat list, however it is written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.linked_data import nodes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"@type": "Person"}', [{"@type": "Person"}]),
        ('[{"a": 1}, [{"b": 2}]]', [{"a": 1}, {"b": 2}]),
        ('{"@graph": [{"a": 1}]}', [{"@graph": [{"a": 1}]}, {"a": 1}]),
        ('{"a": "two\nlines"}', [{"a": "two\nlines"}]),
        ('{"a": "x", "a": "y",,}', [{"a": "x"}]),  # what it says first
        ("7", []),
        ("[" * 100_000, []),
    ],
)
def test_nodes_in_their_order(text: str, expected: list[object]) -> None:
    assert [{**each} for each in nodes([text])] == expected


@given(
    st.recursive(
        st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_json_is_nodes_or_none(data: object) -> None:
    assert all(isinstance(each, dict) for each in nodes([json.dumps(data)]))
