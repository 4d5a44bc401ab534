"""`freshness preview` in a browser: what its owner sees, and what nobody else can do."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from freshness.pipeline import Request
from freshness.preview.server import Server
from freshness.preview.session import Session, Shown
from tests.browser.conftest import Visit
from tests.conftest import Serve

STALE = """<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>About</title>
<h1>About</h1><p>I build organs.</p><p><a href="/">Home</a></p>
<p style="margin-top:2000px">I am speaking in <b>Turin</b> on
12 May 2025.</p>
<footer>© 2021 Ada</footer></html>"""
FRESH = """<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Home</title>
<h1>Home</h1><p>Hello. <a href="/about/">About</a>
<a href="mailto:ada@ada.example">Write to me</a></p></html>"""

Preview = Callable[[], Server]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Path(tmp_path, "about").mkdir()
    Path(tmp_path, "index.html").write_text(FRESH, "utf-8")
    Path(tmp_path, "about", "index.html").write_text(STALE, "utf-8")
    return tmp_path


@pytest.fixture
def preview(folder: Path) -> Iterator[Preview]:
    running: list[tuple[Server, Thread]] = []

    def start() -> Server:
        shown = Shown(folder=folder)
        session = Session(shown, request=lambda: Request(today=date(2026, 11, 22)), tell=print)
        server = Server(session)
        running.append((server, Thread(target=server.serve_forever, args=(0.01,))))
        running[-1][1].start()
        return server

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


def settle(server: Server) -> None:
    server.session.look()
    server.session.look()


def pill(page: Page) -> Locator:
    return page.get_by_role("button", name="to look at")


def test_only_stale_pages_say_so(preview: Preview, visit: Visit) -> None:
    page = visit(preview().url)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("complementary")).to_have_count(0)
    page.get_by_role("link", name="About").click()
    expect(pill(page)).to_have_text("2 things to look at")
    expect(page.get_by_role("complementary", name="Freshness of this page")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["über mich/", "cv", "cv.html", "%63v?print#top", "about/index.html"]
)
def test_a_page_is_known_by_every_address(
    preview: Preview, visit: Visit, folder: Path, path: str
) -> None:
    Path(folder, "über mich").mkdir()
    for name in ("über mich/index.html", "cv.html"):
        Path(folder, name).write_text(STALE, "utf-8")
    expect(pill(visit(preview().url + path))).to_be_visible()


def test_it_opens_and_closes_from_the_keyboard_and_can_be_hidden(
    preview: Preview, visit: Visit
) -> None:
    page = visit(f"{preview().url}about/")
    expect(pill(page)).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_text("The copyright line ends in 2021.")).to_be_hidden()
    pill(page).press("Enter")
    expect(pill(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("The copyright line ends in 2021.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(pill(page)).to_be_focused()
    expect(page.get_by_text("The copyright line ends in 2021.")).to_be_hidden()
    pill(page).click()
    page.get_by_role("button", name="Hide").click()
    expect(pill(page)).to_have_count(0)
    page.reload(wait_until="networkidle")
    expect(pill(page)).to_have_count(0)


def test_a_finding_leads_to_its_words(preview: Preview, visit: Visit) -> None:
    server = preview()
    page = visit(f"{server.url}_freshness/")
    expect(page.get_by_role("heading", name="2 things went stale")).to_be_visible()
    talk = page.get_by_role("listitem").filter(has_text="12 May 2025")
    talk.get_by_role("link", name="Show me").click()
    expect(page).to_have_url(f"{server.url}about/")
    expect(pill(page)).to_have_attribute("aria-expanded", "true")
    mark = page.locator(".mark").first
    expect(mark).to_be_in_viewport()
    box, words = mark.bounding_box(), page.locator("body p", has_text="Turin").bounding_box()
    assert box and words
    assert words["y"] <= box["y"] <= words["y"] + words["height"]


def test_a_page_reloads_when_its_folder_changes(
    preview: Preview, visit: Visit, folder: Path
) -> None:
    server = preview()
    page = visit(f"{server.url}about/")
    expect(pill(page)).to_be_visible()
    Path(folder, "about", "index.html").write_text(FRESH.replace("Hello", "All new"), "utf-8")
    settle(server)
    expect(page.get_by_text("All new")).to_be_visible()
    expect(pill(page)).to_have_count(0)


def test_a_page_that_comes_later_is_waited_for(
    preview: Preview, visit: Visit, folder: Path
) -> None:
    server = preview()
    page = visit(f"{server.url}cv/", may_complain=True)
    expect(page.get_by_role("heading", name="Not found")).to_be_visible()
    Path(folder, "cv.html").write_text(FRESH.replace("Home", "CV"), "utf-8")
    settle(server)
    expect(page.get_by_role("heading", name="Not found")).to_be_visible()  # no `cv/` there either
    Path(folder, "cv").mkdir()
    Path(folder, "cv.html").rename(Path(folder, "cv", "index.html"))
    settle(server)
    expect(page.get_by_role("heading", name="CV")).to_be_visible()


def test_a_fix_is_written_and_its_finding_goes(
    preview: Preview, visit: Visit, folder: Path
) -> None:
    server = preview()
    page = visit(f"{server.url}about/")
    pill(page).click()
    page.get_by_role("button", name="Fix: write 2026 into the copyright line").click()
    expect(page.get_by_text("Wrote about/index.html.")).to_be_visible()
    assert "© 2021–2026 Ada" in Path(folder, "about", "index.html").read_text("utf-8")
    settle(server)
    expect(pill(page)).to_have_text("1 thing to look at")
    expect(page.get_by_text("© 2021–2026 Ada", exact=True)).to_be_visible()


ATTACK = """<link rel="icon" href="data:,"><script>
const base = "%s", said = [];
const ask = (path, options) => fetch(base + path, options).then(
  async (answer) => said.push(answer.type === "opaque" ? "opaque" : await answer.text()),
  () => said.push("refused"));
