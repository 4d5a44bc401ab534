"""Writes the host as it is written elsewhere; whether it is the same one, only its owner knows."""

from __future__ import annotations

import re
from datetime import date

from freshness.fixer import replacing
from freshness.model import Finding, Fix

_HOSTS = re.compile(r"The host is (?P<slip>\S+) here, and (?P<meant>\S+) elsewhere\.")


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Replace the host in the address that the finding quotes."""
    told, old = _HOSTS.match(finding.message), finding.place.quote
    if told is None or old.lower().count(told["slip"]) != 1:
        return None
    at = old.lower().index(told["slip"])
    new = old[:at] + told["meant"] + old[at + len(told["slip"]) :]
    edit = replacing(finding, text, new)
    return Fix(title=f"write {told['meant']}", safe=False, edits=(edit,)) if edit else None
