import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from freshness.cli import main
from freshness.cli.check import facts_file
from tests.conftest import Serve
from tests.server import Answer

PYTHON = {
    "result": {"releases": [{"name": "3.13", "isEol": True, "eolFrom": "2026-11-01"}]},
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def told(data: object) -> Answer:
    return Answer(200, json.dumps(data), "application/json")


def test_what_is_told_counts_in_the_next_check(folder: Path, serve: Serve):
    api = serve({"/api/v1/products/python": told(PYTHON)})
    result = CliRunner().invoke(main, ["data", "update", "--url", api.url, "--today", "2026-12-24"])
    assert result.exit_code == 0, result.output
    assert "1 products as of 2026-12-24" in result.output
    assert facts_file().is_relative_to(folder)
    (folder / "index.html").write_text("<h1>Ada</h1><p>I use Python 3.13 and organs.</p>")
    checked = ["check", ".", "--offline", "--no-state", "--today", "2026-12-24", "--format", "json"]
    report = json.loads(CliRunner().invoke(main, checked).stdout)
    assert "end-of-life-tech" in [each["rule"] for each in report["findings"]]


def test_an_address_with_a_slash_is_tried(serve: Serve):
    api = serve(
        {
            "/api/v1/products/python": Answer(
                301, headers={"location": "/api/v1/products/python/"}
            ),
            "/api/v1/products/python/": told(PYTHON),
        }
    )
    result = CliRunner().invoke(main, ["data", "update", "--url", api.url])
    assert result.exit_code == 0, result.output


def test_what_makes_no_sense_is_left(serve: Serve):
    api = serve({"/api/v1/products/python": told(PYTHON), "/api/v1/products/php": told([])})
    result = CliRunner().invoke(main, ["data", "update", "--url", api.url])
    assert result.exit_code == 0
    assert "PHP stays as it was: no releases" in result.output


def test_nobody_answers(serve: Serve):
    result = CliRunner().invoke(main, ["data", "update", "--url", serve({}).url])
    assert result.exit_code == 3
    assert "told nothing" in result.output
    assert not facts_file().exists()


def test_a_folder_that_cannot_be_written(folder: Path, serve: Serve):
    (folder / "data").write_text("a file")
    api = serve({"/api/v1/products/python": told(PYTHON)})
    result = CliRunner().invoke(main, ["data", "update", "--url", api.url])
    assert result.exit_code == 2
    assert "cannot be written" in result.output
