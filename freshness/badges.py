"""Badges: small pictures in which a service says how a project does."""

from __future__ import annotations

import html
import re

_BADGE = re.compile(
    r"https?://(?:img\.shields\.io/(?!badge/|static/)"
    r"|(?:www\.)?(?:codecov\.io|coveralls\.io|badge\.fury\.io|readthedocs\.org/projects|"
    r"snyk\.io/test|ci\.appveyor\.com/api/projects/status|circleci\.com|dl\.circleci\.com|"
    r"badgen\.net|app\.netlify\.com|api\.netlify\.com/api/v1/badges)/"
    r"|(?:www\.)?github\.com/[^/?#]+/[^/?#]+/(?:actions/)?workflows/[^?#]+/badge\.svg"
    r"|[^/?#]+/[^?#]+/badges/[^?#]+/(?:pipeline|coverage|release)\.svg)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\baria-label\s*+=\s*+[\"']([^\"']{1,200})[\"']", re.IGNORECASE)
_TEXT = re.compile(r"<(?:title|text)\b[^>]{0,500}+>([^<>]{1,200})<", re.IGNORECASE)
_BAD = re.compile(r"\b(?:failing|failed|failure|errored|broken|down)\b", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:not found|invalid|inaccessible|no longer available|repo not|project not|404)\b",
    re.IGNORECASE,
)
_LOOK = 20_000  #: bytes of a badge that are read


def is_badge(url: str) -> bool:
    """Whether an address is a badge that tells a state; painted ones (`/badge/`) tell none."""
    return _BADGE.match(url) is not None


def says(body: bytes) -> str:
    """The words on a badge, as its SVG has them; empty for what is none."""
    text = body[:_LOOK].decode("utf-8", "replace")
    if "<svg" not in text[:2_000]:
        return ""
    label = _LABEL.search(text)
    found = label[1] if label else " ".join(dict.fromkeys(_TEXT.findall(text)))
    return " ".join(html.unescape(found).split())


def is_bad(words: str) -> bool:
    """Whether a badge tells a visitor that something is broken."""
    return bool(_BAD.search(words))


def is_lost(words: str) -> bool:
    """Whether a badge tells that its service knows the project no more."""
    return bool(_LOST.search(words))
