"""Draws what a terminal shows of some commands, as pictures for the documents.

    python tools/terminal_pictures.py

The commands run on a pseudo-terminal of 80 columns, in a personal site as it was made and after a
year of neglect. The pictures are SVG: sharp at every size, small, and their words can be found.
"""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from freshness.starter import Person, start

IMAGES = Path(__file__).parent.parent / "docs/images"
MADE, LATER = date(2025, 11, 20), date(2026, 11, 25)
COLUMNS = 80
PICTURES = {
    "terminal": ("freshness check --offline", LATER),
    "terminal-upcoming": ("freshness upcoming", MADE),
    "terminal-fix": ("freshness fix --offline", LATER),
}
NEGLECT = {
    "site_src/contact.md": (
        "# Say hello\n",
        "# Say hello\n\nMy letters and pictures are © 2025 Ada Example.\n",
    ),
    "site_src/data/now.yml": (
        "A plain-language guide to reading a hydrograph, in Dutch first.",
        "My talk for the Days of Water. Registration is open until 1 March 2026.",
    ),
    "site_src/data/about.yml": (
        "I like it for that reason.",
        'I like it for that reason, and wrote <a href="/essays/mud/">an essay</a> about it.',
    ),
}
THEME = TerminalTheme(
    (27, 31, 33), (214, 214, 208),
    [(27, 31, 33), (240, 113, 105), (139, 196, 110), (226, 182, 92), (108, 170, 216),
     (200, 140, 210), (110, 190, 190), (214, 214, 208)],
    [(128, 134, 134), (250, 130, 120), (160, 214, 130), (240, 200, 110), (130, 190, 235),
     (220, 160, 230), (130, 210, 210), (240, 240, 235)],
)  # fmt: skip


def neglected(folder: Path) -> None:
    """A personal site, made a year ago, of which some things were never mended."""
    start(folder, Person(), MADE, "0.1.0")
    for name, (before, after) in NEGLECT.items():
        file = folder / name
        text = file.read_text("utf-8")
        assert before in text, name
        file.write_text(text.replace(before, after), "utf-8")
    day = f"{MADE}T12:00:00Z"
    environment = os.environ | {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    person = ["-c", "user.name=Ada Example", "-c", "user.email=hello@ada.example"]
    for words in (["init"], ["add", "-A"], [*person, "commit", "-m", "Begin"]):
        subprocess.run(
            ["git", *words], cwd=folder, env=environment, check=True, capture_output=True
        )


def output(command: list[str], folder: Path, today: date) -> str:
    """What the command prints on a terminal."""
    master, slave = pty.openpty()
    environment = os.environ | {
        "COLUMNS": str(COLUMNS),
        "TERM": "xterm-256color",
        "NO_MKDOCS_2_WARNING": "1",
        "XDG_DATA_HOME": str(folder / "state"),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        f"FRESHNESS_{command[1].upper()}_TODAY": today.isoformat(),
    }
    with subprocess.Popen(
        command, cwd=folder, stdout=slave, stderr=subprocess.DEVNULL, env=environment
    ):
        os.close(slave)
        parts = []
        try:
            while part := os.read(master, 65_536):
                parts.append(part)
        except OSError:
            pass  # Linux says so when the other end is closed
    return b"".join(parts).decode().replace("\r\n", "\n")


def picture(command: str, text: str) -> str:
    """The terminal as SVG, with the fonts that the reader has."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {command}", style="bold"))
    console.print(Text.from_ansi(text.rstrip("\n")))
    svg = console.export_svg(title="", theme=THEME, unique_id="t")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-family: Fira Code, monospace", "font-family: ui-monospace, monospace")
    return re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE)


def main() -> None:
    """Draw all of them."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "site")
        neglected(folder)
        for name, (command, today) in PICTURES.items():
            text = output(command.split(), folder, today)
            (IMAGES / f"{name}.svg").write_text(picture(command, text), "utf-8")


if __name__ == "__main__":
    main()
