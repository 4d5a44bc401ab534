"""`freshness next`: one job over everything, and what is said to it."""

import json
import stat
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main
from freshness.ledger import Act, Ledger
from tests.mail.letters import letter, mbox

TODAY = "2026-11-25"
ME = ("--me", "ada@example.org")
OFFER = "We are hiring a senior editor, and your blog is a great fit. Would you be open to a short call?"
LOST = '<p>Ada builds organs. <a href="lost.html">Plans</a></p>'
OLD = "<footer>© 2024 Ada Example</footer>"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    (home / "site").mkdir(parents=True)
    monkeypatch.chdir(home)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    Path("freshness.yml").write_text("targets: [{folder: site}]\n")
    return home


def freshness(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output
    return result


def check(**pages: str) -> None:
    for name, html in pages.items():
        Path(f"site/{name}.html").write_text(f"<html lang=en><title>Ada</title>{html}")
    freshness("check", "--offline", "--quiet", "--today", TODAY)


def next_(*arguments: str, today: str = TODAY) -> str:
    return freshness("next", *arguments, "--today", today).stdout


def offer() -> str:
    return str(mbox(Path("mail.mbox"), letter(OFFER, number=3, subject="Editor")))


def test_what_is_most_visible_wrong_and_easy_comes_first_with_its_patch() -> None:
    check(index=OLD, notes=LOST)
    told = next_()
    assert told.startswith("Now: index.html:1:41\n  The copyright line ends in 2024. “© 2024 Ada")
    assert "-<html lang=en><title>Ada</title><footer>© 2024 Ada Example</footer>" in told
    assert "freshness next later 30d" in told
    assert told.endswith("1 more can wait.\n")


def test_a_recruiter_who_waits_comes_before_everything_with_a_reply() -> None:
    check(index=LOST + OLD)
    told = next_(offer(), *ME)
    assert told.startswith(
        "Now: Bob Sample: Editor\n  Waits for an answer since 2026-11-03 (22 days"
    )
    assert "it looks like an offer" in told
    assert "--- interested" in told
    assert "We are hiring" not in told  # the words of others are not shown


def test_people_are_there_when_nothing_is_wrong() -> None:
    Path("people.yml").write_text(
        "people:\n  - {name: Grace Example, reach: [grace@grace.example], every: 30d, last: 2026-08-01}\n"
    )
    assert next_() == (
        "Now: Grace Example\n  Last contact: 4 months ago (people.yml).\n"
        "  Write a line: grace@grace.example.\n\nThen say one of:\n  freshness next done\n"
        "  freshness next later 30d\n  freshness next never because …\n"
    )
    assert next_("done") == "Well done. The next check will see it.\n"
    assert next_() == "Nothing to do now. `freshness check` looks again.\n"


def test_done_later_and_never() -> None:
    check(index=LOST + OLD, notes=LOST.replace("lost", "gone"))
    first = next_().splitlines()[0]
    next_("done")
    assert next_().splitlines()[0] != first
    assert next_("later", "30d") == "It comes up again on 2026-12-25.\n"
    next_()
    assert next_("never", "because", "it", "is", "art") == "It will not come up again.\n"
    assert next_() == "Nothing to do now. `freshness check` looks again.\n"
    # What is said to be mended and still found comes back, what was put off as well.
    assert next_(today="2026-12-10").splitlines()[0] == first
    assert "1 more can wait." in next_(today="2026-12-26")


def test_a_letter_that_is_said_to_be_answered_waits_no_more() -> None:
    source = offer()
    assert "Bob Sample" in next_(source, *ME)
    next_("done")
    assert "Nothing to do" in next_(source, *ME)
    assert "Bob Sample" not in freshness("inbox", source, *ME, "--today", TODAY).stdout


def test_saying_something_before_anything_was_shown_is_explained() -> None:
    result = CliRunner().invoke(main, ["next", "done"])
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: no job was shown yet; `freshness next` shows one\n",
    )


def test_the_same_for_programs() -> None:
    check(index=OLD)
    told = json.loads(next_("--format", "json"))
    assert (told["version"], told["today"], told["others"]) == (1, TODAY, 0)
    assert told["job"]["where"] == "index.html:1:41"
    assert told["job"]["realm"] == "finding"
    assert told["job"]["diff"].startswith("--- a/index.html\n")
    next_("done")
    assert json.loads(next_("--format", "json"))["job"] is None


def test_no_connection_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    check(index=OLD)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    next_(offer(), *ME)
    next_("done")
    freshness("history", "--today", TODAY)
    freshness("forget", "--yes")


def test_nothing_but_hashes_is_kept(tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    next_(offer(), *ME)
    next_("never", "because", "of", "taste")
    (tmp_path / "home/mail.mbox").unlink()
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before
    [ledger] = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert stat.S_IMODE(ledger.stat().st_mode) == 0o600
    text = ledger.read_text()
    assert all(word not in text for word in ("Bob", "bob", "Editor", "hiring", "sample"))
    assert Ledger.open(ledger.parent).entries[-1].act is Act.NEVER
    assert Ledger.open(ledger.parent).entries[-1].on == date(2026, 11, 25)
