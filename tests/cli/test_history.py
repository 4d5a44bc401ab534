"""`freshness history`: what was done, by the week."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from freshness.cli import main
from freshness.ledger import Act, Ledger


def run(*arguments: str):
    return CliRunner().invoke(main, ["history", "--ledger", "ledger", *arguments])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("freshness.yml").write_text("targets: [{folder: site}]\n")
    Path("site").mkdir()
    return tmp_path


def check(day: str, *stale: str) -> None:
    links = "".join(f'<a href="{each}">{each}</a>' for each in stale)
    Path("site/index.html").write_text(f"<title>Ada</title><p>Ada {links}</p>")
    done = CliRunner().invoke(main, ["check", "--offline", "--quiet", "--today", day])
    assert done.exit_code in (0, 1), done.output


def test_a_season_of_care(home: Path) -> None:
    check("2026-11-02", "lost.html")
    check("2026-11-10", "lost.html", "gone.html")
    check("2026-11-24")
    ledger = Ledger.open(Path("ledger"))
    ledger.note("conversation", "x", Act.ANSWERED, on=date(2026, 11, 18))
    ledger.note("finding", "z", Act.DONE, on=date(2026, 11, 18))  # the next check will tell
    ledger.note("person", "y", Act.LATER, on=date(2026, 11, 18), until=date(2026, 12, 1))
    done = run("--today", "2026-11-25")
    assert done.exit_code == 0
    assert done.output == (
        "week of     turned stale        made fresh          answered\n"
        "2026-11-02  ·                   ·                   ·\n"
        "2026-11-09  ███████ 1           ·                   ·\n"
        "2026-11-16  ·                   ·                   ███████ 1\n"
        "2026-11-23  ·                   ██████████████ 2    ·\n"
        "\n"
        "Looked after for 2 weeks in a row. In 4 weeks: 2 things made fresh and 1 answer given.\n"
    )


def test_the_same_for_programs(home: Path) -> None:
    check("2026-11-24")
    told = json.loads(run("--today", "2026-11-25", "--format", "json").output)
    assert told["streak"] == 1
    assert told["weeks"] == [
        {"monday": "2026-11-23", "stale": 0, "fresh": 0, "answers": 0, "left": 0, "looked": True}
    ]


def test_no_history_is_no_error_and_makes_none(home: Path) -> None:
    done = run()
    assert (done.exit_code, done.output) == (
        0,
        "Nothing is known yet. `freshness check` begins the history.\n",
    )
    assert not Path(".freshness").exists()
