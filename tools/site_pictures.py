"""Draws the pictures that belong to the personal site, with the system's Chromium.

    python -m mkdocs build --strict && python tools/site_pictures.py

`site_src/assets/social.png` is shown where pages are shared. It names nobody, so that it serves
everybody who makes the site theirs. `docs/images/site.png` shows the home page in the docs.
"""

from __future__ import annotations

import base64
import math
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
WIDTH, HEIGHT = 1200, 630  # what the large services crop to, 1.91 to 1
COLOURS = ("#0e6b5e", "#2b8374", "#5fa596", "#9cc9bd", "#d3e6de")


def social() -> str:
    """Waves under a low sun: the river of the portrait and of the icon."""
    waves = []
    for index, colour in enumerate(reversed(COLOURS)):
        y = 300 + index * 68
        points = (
            f"{x},{y + 26 * math.sin(x / (150 + 12 * index) + index * 1.7):.1f}"
            for x in range(0, WIDTH + 20, 20)
        )
        bottom = f"{WIDTH + 20},{HEIGHT} 0,{HEIGHT}"
        waves.append(f'<polygon fill="{colour}" points="{" ".join(points)} {bottom}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="100%" height="100%" fill="#fbfaf6"/><circle cx="905" cy="245" r="105" '
        f'fill="#f2b872"/>{"".join(waves)}</svg>'
    )


def shown(browser: Browser, url: str, width: int, *, dark: bool) -> str:
    """An image element with the page as it looks at this width."""
    scheme = "dark" if dark else "light"
    page = browser.new_page(viewport={"width": width, "height": 840}, color_scheme=scheme)
    page.goto(url)
    page.evaluate("document.fonts.ready")
    data = base64.b64encode(page.screenshot()).decode()
    page.close()
    return f'<img height="600" src="data:image/png;base64,{data}">'


def photograph(browser: Browser, body: str, target: Path, width: int, height: int) -> None:
    """Write a picture of this HTML."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(f"<style>body {{ margin: 0 }}</style>{body}")
    page.screenshot(path=target)
    page.close()


def main() -> None:
    """Draw all of them."""
    serve = partial(SimpleHTTPRequestHandler, directory=str(ROOT / "build/site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        photograph(browser, social(), ROOT / "site_src/assets/social.png", WIDTH, HEIGHT)
        both = shown(browser, home, 1180, dark=False) + shown(browser, home, 390, dark=True)
        style = (
            "<style>body { background: #dfe5e1; padding: 24px; display: flex; gap: 24px }"
            "img { border-radius: 8px }</style>"
        )
        photograph(browser, style + both, ROOT / "docs/images/site.png", 1194, 648)
        browser.close()


if __name__ == "__main__":
    main()