Promise.all([
  ask("_freshness/state.json"),
  ask("_freshness/"),
  ask("_freshness/fix", {method: "POST", headers: {"Content-Type": "application/json", "X-Freshness-Token": "x"}, body: '{"id": "%s"}'}),
  ask("_freshness/fix", {method: "POST", mode: "no-cors", headers: {"Content-Type": "text/plain"}, body: '{"id": "%s"}'}),
]).then(() => { document.title = said.join(" "); });
</script><iframe src="%sabout/"></iframe>"""


def test_a_foreign_page_can_neither_read_nor_write(
    preview: Preview, serve: Serve, visit: Visit, folder: Path
) -> None:
    server = preview()
    finding = server.session._report.findings[0].fingerprint
    attack = ATTACK % (server.url, finding, finding, server.url)
    page = visit(serve({"/": attack}, host="127.0.0.2").url, may_complain=True)
    expect(page).to_have_title("refused refused refused refused")
    assert Path(folder, "about", "index.html").read_text("utf-8") == STALE
    assert "About" not in page.frames[1].content(), "nor put it into a frame"


def test_what_a_page_says_is_only_text(preview: Preview, visit: Visit, folder: Path) -> None:
    bad = "&lt;img src=x onerror=document.title=1&gt; &lt;/script&gt;&lt;script&gt;document.title=1&lt;/script&gt;"
    hostile = f"<!doctype html><link rel=icon href=data:,><title>{bad}</title><p>{bad}</p><footer>© 2021 {bad}</footer>"
    Path(folder, "about", "index.html").write_text(hostile, "utf-8")
    server = preview()
    page = visit(f"{server.url}_freshness/")
    expect(page.get_by_text("<img src=x").first).to_be_visible()
    expect(page).to_have_title("Freshness of this site")
    page.goto(f"{server.url}about/")
    title = page.title()
    pill(page).click()
    expect(page.get_by_text("“© 2021 <img src=x", exact=False)).to_be_visible()
    assert page.title() == title


def test_what_a_page_is_called_leads_nowhere_else(
    preview: Preview, visit: Visit, folder: Path
) -> None:
    for name in ("javascript:alert(1)", "evil.example:80"):
        Path(folder, name).mkdir()
        Path(folder, name, "index.html").write_text(STALE, "utf-8")
    server = preview()
    page = visit(f"{server.url}_freshness/")
    expect(page.get_by_role("heading", name="things went stale")).to_be_visible()
    links = page.evaluate(
        "[...document.querySelector('main').shadowRoot.querySelectorAll('a')].map((a) => a.href)"
    )
    assert any("javascript" in link for link in links)
    assert [link for link in links if not link.startswith(server.url)] == []
    page.get_by_role("link", name="Show me").first.click()
    expect(pill(page)).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_use_it(preview: Preview, visit: Visit, dark: bool) -> None:
    server = preview()
    page = visit(f"{server.url}about/", dark=dark)
    pill(page).click()
    expect(page.get_by_text("The copyright line ends in 2021.")).to_be_visible()
    # Of the page itself only what the overlay brings is ours to answer for.
    ours = Axe().run(page, context="freshness-overlay").response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in ours] == []
    page.goto(f"{server.url}_freshness/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    everything = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in everything] == []


def test_the_styles_of_a_site_stay_outside(preview: Preview, visit: Visit, folder: Path) -> None:
    style = "<style>* { font-size: 40px !important; color: red !important; all: unset; display: block }</style>"
    Path(folder, "about", "index.html").write_text(style + STALE, "utf-8")
    page = visit(f"{preview().url}about/")
    looks = pill(page).evaluate("e => [getComputedStyle(e).fontSize, getComputedStyle(e).color]")
    assert looks == ["14px", "rgb(35, 33, 29)"]


def test_a_site_that_allows_only_its_own_scripts_and_styles(
    preview: Preview, visit: Visit, folder: Path
) -> None:
    policy = """<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src data:">"""
    page = STALE.replace("<title>", f"{policy}<title>").replace(' style="margin-top:2000px"', "")
    Path(folder, "about", "index.html").write_text(page, "utf-8")
    shown = visit(f"{preview().url}about/")
    pill(shown).click()
    shown.get_by_role("button", name="Show me").first.click()
    expect(shown.locator(".mark").first).to_be_visible()


