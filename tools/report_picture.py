"""Draws the report as a page, for the documents, with the system's Chromium.

    python tools/report_picture.py

The site is the neglected one of `terminal_pictures.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from site_pictures import photograph, shown
from terminal_pictures import LATER, neglected

TARGET = Path(__file__).parent.parent / "docs/images/report.png"
STYLE = (
    "<style>body { background: #dfe5e1; padding: 24px; display: flex; gap: 24px }"
    "img { border-radius: 8px }</style>"
)


def main() -> None:
    """Draw it, light on a desk and dark on a phone."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder, page = Path(scratch, "site"), Path(scratch, "report.html")
        neglected(folder)
        program = Path(sys.executable).parent
        subprocess.run(
            [program / "freshness", "check", "--offline", "--no-state", "--quiet", "--fail-on",
             "never", "--today", LATER.isoformat(), "--format", "html", "--output", page],
            cwd=folder, check=True,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1",
                              "PATH": f"{program}:{os.environ['PATH']}"},
        )  # fmt: skip
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        url = page.as_uri()
        both = shown(browser, url, 1000, dark=False) + shown(browser, url, 390, dark=True)
        photograph(browser, STYLE + both, TARGET, 1065, 648)
        browser.close()


if __name__ == "__main__":
    main()
