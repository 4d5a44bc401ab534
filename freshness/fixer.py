"""The contract of a fixer: the ready change for the findings of one rule.

A fixer is a module in `freshness/fixers/`, named after its rule. It defines

    def fix(finding: Finding, text: str, today: date) -> Fix | None

`text` is the file in which the finding stands. None means that this one is better done by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

from freshness.errors import UserError
from freshness.model import Edit
from freshness.registry import Part, parts


def apply(edit: Edit, text: str) -> str:
    """The text with the edit made.

    Raises:
        UserError: `before` does not stand in the text exactly once.
    """
    count = text.count(edit.before)
    if count != 1:
        raise UserError(
            f"{edit.path}: expected {edit.before!r} once, found it {count} times; change it by hand"
        )
    return text.replace(edit.before, edit.after)


def fixers() -> Mapping[str, Part]:
    """Every fixer there is, by the slug of its rule."""
    return parts("fixers")
