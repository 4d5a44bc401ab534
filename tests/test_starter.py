"""The site that `freshness new` writes: fresh on its day, and nobody's until it is somebody's."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from freshness import HOMEPAGE
from freshness.config import load, load_yaml
from freshness.errors import UserError
from freshness.starter import Person, start

ROOT = Path(__file__).parent.parent
TODAY = date(2027, 7, 3)
BOB = Person(name='Bob "B" O\'Example', url="https://bob.example/me/", email="b@bob.example")


def findings(folder: Path, today: date) -> list[dict[str, Any]]:
    """What a check of the site tells, the build included."""
    arguments = ["--offline", "--pedantic", "--no-state", "--format", "json", "--today", str(today)]
    done = subprocess.run(
        [sys.executable, "-m", "freshness", "check", *arguments],
        cwd=folder,
        env=os.environ
        | {
            "NO_MKDOCS_2_WARNING": "1",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["summary"]["pages"] > 10, done.stderr
    return report["findings"]


@pytest.mark.parametrize("today", [date(2026, 11, 25), TODAY, date(2030, 2, 28)], ids=str)
def test_it_builds_strictly_and_is_fresh_on_its_day(tmp_path: Path, today: date) -> None:
    start(tmp_path / "site", Person(), today, "0.1.0")
    assert findings(tmp_path / "site", today) == []


def test_it_goes_stale_like_any_other(tmp_path: Path) -> None:
    start(tmp_path / "site", Person(), TODAY, "0.1.0")
    told = {each["rule"] for each in findings(tmp_path / "site", date(2029, 7, 3))}
    assert {"quiet-page", "expired-security-txt"} <= told


def test_what_is_wrong_is_told_of_the_file_that_says_it(tmp_path: Path) -> None:
    start(tmp_path, Person(), TODAY, "0.1.0")
    about = tmp_path / "site_src/data/about.yml"
    about.write_text(about.read_text("utf-8") + '\n  <a href="/gone/">An essay</a>\n', "utf-8")
    (told,) = findings(tmp_path, TODAY)
    assert (told["rule"], told["location"]["path"]) == ("dead-link", "data/about.yml")
    assert told["location"]["line"] == len(about.read_text("utf-8").splitlines())


def test_what_is_said_about_the_person_is_everywhere(tmp_path: Path) -> None:
    files = start(tmp_path, BOB, TODAY, "0.1.0")
    texts = {
        path.as_posix(): (tmp_path / path).read_text("utf-8")
        for path in files
        if path.suffix not in (".pdf", ".png", ".woff2")
    }
    assert [name for name, text in texts.items() if "ada.example" in text] == []
    assert [name for name, text in texts.items() if "Ada Example" in text] == []
    basics = json.loads(texts["site_src/resume.json"])["basics"]
    assert (basics["name"], basics["url"], basics["email"]) == (BOB.name, BOB.url, BOB.email)
    assert load_yaml(texts["site_src/data/site.yml"])["site_name"] == BOB.name
    (target,) = load(tmp_path / "freshness.yml").targets
    assert target.url == BOB.url
    assert "Contact: mailto:b@bob.example" in texts["site_src/.well-known/security.txt"]
    assert "invented" in texts["site_src/data/site.yml"]


def text_of(files: list[Path], name: str) -> str:
    return next(file for file in files if file.name == name).read_text("utf-8")


def test_its_workflows_do_not_expect_the_repository_of_the_template(tmp_path: Path) -> None:
    start(tmp_path, BOB, TODAY, "0.1.0")
    workflows = list((tmp_path / ".github/workflows").iterdir())
    assert {file.name for file in workflows} == {"publish.yml", "freshness.yml"}
    for file in workflows:
        text = file.read_text("utf-8")
        assert not re.search(r"uses: \./|pip install [^#\n]*'?\.(?!txt)", text)
        assert "-r requirements.txt" in text
    assert "uses: freshness-tool/freshness@v0.1.0" in text_of(workflows, "freshness.yml")
    required = (tmp_path / "requirements.txt").read_text().splitlines()[-1]
    assert required == f"freshness[mkdocs,cv] @ git+{HOMEPAGE}@v0.1.0"
    assert (tmp_path / ".gitignore").is_file()


def test_its_workflows_are_safe(tmp_path: Path) -> None:
    start(tmp_path, BOB, TODAY, "0.1.0")
    zizmor = [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "."]
    done = subprocess.run(zizmor, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.md").touch()
    with pytest.raises(UserError, match="is there already"):
        start(tmp_path, BOB, TODAY, "0.1.0")
    with pytest.raises(UserError, match="is there already"):
        start(tmp_path / "mine.md", BOB, TODAY, "0.1.0")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_a_repository_without_files_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert start(tmp_path, BOB, TODAY, "0.1.0")


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be written"):
        start(tmp_path / "file/site", BOB, TODAY, "0.1.0")


def test_the_wheel_brings_the_template(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from freshness.starter import Person, start\n"
        "print(len(start(Path(sys.argv[1]), Person(), date(2027, 7, 3), '0.1.0')))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "site")],
        cwd=tmp_path / "installed",
        check=True,
        capture_output=True,
        text=True,
    )
    assert (tmp_path / "installed/freshness/templates/site/mkdocs.yml").is_file()
    assert int(made.stdout) == len(start(tmp_path / "other", Person(), TODAY, "0.1.0"))
