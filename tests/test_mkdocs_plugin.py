"""The MkDocs plugin: what a build says, what it fails for, and the dates it writes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = """
site_name: Ada
site_url: https://ada.example/
theme: {name: THEME}
plugins:
  - search
  - freshness: {OPTIONS}
"""
PAGES = {
    "index.md": "# Ada\n\nHello, I build organs. [Write to me](mailto:ada@ada.example).\n",
    "about.md": '# About\n\nI build organs by the sea.\n\nI am speaking in Turin on 12 May 2025.\n\n<a href="gone.html">Gone</a>\n',
    "blog/one.md": "---\ndate: 2026-03-02\n---\n# One\n\nA post about pipes.\n",
}
ENVIRONMENT = {
    **os.environ,
    "SOURCE_DATE_EPOCH": "1795305600",  # 2026-11-22
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@ada.example",
    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@ada.example",
}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in PAGES.items():
        file = Path("docs", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def build(
    options: str = "{}", *arguments: str, tool: str = "mkdocs", theme: str = "mkdocs"
) -> "subprocess.CompletedProcess[str]":
    settings = SETTINGS.replace("{OPTIONS}", options).replace("THEME", theme)
    Path("mkdocs.yml").write_text(settings)
    command = [sys.executable, "-m", tool, "build", "-f", "mkdocs.yml", *arguments]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def commit(day: str, *names: str) -> None:
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
    for command in (["init", "-q"], ["add", *names], ["commit", "-q", "-m", "Words"]):
        subprocess.run(["git", *command], env=ENVIRONMENT | when, check=True, capture_output=True)


def built(name: str) -> str:
    return Path("site", name).read_text("utf-8")


def test_a_build_tells_what_went_stale_and_fails_for_nothing() -> None:
    done = build("{}", "--strict")
    assert done.returncode == 0, done.stderr
    assert (
        "INFO    -  freshness: about.md:5: This looks ahead to what was over on 2025-05-12. "
        "Tell what came of it, or take it out. [expired-event]"
    ) in done.stderr
    assert "[dead-link]" in done.stderr


@pytest.mark.parametrize(("level", "warnings"), [("high", 1), ("medium", 2)])
def test_strict_fails_from_the_chosen_level_on(level: str, warnings: int) -> None:
    done = build(f"{{fail_on: {level}}}", "--strict")
    assert done.returncode == 1
    assert f"Aborted with {warnings} warnings in strict mode" in done.stdout + done.stderr
    assert build(f"{{fail_on: {level}}}").returncode == 0


def test_what_stands_on_every_page_is_logged_once() -> None:
    for name, text in PAGES.items():
        footer = "<footer>Copyright 2019-2021 Ada</footer>"
        Path("docs", name).write_text(f"{text}\n{footer}\n", "utf-8")
    told = [line for line in build().stderr.splitlines() if "[stale-copyright]" in line]
    assert len(told) == 1
    assert told[0].endswith(f", and on {len(PAGES) - 1} more pages")


def test_the_settings_of_freshness_count() -> None:
    Path("freshness.yml").write_text("ignore: [{rule: '*', reason: history}]")
    assert "freshness:" not in build("{fail_on: low}", "--strict").stderr
    Path("freshness.yml").write_text("ignroe: []")
    done = build()
    assert done.returncode == 1
    assert (
        "freshness.yml:1: unknown key `ignroe`; did you mean `ignore`?" in done.stdout + done.stderr
    )
    assert "Traceback" not in done.stderr


def test_an_option_that_is_none_is_told() -> None:
    assert "option 'fail_on'" in build("{fail_on: sometimes}").stderr


def test_the_sitemap_tells_when_the_words_changed_and_not_when_it_was_built() -> None:
    commit("2025-04-01", "docs/index.md", "docs/blog/one.md")
    commit("2025-06-03", "docs/about.md")
    assert build().returncode == 0
    pages = {part.partition("</loc>")[0]: part for part in built("sitemap.xml").split("<loc>")[1:]}
    assert "<lastmod>2025-06-03<" in pages["https://ada.example/about/"]
    assert "2026-11-22" not in built("sitemap.xml")
    page = built("about/index.html")
    assert (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebPage", '
        '"url": "https://ada.example/about/", "dateModified": "2025-06-03"}</script></head>'
    ) in page


def test_what_nobody_knows_has_no_date() -> None:
    Path("docs/blog/one.md").unlink()
    assert build().returncode == 0, "MkDocs needs a day for the compressed sitemap"
    assert "lastmod" not in built("sitemap.xml")
    assert "ld+json" not in built("about/index.html")


def test_material_shows_the_date_below_the_page() -> None:
    assert build(theme="material").returncode == 0
    footer = built("blog/one/index.html").partition("md-source-file__fact")[2]
    assert "2026-03-02" in footer[:1_000]
    assert "md-source-file__fact" not in built("about/index.html")


def test_a_theme_that_tells_the_date_itself_is_left_alone() -> None:
    Path("docs/blog/one.md").write_text(
        PAGES["blog/one.md"]
        + '\n<script type="application/ld+json">{"dateModified": "2026-03-05"}</script>\n'
    )
    build()
    assert built("blog/one/index.html").count("dateModified") == 1


def test_dates_and_everything_can_be_switched_off() -> None:
    build("{dates: false}")
    assert "<lastmod>2026-11-22<" in built("sitemap.xml")
    done = build("{enabled: false}")
    assert "freshness:" not in done.stderr
    assert "<lastmod>2026-11-22<" in built("sitemap.xml")


def test_a_build_holds_nothing_but_the_site() -> None:
    build()
    assert not Path("site", "_freshness").exists()
    assert "_freshness" not in built("about/index.html") + built("sitemap.xml")


def test_properdocs_builds_with_it_too() -> None:
    done = build("{fail_on: high}", "--strict", tool="properdocs", theme="material")
    assert done.returncode == 1
    assert "WARNING -  freshness: about.md:7: This link leads nowhere" in done.stderr
