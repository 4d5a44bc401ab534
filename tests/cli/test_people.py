"""A week of keeping in touch, and what it leaves behind: the promises of docs/conversations.md."""

import json
import socket
import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main
from freshness.ledger import FILE_NAME
from tests.export import LinkedIn, Person

GRACE, ALAN, MARY = (Person(f"{name} Example") for name in ("Grace", "Alan", "Mary"))
SECRET = "the-words-of-a-letter"
BOOK = """\
# my people
sources: [Complete_LinkedInDataExport_11-20-2026.zip]
every: 3 months
people:
  - name: Grace Example  # from school
    reach: https://www.linkedin.com/in/grace-example
  - name: Zoë Example
    last: 2026-01-01
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = LinkedIn()
    for who in (GRACE, ALAN, MARY):
        made.connect(who)
        made.invite(made.owner, who)
    for _ in range(3):
        for who in (GRACE, ALAN):
            made.message(who, made.owner, at="2026-01-10 10:00:00 UTC", text=SECRET)
            made.message(made.owner, who, at="2026-01-11 10:00:00 UTC", text=SECRET)
    made.write(tmp_path / "Complete_LinkedInDataExport_11-20-2026.zip")
    (tmp_path / "people.yml").write_text(BOOK, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def people(*arguments: str) -> Result:
    given = arguments if arguments[:1] in (("done",), ("snooze",)) else ("show", *arguments)
    options = ("--state", "state", "--today", "2026-11-25")
    return CliRunner().invoke(main, ["people", *given, *options])


def turns(*arguments: str) -> list[str]:
    result = people("--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    return [each["name"] for each in json.loads(result.stdout)["turns"]]


def test_a_week(folder: Path) -> None:
    assert turns() == ["Zoë Example", "Grace Example", "Alan Example"]
    assert turns("--limit", "1") == ["Zoë Example"]
    result = people("done", "zoë", "--note", "she moved to Berlin")
    assert result.output == "Noted: in touch with Zoë Example on 2026-11-25.\n"
    assert (
        people("snooze", "Alan Example", "2w").output
        == "Noted: Alan Example comes up again on 2026-12-09.\n"
    )
    assert turns() == ["Grace Example"]
    assert (folder / "people.yml").read_text("utf-8") == BOOK.replace(
        "last: 2026-01-01", "last: 2026-11-25"
    ).replace("Zoë Example\n", 'Zoë Example\n    note: "2026-11-25: she moved to Berlin"\n')
    assert people("done", "Alan").exit_code == 0
    assert people("done", "grace").exit_code == 0
    assert turns() == []
    assert "Nobody is waiting this week." in people().output


def test_sources_may_stand_without_show(folder: Path) -> None:
    result = CliRunner().invoke(main, ["people", "--today", "2026-11-25", "--state", "state"])
    assert "Zoë Example" in result.output
    (folder / "people.yml").unlink()
    export = "Complete_LinkedInDataExport_11-20-2026.zip"
    result = CliRunner().invoke(
        main, ["people", export, "--today", "2026-11-25", "--state", "state"]
    )
    assert "Alan Example" in result.output
    result = CliRunner().invoke(
        main, ["people", "done", "mary", "--from", export, "--state", "state"]
    )
    assert result.exit_code == 0, result.output


def test_reminders_as_a_calendar(folder: Path) -> None:
    assert people("--format", "ics", "--output", "people.ics").exit_code == 0
    assert (folder / "people.ics").read_text("utf-8").count("BEGIN:VEVENT") == 3


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("done", "Nobody"), "in none of these files"),
        (
            ("done", "mary", "--note", "x"),
            "Mary Example is not in people.yml, where notes are kept",
        ),
        (("missing.zip",), "there is no such file or folder"),
    ],
)
def test_errors_are_one_sentence(arguments: tuple[str, ...], complaint: str) -> None:
    result = people(*arguments)
    assert result.exit_code == 2
    assert complaint in result.output
    assert result.output.count("\n") == 1


def test_without_any_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "nothing"))
    (folder / "people.yml").unlink()
    assert "there is nobody to read of" in people().output


# --- what stays where ----------------------------------------------------------------------------


def everything() -> None:
    for arguments in (
        (),
        ("--explain", "--all"),
        ("--format", "json"),
        ("--format", "ics"),
        ("done", "alan"),
        ("snooze", "grace", "30d"),
    ):
        result = people(*arguments)
        assert result.exit_code == 0, result.output
        assert SECRET not in result.output


def files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for loaded in ("pycurl", "requests", "freshness.crawl.transfer"):
        monkeypatch.delitem(sys.modules, loaded, raising=False)
    everything()
    assert not {"pycurl", "requests"} & set(sys.modules)


def test_looking_writes_nothing(folder: Path) -> None:
    before = files(folder)
    for arguments in ((), ("--explain", "--all"), ("--format", "json"), ("--format", "ics")):
        people(*arguments)
    assert files(folder) == before


def test_nothing_is_written_but_the_ledger(folder: Path) -> None:
    before = files(folder)
    everything()
    after = files(folder)
    assert set(after) - set(before) == {f"state/{FILE_NAME}"}
    assert [name for name in before if before[name] != after[name]] == []
    ledger = folder / "state" / FILE_NAME
    assert stat.S_IMODE(ledger.stat().st_mode) == 0o600
    told = ledger.read_text("utf-8").casefold()
    assert not any(word in told for word in ("example", "alan", "grace", "linkedin", SECRET))


def test_what_it_writes_is_for_the_owner_alone(folder: Path) -> None:
    for form in ("table", "json", "ics"):
        people("--format", form, "--output", form)
        assert stat.S_IMODE((folder / form).stat().st_mode) == 0o600


def test_the_ordinary_report_has_no_name_from_here(folder: Path) -> None:
    everything()
    (folder / "index.md").write_text("# Ada\n")
    (folder / "mkdocs.yml").write_text("site_name: Ada\ndocs_dir: .\n")
    for form in ("json", "markdown", "terminal", "sarif", "html", "github"):
        result = CliRunner().invoke(
            main, ["check", ".", "--offline", "--no-state", "--format", form]
        )
        assert result.exit_code in (0, 1), result.output
        assert not any(
            name in result.output for name in ("Grace", "Zoë", "Alan", SECRET, "grace-example")
        )


def test_forgetting_leaves_nothing_but_the_owners_files(folder: Path) -> None:
    before = files(folder)
    everything()
    assert CliRunner().invoke(main, ["forget", "--yes", "--state", "state"]).exit_code == 0
    assert files(folder) == before


def test_hostile_names_reach_no_terminal(folder: Path) -> None:
    (folder / "people.yml").write_text(
        '- {name: "Eve \\e]0;x\\a\\e[31m Example", last: 2020-01-01, every: 1y}\n'
    )
    for arguments in (
        (),
        ("--explain",),
        ("--format", "ics"),
        ("snooze", "eve", "1d"),
        ("done", "eve"),
    ):
        result = people(*arguments)
        assert "Eve" in result.output
        assert "\x1b" not in result.output
        assert "\x07" not in result.output
