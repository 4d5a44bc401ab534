"""A preview under way: what it sees when a folder changes, and what a fix writes."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from freshness.errors import NothingChecked, UserError
from freshness.pipeline import Request
from freshness.preview.session import Seen, Session, Shown, source_of

STALE = "<title>Home</title><p>Hello</p><footer>© 2021 Ada</footer>"
FRESH = "<title>Home</title><p>Hello</p>"


def session(folder: Path, told: list[str] | None = None, **facts: Any) -> Session:
    shown = Shown(folder=folder, **facts)
    tell = ([] if told is None else told).append
    return Session(shown, request=lambda: Request(today=date(2026, 11, 22)), tell=tell)


def site(tmp_path: Path, page: str = STALE) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    folder.joinpath("index.html").write_text(page, "utf-8")
    return folder


def findings(seen: Session) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(seen.state)["findings"]
    return found


def settle(seen: Session) -> None:
    """As long as it takes to notice a change, and to see that it is over."""
    seen.look()
    seen.look()


def test_nothing_happens_while_nothing_changes(tmp_path: Path) -> None:
    seen = session(site(tmp_path))
    settle(seen)
    assert seen.seen == Seen(1, 1)
    assert seen.wait(Seen(1, 1), 0) == Seen(1, 1)


def test_a_change_is_shown_and_judged_once_it_is_over(tmp_path: Path) -> None:
    folder = site(tmp_path)
    seen = session(folder)
    assert [each["rule"] for each in findings(seen)] == ["stale-copyright"]
    folder.joinpath("index.html").write_text(FRESH, "utf-8")
    seen.look()
    assert seen.seen == Seen(1, 1), "it may still be written"
    seen.look()
    assert seen.seen == Seen(2, 2)
    assert findings(seen) == []


def test_a_folder_that_is_swept_away_is_waited_for(tmp_path: Path) -> None:
    folder = site(tmp_path)
    told: list[str] = []
    seen = session(folder, told)
    folder.joinpath("index.html").unlink()
    settle(seen)
    assert "no pages here" in told[0]
    assert seen.pages.find("").file is None
    folder.joinpath("index.html").write_text(FRESH, "utf-8")
    settle(seen)
    assert findings(seen) == []


def test_a_folder_without_pages_cannot_be_previewed(tmp_path: Path) -> None:
    with pytest.raises(NothingChecked):
        session(tmp_path)


def test_sources_are_no_site(tmp_path: Path) -> None:
    Path(tmp_path, "index.md").write_text("# Home\n\nHello\n")
    with pytest.raises(NothingChecked, match="name the folder that the site is built into"):
        session(tmp_path)


def test_links_inside_are_followed_and_no_others(tmp_path: Path) -> None:
    folder = site(tmp_path)
    Path(tmp_path, "secret.html").write_text("secret")
    folder.joinpath("home.html").symlink_to("index.html")
    folder.joinpath("out.html").symlink_to("../secret.html")
    folder.joinpath(".env").write_text("secret")
    seen = session(folder)
    assert seen.pages.find("home").status == 200
    assert seen.pages.find("out").status == 404
    assert seen.pages.find(".env").status == 404


def test_a_fix_is_written_and_the_finding_goes(tmp_path: Path) -> None:
    folder = site(tmp_path)
    seen = session(folder)
    (found,) = findings(seen)
    assert found["fix"] == "write 2026 into the copyright line"
    assert seen.fix(found["id"]) == "Wrote index.html."
    assert "© 2021–2026 Ada" in folder.joinpath("index.html").read_text("utf-8")
    settle(seen)
    assert findings(seen) == []
    with pytest.raises(UserError, match="not there any more"):
        seen.fix(found["id"])


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    folder = site(tmp_path)
    seen = session(folder)
    folder.joinpath("index.html").write_text(FRESH, "utf-8")
    with pytest.raises(UserError, match=r"index\.html"):
        seen.fix(findings(seen)[0]["id"])
    assert folder.joinpath("index.html").read_text("utf-8") == FRESH


def test_what_a_generator_made_is_not_fixed(tmp_path: Path) -> None:
    made = f'<meta name="generator" content="Hugo 0.1">{STALE}'
    (found,) = findings(session(site(tmp_path, made)))
    assert found["fix"] is None


def test_a_fix_goes_into_the_source(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    source.mkdir()
    source.joinpath("index.md").write_text("# Home\n\n© 2021 Ada\n", "utf-8")
    built = site(tmp_path, "<title>Home</title><h1>Home</h1><p>© 2021 Ada</p>")
    seen = session(built, source=source)
    (found,) = findings(seen)
    assert found["where"] == "index.md:3"
    assert seen.fix(found["id"]) == "Wrote index.md. Build the site to see it."
    assert source.joinpath("index.md").read_text("utf-8") == "# Home\n\n© 2021–2026 Ada\n"


def test_who_has_read_a_page_can_say_so(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    source.mkdir()
    source.joinpath("index.md").write_text("---\nupdated: 2024-01-02\n---\n# Home\n", "utf-8")
    seen = session(site(tmp_path, "<title>Home</title><h1>Home</h1>"), source=source)
    (found,) = (each for each in findings(seen) if each["rule"] == "quiet-page")
    assert (found["fix"], found["safe"]) == ("note that you read it on 2026-11-22", False)
    seen.fix(found["id"])
    assert "reviewed: 2026-11-22\n" in source.joinpath("index.md").read_text("utf-8")


BUILD = """
import pathlib, sys
text = pathlib.Path("docs/index.md").read_text("utf-8")
if "broken" in text:
    sys.exit("no such page")
