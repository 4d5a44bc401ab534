"""What a source is, by its name."""

from datetime import date
from pathlib import Path

import pytest

from freshness.errors import UserError
from freshness.inbox.sources import open_source
from tests.export import LinkedIn, Person
from tests.mail.letters import letter, mbox

SINCE = date(2025, 11, 25)
GRACE = Person("Grace Example")


def export() -> LinkedIn:
    made = LinkedIn()
    made.connect(GRACE, position="Talent Partner")
    made.invite(GRACE, made.owner)
    made.message(GRACE, made.owner, text="Are you free?")
    return made


@pytest.mark.parametrize("name", ["Basic_LinkedInDataExport_11-20-2026.zip", "unzipped"])
def test_an_export(tmp_path: Path, name: str):
    source = open_source(str(export().write(tmp_path / name)), since=SINCE)
    (message,) = source.messages()
    assert message.text == "Are you free?"
    assert source.titles() == {message.sender.key: "Talent Partner"}
    assert source.skipped() == ()


def test_an_export_has_a_day_of_its_own(tmp_path: Path):
    path = export().write(tmp_path / "Basic_LinkedInDataExport_11-20-2026.zip")
    assert open_source(str(path), since=SINCE).as_of == date(2026, 11, 20)


def test_a_folder_below_which_the_export_lies(tmp_path: Path):
    export().write(tmp_path, below="wrapper/")
    assert len(list(open_source(str(tmp_path), since=SINCE).messages())) == 1


def test_mail(tmp_path: Path):
    source = open_source(
        str(mbox(tmp_path / "mail", letter())), me=["ada@example.org"], since=SINCE
    )
    assert len(list(source.messages())) == 1
    assert source.as_of is None
    source.close()


def test_nothing_that_is_known(tmp_path: Path):
    with pytest.raises(UserError, match="is no file or folder"):
        list(open_source(str(tmp_path / "x"), since=SINCE).messages())
