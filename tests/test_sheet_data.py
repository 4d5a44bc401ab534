"""The table of one person for programs."""

import json
from dataclasses import replace

from freshness.presence import UNKNOWN
from tests.test_sheet import person, rendered


def test_as_json() -> None:
    (data,) = json.loads(rendered("json", person()))["sites"]
    employer = next(each for each in data["facts"] if each["fact"] == "employer")
    assert employer["truth"] == {"value": "Example Water Board", "place": "resume.json"}
    assert [(each["value"], each["odd"], each["ended"]) for each in employer["cells"]] == [
        ("Example Water Board", False, None),
        ("Sample", True, "2023-01"),
    ]
    assert data["paste"][0]["text"] == "Example Water Board"
    assert [each["status"] for each in data["profiles"]] == ["ok", "limited"]
    assert data["projects"][0]["signs"] == ["archived"]


def test_what_was_not_checked() -> None:
    partly = replace(
        person(notes=("Events could not be read.",)), unknown=("https://bells.example/ada",)
    )
    (data,) = json.loads(rendered("json", partly))["sites"]
    assert [each["reason"] for each in data["unchecked"]] == [
        "It asks to come back later.",
        "Events could not be read.",
        UNKNOWN,
    ]
    assert json.loads(rendered("json"))["sites"] == []
