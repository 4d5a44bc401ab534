"""Fragments that lead nowhere: `/about/#contact` where the page has no such id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from freshness.document import Document
from freshness.model import Page, Reference

_LINES = re.compile(
    r"L\d{1,7}(?:C\d{1,5})?(?:-L?\d{1,7}(?:C\d{1,5})?)?|lines-\d{1,7}(?:[:-]\d{1,7})?|n\d{1,7}"
)
"""Lines of a file as code hosts name them. A script marks them, so nobody knows without it."""

_SCRIPT = re.compile(
    r"<script\b(?:\s[^<>]*+)?+>([^<]*+(?:<(?!/script)[^<]*+)*+)", re.IGNORECASE | re.DOTALL
)
_STRING = re.compile(r"[\"'`]#?([\w:.-]{1,100}+)[\"'`]")
_FILLS = re.compile(
    r"innerHTML|createElement|insertAdjacent|appendChild|replaceChildren|\.render\("
)
_SHELL = 200  #: characters of text


def missing(page: Page, references: Iterable[Reference]) -> frozenset[str]:
    """The fragments that references to a page ask for and the page lacks, as written.

    Args:
        page: the page they lead to.
        references: addresses of that page.
    """
    asked = {each.fragment for each in references if needs_target(each.fragment)}
    lacking = frozenset(each for each in asked if not is_among(each, page.document.ids))
    if not lacking:
        return lacking
    made = made_by_script(page.document)
    return frozenset() if made is None else frozenset(x for x in lacking if not is_among(x, made))


def made_by_script(document: Document) -> frozenset[str] | None:
    """Names that the page's own scripts may give to a part; None where they may give any.

    That is every short string in them, and anything at all on a page that is hardly more than its
    scripts.
    """
    if document.is_scripted:
        return None
    scripts = "\n".join(_SCRIPT.findall(document.html))
    if len(document.text) < _SHELL and _FILLS.search(scripts):
        return None
    return frozenset(_STRING.findall(scripts))


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
