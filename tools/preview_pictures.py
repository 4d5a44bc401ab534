"""Draws `freshness preview` of a personal site after a year of neglect, for the documents.

python tools/preview_pictures.py
"""

from __future__ import annotations

import base64
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from terminal_pictures import IMAGES, LATER, neglected

from freshness.config import load
from freshness.pipeline import Request
from freshness.preview.server import Server
from freshness.preview.session import Session, Shown


def session(folder: Path) -> Session:
    """The neglected site, built."""
    config = load(folder / "freshness.yml")
    (target,) = config.targets
    assert target.folder
    assert target.source
    shown = Shown(
        folder=folder / target.folder, source=folder / target.source, url=target.url,
        build=tuple(target.build or ()), base=folder,
    )  # fmt: skip
    return Session(shown, request=lambda: Request(today=LATER, config=config), tell=print)


def shown(browser: Browser, url: str, width: int, *, dark: bool) -> str:
    """An image element with a page of the preview at this width."""
    scheme = "dark" if dark else "light"
    page = browser.new_page(viewport={"width": width, "height": 760}, color_scheme=scheme)
    page.emulate_media(reduced_motion="reduce")
    page.goto(url)
    if "_freshness" not in url:
        page.get_by_role("button", name="to look at").click()
        page.get_by_role("button", name="Show me").first.click()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    data = base64.b64encode(page.screenshot()).decode()
    page.close()
    return f'<img height="600" src="data:image/png;base64,{data}">'


def photograph(browser: Browser, body: str, target: Path) -> None:
    """Write a picture of these images side by side."""
    style = (
        "<style>body { margin: 0; background: #dfe5e1; padding: 24px; display: flex; gap: 24px;"
        "width: max-content } img { border-radius: 8px }</style>"
    )
    page = browser.new_page(viewport={"width": 1400, "height": 648})
    page.set_content(style + body)
    page.locator("body").screenshot(path=target)
    page.close()


def main() -> None:
    """Draw all of them."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "site")
        neglected(folder)
        with Server(session(folder)) as server, sync_playwright() as playwright:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            for name, path in {"preview": "now/", "preview-all": "_freshness/"}.items():
                url = server.url + path
                both = shown(browser, url, 1240, dark=False) + shown(browser, url, 390, dark=True)
                photograph(browser, both, IMAGES / f"{name}.png")
            browser.close()
            server.shutdown()


if __name__ == "__main__":
    main()
