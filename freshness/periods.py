"""Periods as people write them: `30d`, `2 weeks`, `every 3 months`, `yearly`."""

from __future__ import annotations

import re

_UNITS = {"d": 1, "day": 1, "w": 7, "week": 7, "m": 30, "month": 30, "y": 365, "year": 365}
_NAMED = {
    "daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 30, "quarterly": 91, "yearly": 365,
    "annually": 365,
}  # fmt: skip
_PERIOD = re.compile(r"(?:every\s+)?(?:(?P<count>\d{1,4})\s*)?(?P<unit>[a-z]{1,7}?)s?")
MAX_DAYS = 36_500


def days(text: str) -> int | None:
    """How many days a period has; a month counts 30, three 91, twelve 365.

    Returns:
        None for what is no period, or none between a day and a hundred years.
    """
    text = " ".join(text.casefold().split())
    if text in _NAMED:
        return _NAMED[text]
    match = _PERIOD.fullmatch(text)
    if not match or match["unit"] not in _UNITS or (not match["count"] and len(match["unit"]) == 1):
        return None
    count, unit = int(match["count"] or 1), _UNITS[match["unit"]]
    found = count * 365 // 12 if unit == _UNITS["month"] else count * unit
    return found if 1 <= found <= MAX_DAYS else None
