"""Draws the picture that the site shows where its pages are shared: `site_src/assets/social.png`.

    python tools/site_pictures.py

It names nobody, so that it also serves whoever makes the site theirs.
"""

from __future__ import annotations

import math
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).parent.parent / "site_src/assets/social.png"
WIDTH, HEIGHT = 1200, 630  # what the large services crop to, 1.91 to 1
COLOURS = ("#0e6b5e", "#2b8374", "#5fa596", "#9cc9bd", "#d3e6de")


def svg() -> str:
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


def main() -> None:
    """Photograph it with the system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(f"<body style='margin:0'>{svg()}")
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
