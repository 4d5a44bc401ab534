"""Fragments that lead nowhere: `/about/#contact` where the page has no such id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from freshness.model import Page, Reference

_LINES = re.compile(
    r"L\d{1,7}(?:C\d{1,5})?(?:-L?\d{1,7}(?:C\d{1,5})?)?|lines-\d{1,7}(?:[:-]\d{1,7})?|n\d{1,7}"
)
"""Lines of a file as code hosts name them. A script marks them, so nobody knows without it."""


def missing(page: Page, references: Iterable[Reference]) -> frozenset[str]:
    """The fragments that references to a page ask for and the page lacks, as written.

    Args:
        page: the page they lead to.
        references: addresses of that page.
    """
    asked = {each.fragment for each in references if needs_target(each.fragment)}
    lacking = frozenset(each for each in asked if not is_among(each, page.document.ids))
    # What a script will put there, nobody knows.
    return frozenset() if lacking and page.document.is_scripted else lacking


def needs_target(fragment: str) -> bool:
    """Whether a page must have a part for a fragment.

    Not so for `#`, `#top`, text fragments, routes of scripts (`#/about`, `#!about`), lines.
    """
    name = fragment.partition(":~:")[0]
    if not name or name.lower() == "top" or name[0] in "/!":
        return False
    return not _LINES.fullmatch(name)


def is_among(fragment: str, ids: frozenset[str]) -> bool:
    """Whether a page with these ids and names has a part for a fragment, as written."""
    name = fragment.partition(":~:")[0]
    return name in ids or unquote(name) in ids