pathlib.Path(sys.argv[1], "index.html").write_text(f"<title>Home</title><p>{text}</p>", "utf-8")
"""


def test_the_site_is_built_again_when_its_source_changes(tmp_path: Path) -> None:
    source, built = tmp_path / "docs", tmp_path / "site"
    source.mkdir()
    built.mkdir()
    Path(tmp_path, "build.py").write_text(BUILD)
    page = source / "index.md"
    page.write_text("© 2021 Ada", "utf-8")
    told: list[str] = []
    command = (sys.executable, "build.py", "{folder}")
    seen = session(built, told, source=source, build=command, base=tmp_path)
    assert seen.fix(findings(seen)[0]["id"]) == "Wrote index.md."
    settle(seen)
    assert findings(seen) == []
    Path(tmp_path, "build.py").write_text(BUILD.replace("<p>", "<p>New: "))
    settle(seen)
    assert b"New: " in built.joinpath("index.html").read_bytes(), "settings are sources too"
    page.write_text("broken", "utf-8")
    settle(seen)
    settle(seen)
    assert len(told) == 1, "tried once"
    assert "no such page" in told[0]
    assert b"Ada" in built.joinpath("index.html").read_bytes(), "the last good one stays"


def test_what_a_build_writes_is_no_reason_to_build(tmp_path: Path) -> None:
    Path(tmp_path, "docs").mkdir()
    Path(tmp_path, "site").mkdir()
    page = Path(tmp_path, "docs", "index.md")
    page.write_text("Hello", "utf-8")
    Path(tmp_path, "build.py").write_text(BUILD + "open('log', 'a').write('built ')")
    command = (sys.executable, "build.py", "{folder}")
    seen = session(tmp_path / "site", source=page.parent, build=command, base=tmp_path)
    settle(seen)
    page.write_text("Hello again", "utf-8")
    for _ in range(3):
        settle(seen)
    assert Path(tmp_path, "log").read_text() == "built built "


def test_the_source_of_a_folder_is_found_above_it(tmp_path: Path) -> None:
    Path(tmp_path, "docs").mkdir()
    Path(tmp_path, "mkdocs.yml").write_text("site_name: Ada")
    Path(tmp_path, "build/site").mkdir(parents=True)
    assert source_of(tmp_path / "build/site") == tmp_path.resolve()
    assert source_of(tmp_path) is None
