"""The report as a page, in a real browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from freshness.model import Place, Report
from freshness.reporter import Style
from freshness.reporters import html
from tests.browser.conftest import Visit
from tests.conftest import Serve
from tests.reporters.factory import DEAD, FINDING, REPORT, named
from tests.reporters.test_reporters import HOSTILE

ELSEWHERE = replace(FINDING, surface="now", place=Place(path="now.md", quote="last year"))
WHOLE = replace(REPORT, findings=(DEAD, FINDING, ELSEWHERE))


@pytest.fixture
def show(serve: Serve, visit: Visit) -> Visit:
    def open_report(report: Report, **options: object) -> Page:
        return visit(serve({"/": html.render(report, Style())}).url, **options)

    return open_report


def shown(page: Page) -> int:
    return page.locator(".finding:visible").count()


def test_findings_are_filtered_by_severity_and_surface(show: Visit) -> None:
    page = show(WHOLE)
    assert shown(page) == 3
    page.get_by_label("1 high").uncheck()
    assert shown(page) == 2
    assert page.locator("#count").inner_text() == "2 of 3 shown"
    page.get_by_label("Surface").select_option("now")
    assert shown(page) == 1
    page.get_by_label("2 medium").uncheck()
    assert page.locator(".page:visible").count() == 0


@pytest.mark.parametrize(
    ("dark", "width"), [(False, 1200), (True, 1200), (False, 390), (True, 390)]
)
def test_everybody_can_read_it(dark: bool, width: int, show: Visit) -> None:
    page = show(WHOLE, dark=dark, width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page).response
    assert found["passes"]
    assert [each["id"] for each in found["violations"]] == []


def test_a_hostile_title_runs_nothing_and_asks_nobody(show: Visit) -> None:
    page = show(named(HOSTILE + "<script>document.title='run'</script>"))
    assert page.title() != "run"
    assert page.locator("script").count() == 1
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_without_scripts_all_is_there(show: Visit) -> None:
    page = show(WHOLE, java_script_enabled=False)
    assert shown(page) == 3
    assert page.locator("#filter:visible").count() == 0
