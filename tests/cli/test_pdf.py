"""`freshness pdf`; what it prints is tested beside the printing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from freshness.cli import main


def test_it_writes_the_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(
        "freshness.printing.pdf", lambda *words: asked.append(words) or b"%PDF" * 500
    )
    target = tmp_path / "cv.pdf"
    result = CliRunner().invoke(main, ["pdf", str(tmp_path), "cv/", str(target)])
    assert asked == [(tmp_path, "cv/")]
    assert result.output == f"Wrote {target}, 2 kB.\n"
    assert target.read_bytes() == b"%PDF" * 500


def test_a_file_stays_when_nothing_was_printed(tmp_path: Path) -> None:
    target = tmp_path / "cv.pdf"
    target.write_bytes(b"before")
    result = CliRunner().invoke(main, ["pdf", str(tmp_path), "gone/", str(target)])
    assert result.exit_code == 2
    assert "no such page" in result.output
    assert target.read_bytes() == b"before"