@pytest.mark.parametrize(
    ("style", "dark", "paper"),
    [
        ("", False, "rgb(255, 253, 248)"),
        ("", True, "rgb(33, 31, 28)"),
        ("<style>body { background: #111 }</style>", False, "rgb(33, 31, 28)"),
        ("<style>body { background: #fff }</style>", True, "rgb(255, 253, 248)"),
    ],
)
def test_it_is_as_dark_as_the_page(
    preview: Preview, visit: Visit, folder: Path, style: str, dark: bool, paper: str
) -> None:
    Path(folder, "about", "index.html").write_text(style + STALE, "utf-8")
    page = visit(f"{preview().url}about/", dark=dark)
    assert pill(page).evaluate("e => getComputedStyle(e).backgroundColor") == paper


def test_what_is_shown_is_not_covered(preview: Preview, visit: Visit) -> None:
    page = visit(f"{preview().url}about/", width=360, height=640)
    pill(page).click()
    page.get_by_role("button", name="Show me").first.click()
    expect(page.locator(".mark").first).to_be_in_viewport()
    expect(pill(page)).to_have_attribute("aria-expanded", "false")
    expect(pill(page)).to_be_focused()


def test_it_fits_a_phone(preview: Preview, visit: Visit) -> None:
    page = visit(f"{preview().url}about/", width=360, height=640)
    pill(page).click()
    panel = page.get_by_role("region", name="What went stale on this page").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 360
    assert panel["y"] >= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
