"""The action at the root of the repository, run as GitHub would run its steps."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from freshness.cli.check import command
from freshness.reporter import reporters
from freshness.workflows import is_pinned
from freshness.yaml_file import load_yaml

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = load_yaml((ROOT / "action.yml").read_text("utf-8"))
(LOOK,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
NASTY = "a b\"; touch pwned; $(touch pwned) `touch pwned` ' --state x"


@pytest.fixture
def look(tmp_path: Path) -> Any:
    """Run the step with a `freshness` that writes down what it was asked."""
    program = tmp_path / "freshness" / "bin" / "freshness"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\nfor each; do printf "%s\\n" "$each"; done > "$0.asked"\n')
    program.chmod(0o755)

    def run(**inputs: str) -> list[str]:
        values = {"TARGET": "", "AS": "", "FAIL_ON": "", "OFFLINE": "false", **inputs}
        assert set(values) | {"GITHUB_TOKEN"} == set(LOOK["env"])
        files = {"RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "output")}
        subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", LOOK["run"]],
            env={"PATH": os.environ["PATH"], **values, **files}, cwd=tmp_path, check=True,
        )  # fmt: skip
        assert (tmp_path / "output").read_text() == f"reports={tmp_path}/freshness-reports\n"
        return Path(f"{program}.asked").read_text().splitlines()

    return run


def test_without_inputs_the_configuration_decides(look: Any) -> None:
    asked = look()
    assert asked[0] == "check"
    assert asked[-1] == "--"
    assert "--fail-on" not in asked


def test_what_is_asked_for_is_handed_over(look: Any, tmp_path: Path) -> None:
    asked = look(AS="https://ada.example/", FAIL_ON="low", OFFLINE="true", TARGET=NASTY)
    assert asked[-2:] == ["--", NASTY]
    for pair in (["--as", "https://ada.example/"], ["--fail-on", "low"]):
        assert asked[asked.index(pair[0]) :][:2] == pair
    assert "--offline" in asked
    assert not (tmp_path / "pwned").exists()


def test_its_options_and_formats_exist(look: Any) -> None:
    options = look(AS="x", FAIL_ON="low", OFFLINE="true")
    known = {option for each in command.params for option in each.opts}
    assert {each for each in options if each.startswith("--") and each != "--"} <= known
    formats = {options[n + 1].split("=")[0] for n, each in enumerate(options) if each == "--also"}
    assert formats <= set(reporters())


def test_it_names_other_actions_by_commit() -> None:
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert used
    assert all(map(is_pinned, used))


def test_no_input_is_pasted_into_a_script() -> None:
    assert not [step for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]
