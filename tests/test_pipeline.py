"""The order of the stages, as far as other tests do not see it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import freshness
from freshness.config import Config, Target
from freshness.errors import NothingChecked, UserError
from freshness.pipeline import Request, run

TODAY = date(2026, 11, 22)
BUILD = (
    "import pathlib, sys; out = pathlib.Path(sys.argv[1]); out.mkdir(); "
    "(out / 'index.html').write_text('<h1>Ada</h1><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit</p>')"
)


def configured(base: Path, build: list[str], source: str | None = "docs") -> Request:
    target = Target(url="https://ada.example/", folder="out", source=source, build=build)
    return Request(today=TODAY, config=Config(targets=[target]), base=base)


def docs(base: Path) -> None:
    (base / "docs").mkdir()
    (base / "docs" / "index.md").write_text(
        "# Ada\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit\n"
    )


def test_the_site_is_built_and_places_are_in_its_source(tmp_path: Path) -> None:
    docs(tmp_path)
    report = run(configured(tmp_path, ["python", "-c", BUILD, "{folder}"]))
    (found,) = (each for each in report.findings if each.rule == "placeholder")
    assert (found.place.path, found.place.line) == ("index.md", 3)
    assert report.surfaces[0].url == "https://ada.example/"


def test_without_the_builder_the_source_is_checked(tmp_path: Path) -> None:
    docs(tmp_path)
    report = run(configured(tmp_path, ["no-such-program-here"]))
    assert [page.page.path for page in report.pages] == ["index.md"]
    assert "not-built" in {skipped.reason for skipped in report.skipped}


def test_without_builder_and_source_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not installed"):
        run(configured(tmp_path, ["no-such-program-here"], source=None))


def test_a_live_site_needs_a_network() -> None:
    with pytest.raises(NothingChecked, match="cannot be checked offline"):
        run(Request(targets=("https://ada.example/",), today=TODAY))


def test_the_public_function(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit</p>"
    )
    report = freshness.check(str(tmp_path), today=TODAY, offline=True)
    assert [each.rule for each in report.findings] == ["placeholder"]
    assert dir(freshness) == ["__version__", "check"]


def test_importing_the_package_is_cheap() -> None:
    code = (
        "import sys, freshness; print([m for m in ('pycurl', 'yaml', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
