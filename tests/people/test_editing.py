from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.errors import UserError
from freshness.people.book import load
from freshness.people.editing import written

TODAY = date(2026, 11, 25)


def edited(folder: Path, text: str, *, index: int = 0, note: str = "") -> str:
    file = folder / "people.yml"
    file.write_bytes(text.encode())
    written(file, index, TODAY, note)
    return file.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- name: Grace # friend\n  last: 2020-01-01  # train\n", "- name: Grace # friend\n  last: 2026-11-25  # train\n"),
        ("- name: Grace # friend\n  every: 3m\n", "- name: Grace # friend\n  last: 2026-11-25\n  every: 3m\n"),
        ("people:\r\n-   name: Grace\r\n- Alan\r\n", "people:\r\n-   name: Grace\r\n    last: 2026-11-25\r\n- Alan\r\n"),
        ("- {name: Grace, every: 3m}\n", "- {name: Grace, last: 2026-11-25, every: 3m}\n"),
        ("- Grace Example\n- Alan\n", "- name: Grace Example\n  last: 2026-11-25\n- Alan\n"),
        ("- 'Grace'", "- name: 'Grace'\n  last: 2026-11-25"),
        ("- name: Grace\n  last:\n  every: 3m\n", "- name: Grace\n  last: 2026-11-25\n  every: 3m\n"),
        ("# mine\n\n-  name:   Grace\n\n# end", "# mine\n\n-  name:   Grace\n   last: 2026-11-25\n\n# end"),
    ],
)  # fmt: skip
def test_only_the_day_changes(tmp_path: Path, before: str, after: str) -> None:
    assert edited(tmp_path, before) == after


@pytest.mark.parametrize(
    ("before", "note"),
    [
        ("- name: Grace\n", "2026-11-25: said \"hi\" \\o/"),
        ("- name: Grace\n  note: likes trains\n", "likes trains\n2026-11-25: said \"hi\" \\o/"),
        ("- name: Grace\n  note: |\n    likes\n    trains\n\n  every: 3m\n", "likes\ntrains\n2026-11-25: said \"hi\" \\o/"),
        ("- name: Grace\n  note: >-\n    likes\n    trains\n", "likes trains\n2026-11-25: said \"hi\" \\o/"),
        ("- {name: Grace, note: 'x'}\n", "x\n2026-11-25: said \"hi\" \\o/"),
        ("- Grace\n", "2026-11-25: said \"hi\" \\o/"),
    ],
)  # fmt: skip
def test_a_note_is_put_behind_what_is_there(tmp_path: Path, before: str, note: str) -> None:
    edited(tmp_path, before + "- {name: Alan, note: x}\n", note='said  "hi" \\o/')
    grace, alan = load(tmp_path / "people.yml").entries
    assert (grace.contact.name, grace.contact.note, grace.last) == ("Grace", note, TODAY)
    assert alan.contact.note == "x"


@pytest.mark.parametrize(
    "text",
    [
        "[Grace, Alan]\n",
        "- name: Grace\n  last: &day 2020-01-01\n- name: Alan\n  last: *day\n",
        "- &a {name: Grace}\n- *a\n",
    ],
)
def test_what_is_not_safe_to_change_is_left(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="not safe to change; add last: '2026-11-25'"):
        edited(tmp_path, text)
    assert (tmp_path / "people.yml").read_text("utf-8") == text
    assert [each.name for each in tmp_path.iterdir()] == ["people.yml"]


def test_modes_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "people.yml").symlink_to(tmp_path / "real.yml")
    (tmp_path / "real.yml").touch(mode=0o640)
    edited(tmp_path, "- Grace\n")
    assert (tmp_path / "people.yml").is_symlink()
    assert (tmp_path / "real.yml").stat().st_mode & 0o777 == 0o640


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_note_is_kept(tmp_path_factory: pytest.TempPathFactory, note: str) -> None:
    folder = tmp_path_factory.mktemp("book")
    try:
        edited(folder, "- Grace\n", note=note)
    except UserError:
        return  # YAML has no way to hold it without escapes that we do not write
    (grace,) = load(folder / "people.yml").entries
    assert grace.contact.note == (f"2026-11-25: {' '.join(note.split())}" if note.strip() else "")
