"""Building the configured site before looking at it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from freshness.errors import UserError

BUILD_SECONDS = 300
_TAIL = 5  #: last lines of a failed build that are shown


class ToolMissing(UserError):
    """The program that builds the site is not installed."""


def build(command: Sequence[str], *, folder: Path, base: Path) -> None:
    """Run the configured build command, without a shell.

    Args:
        command: from the owner's own configuration; `{folder}` stands for the folder, a leading
            `python` for the interpreter that runs us, so that it finds what is installed beside us.
        folder: where the built site goes.
        base: folder of the configuration, in which the command runs.

    Raises:
        ToolMissing: the program, or the module after `python -m`, is not installed.
        UserError: the build failed or took longer than `BUILD_SECONDS`.
    """
    words = [word.replace("{folder}", str(folder)) for word in command]
    if words[0] in ("python", "python3"):
        words[0] = sys.executable
    try:
        done = subprocess.run(  # noqa: S603  the owner's own command, as words
            words, cwd=base, capture_output=True, timeout=BUILD_SECONDS, check=False,
            encoding="utf-8", errors="replace",
        )  # fmt: skip
    except FileNotFoundError:
        raise ToolMissing(f"cannot build the site: {words[0]} is not installed") from None
    except (OSError, ValueError) as error:  # no program, or a word that no program can be given
        raise UserError(f"cannot build the site: {words[0]!r} does not start ({error})") from None
    except subprocess.TimeoutExpired:
        raise UserError(f"building the site took more than {BUILD_SECONDS} s; stopped it") from None
    if done.returncode:
        output = (done.stderr or done.stdout).strip()
        module = words[2] if words[1:2] == ["-m"] and len(words) > 2 else ""
        if module and f"No module named {module}" in output:
            brought = "; `pip install 'freshness[mkdocs]'` brings it" if module == "mkdocs" else ""
            raise ToolMissing(f"cannot build the site: {module} is not installed{brought}")
        last = "\n  ".join(output.splitlines()[-_TAIL:])
        raise UserError(f"building the site failed: {' '.join(command)}\n  {last}")
