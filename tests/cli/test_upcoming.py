"""`freshness upcoming`: a look ahead, from outside."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main
from tests.conftest import Serve

HTML = """<html lang="en"><title>Ada</title>
<p>I have 11 years of experience in building organs.</p>
<p>I am speaking in Turin on 12 May 2027.</p>
<p>Last updated: 3 May 2026</p>
<footer>© 2026 Ada Example</footer>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data-home"))
    Path("site").mkdir()
    Path("site", "index.html").write_text(HTML, "utf-8")
    return tmp_path


def upcoming(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["upcoming", "--today", "2026-11-22", *arguments])


def test_what_comes_first_stands_first() -> None:
    result = upcoming("site")
    assert result.exit_code == 0, result.output
    heads = [line for line in result.stdout.splitlines() if line.startswith("20")]
    assert heads == [
        "2027-01-01  in 40 days  stale-copyright",
        "2027-05-03  in 5 months  quiet-page",
        "2027-05-03  in 5 months  experience-claim",
        "2027-05-13  in 6 months  expired-event",
    ]
    assert "index.html:2" in result.stdout
    assert "“© 2026 Ada Example”" in result.stdout


def test_how_far_to_look() -> None:
    assert "stale-copyright" in upcoming("site", "--days", "40").stdout
    result = upcoming("site", "--days", "39")
    assert "Nothing turns stale in the next 39 days" in result.stdout


def test_what_is_stale_already_is_not_told() -> None:
    Path("site", "index.html").write_text(HTML.replace("2026", "2019"), "utf-8")
    assert "stale-copyright" not in upcoming("site").stdout


def test_what_the_configuration_names_and_ignores() -> None:
    Path("freshness.yml").write_text(
        "targets: [{folder: site}]\nignore: [{rule: stale-copyright, reason: a vintage}]\n"
    )
    result = upcoming()
    assert "expired-event" in result.stdout
    assert "stale-copyright" not in result.stdout


def test_a_live_site(serve: Serve) -> None:
    site = serve({"/": HTML})
    assert "expired-event" in upcoming(site.url, "--allow-private").stdout


def test_nothing_to_read() -> None:
    Path("empty").mkdir()
    assert upcoming("empty").exit_code == 3


def test_nothing_is_remembered(folder: Path) -> None:
    upcoming("site")
    assert {each.name for each in folder.iterdir()} == {"site"}


def test_a_calendar_of_what_is_to_come() -> None:
    result = upcoming("site", "--format", "ics", "--output", "coming.ics")
    assert (result.exit_code, result.stdout) == (0, "")
    text = Path("coming.ics").read_bytes().decode("utf-8").replace("\r\n ", "")
    assert "SUMMARY:stale-copyright: “© 2026 Ada Example”\r\n" in text
    assert text.count("DTSTART;VALUE=DATE:20270503") == 2 + 1  # two findings, and the whole site
    assert "DTSTAMP:20261122T000000Z" in text


def test_other_forms_and_a_form_that_nobody_knows() -> None:
    assert "3 things to do" in upcoming("site", "--format", "badge", "--days", "170").stdout
    assert upcoming("site", "--format", "isc").exit_code == 2


def test_a_walled_profile_falls_due_when_its_look_ends(folder: Path) -> None:
    url = "https://www.linkedin.com/in/ada-example"
    (folder / "site" / "index.html").write_text(
        f'<title>Ada</title><a rel="me" href="{url}">me</a>'
    )
    for day in ("2026-11-01", "2026-11-22"):
        assert CliRunner().invoke(main, ["confirm", url, "--today", day]).exit_code == 0
    assert "2027-05-22  in 6 months  unverifiable-since" in upcoming("site").stdout
