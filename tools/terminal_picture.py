"""Draws what a terminal shows of a command, as the picture in the README.

    python tools/terminal_picture.py docs/images/terminal.png -- freshness check --offline

Runs the command on a pseudo-terminal of 80 columns and photographs its coloured output with the
system's Chromium.
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS = 80
CHROMIUM = (
    "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync --hide-scrollbars "
    "--force-device-scale-factor=1.5"
).split()


def output(command: list[str]) -> str:
    """What the command prints on a terminal."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL, env=environment):
        os.close(slave)
        parts = []
        try:
            while part := os.read(master, 65_536):
                parts.append(part)
        except OSError:
            pass  # Linux says so when the other end is closed
    return b"".join(parts).decode().replace("\r\n", "\n")


def main() -> None:
    """Write the picture named first, of the command after `--`."""
    target, _, *command = sys.argv[1:]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ " + " ".join(command), style="bold"))
    text = Text.from_ansi(output(command))
    console.print(text)
    page = console.export_html(inline_styles=True, theme=_theme())
    page = page.replace("<body>", "<body style='margin:0;padding:20px 24px'>")
    rows = text.plain.count("\n") + 3
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page, "utf-8")
        size = f"--window-size=800,{70 + round(rows * 19)}"
        profile = f"--user-data-dir={folder}/profile"
        subprocess.run(
            [*CHROMIUM, profile, size, f"--screenshot={target}", source.as_uri()],
            check=True,
            capture_output=True,
        )


def _theme() -> object:
    from rich.terminal_theme import DIMMED_MONOKAI

    return DIMMED_MONOKAI


if __name__ == "__main__":
    main()
