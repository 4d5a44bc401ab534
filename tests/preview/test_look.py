"""One look at a folder: with the owner's settings, and never online."""

from datetime import date
from pathlib import Path

import pytest

from freshness.config import Config, Ignore
from freshness.errors import NothingChecked
from freshness.model import Link
from freshness.pipeline import Request
from freshness.preview.look import look
from freshness.retold import retold
from freshness.vocabulary import Verdict

TODAY = date(2026, 11, 22)


def rules(folder: Path, config: Config) -> list[str]:
    seen = look(folder, source=None, url=None, request=Request(today=TODAY, config=config))
    return [each.rule for each in seen.findings]


def test_it_judges_by_the_settings(tmp_path: Path) -> None:
    Path(tmp_path, "index.html").write_text("<p>Hello</p><footer>© 2021 Ada</footer>")
    assert rules(tmp_path, Config()) == ["stale-copyright"]
    ignore = Ignore(rule="stale-copyright", reason="It is history.")
    assert rules(tmp_path, Config(ignore=[ignore])) == []


def test_what_other_targets_need_is_not_called_needless(tmp_path: Path) -> None:
    Path(tmp_path, "index.html").write_text("<p>Hello</p>")
    ignore = Ignore(rule="stale-copyright", where="other/*", reason="Another site.")
    assert rules(tmp_path, Config(ignore=[ignore])) == []


def test_nobody_else_is_asked(tmp_path: Path) -> None:
    Path(tmp_path, "index.html").write_text('<p><a href="https://other.example/">Other</a></p>')
    seen = look(tmp_path, source=None, url=None, request=Request(today=TODAY))
    assert [link.verdict.value for link in seen.links if not link.own] == ["unchecked"]


def test_our_own_script_on_a_page_is_no_finding(tmp_path: Path) -> None:
    Path(tmp_path, "index.html").write_text(
        '<p>Hello</p><script src="_freshness/overlay.js"></script>'
    )
    assert rules(tmp_path, Config()) == []


def test_what_an_earlier_check_saw_is_believed(tmp_path: Path) -> None:
    Path(tmp_path, "index.html").write_text('<p><a href="https://old.example/">Old</a></p>')
    moved = Link(
        url="https://old.example/", verdict=Verdict.MOVED, status=301,
        final_url="https://new.example/",
    )  # fmt: skip
    request = Request(today=TODAY)
    seen = look(tmp_path, source=None, url=None, request=request, known=retold([moved]))
    assert "moved-link" in [each.rule for each in seen.findings]


def test_a_folder_without_pages_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingChecked, match="no pages"):
        look(tmp_path, source=None, url=None, request=Request(today=TODAY))
