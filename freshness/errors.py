"""What can go wrong through no fault of the code.

    UserError                 ours to explain, never a traceback
    ├── ConfigError           exit 2: a file, a line, a key
    ├── StateError            exit 2: the state folder cannot be used
    └── NothingChecked        exit 3: no input, no pages, no network

Every other exception is a bug and shows its traceback (exit 4).
"""

from __future__ import annotations

from pathlib import Path


class UserError(Exception):
    """A situation the user can mend; the message says what happened, where, and what to do."""

    exit_code = 2


class ConfigError(UserError):
    """The configuration cannot be used as it is written."""

    def __init__(self, message: str, *, file: Path | None = None, line: int | None = None) -> None:
        """Put the place in front of the message.

        Args:
            message: what is wrong and what to do.
            file: the configuration file.
            line: 1-based line in it.
        """
        place = ":".join(str(part) for part in (file, line) if part is not None)
        super().__init__(f"{place}: {message}" if place else message)


class StateError(UserError):
    """The state folder belongs to a newer version, or cannot be written."""


class NothingChecked(UserError):
    """There was nothing to look at: an empty folder, an address that does not answer."""

    exit_code = 3
