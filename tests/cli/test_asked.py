"""What `lint` and `fix` are asked about."""

from datetime import date, datetime
from pathlib import Path

import pytest

from freshness.cli.asked import Asked, asked
from freshness.model import Finding, Place
from freshness.vocabulary import Confidence, Severity

TODAY = datetime(2026, 11, 22)  # noqa: DTZ001  as click gives it

CONFIG = """
targets:
  - {url: "https://ada.example/", source: docs}
  - {url: "https://bob.example/", folder: site}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("docs", "site"):
        Path(name).mkdir()
        Path(name, "index.md").write_text("x", "utf-8")
    return tmp_path


def about(*paths: str) -> Asked:
    return asked(paths, as_url=None, today=TODAY, config_file=None)


def finding(rule: str, path: str | None) -> Finding:
    return Finding(
        rule=rule, severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(path=path), message="", advice="",
    )  # fmt: skip


def test_everything_that_is_configured_is_the_whole() -> None:
    Path("freshness.yml").write_text(CONFIG, "utf-8")
    assert about().is_whole
    assert about("docs", "site").is_whole
    assert not about("docs/index.md").is_whole
    request = about("docs").request(about("docs").scopes)
    assert [each.url for each in request.config.targets] == ["https://ada.example/"]
    assert request.today == date(2026, 11, 22)


def test_without_a_configuration_the_current_folder_is() -> None:
    assert about().is_whole
    assert about(".").is_whole
    assert not about("docs").is_whole


def test_an_address_beside_the_sources_is_not_looked_at() -> None:
    Path("freshness.yml").write_text(CONFIG + "  - {url: 'https://eve.example/'}\n", "utf-8")
    assert not about().is_whole


def test_nobody_is_told_of_an_unused_ignore_before_all_was_looked_at() -> None:
    Path("freshness.yml").write_text(CONFIG, "utf-8")
    unused = finding("stale-ignore", None)
    assert about().is_about(unused)
    assert not about("docs").is_about(unused)
    assert about("docs").is_about(finding("moved-link", "index.md"))
