"""The newest commit that changed the words of the page.

Commits that touch most of the site (a new theme, a rebuild) or the front matter only do not count.
It lies about pages that were imported: their commit tells when the repository began, not the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Evidence, Page
from freshness.signal import Commit, Repository, evidence
from freshness.vocabulary import Meaning, PartialDate

SLUG = "git"
CLONE = "git-clone"
"""Signal of what a shallow clone takes for the day of every page."""


def read(page: Page, repository: Repository) -> Iterator[Evidence]:
    """When the file came and when it last changed."""
    if page.path is None:
        return
    if first := repository.first_commit(page.path):
        yield _evidence(page, Meaning.PUBLISHED, first, trust=0.2 if first.mass else 0.3)
    if last := repository.last_change(page.path):
        yield _evidence(page, Meaning.CHANGED, last, trust=0.3 if last.mass else 0.9)
    if empty := repository.empty_change(page.path):
        yield _evidence(page, Meaning.BUILT, empty, trust=0.9 if empty.files else 0.1)


def _evidence(page: Page, meaning: Meaning, commit: Commit, *, trust: float) -> Evidence:
    when = PartialDate.of(commit.day)
    quote = f"commit “{commit.subject}”"
    signal = SLUG if commit.files else CLONE
    if signal == CLONE:
        quote = f"this shallow clone has no commit but “{commit.subject}”"
    elif meaning is Meaning.BUILT:
        quote += " changed no words of it"
    return evidence(page, signal, meaning, when, quote=quote, trust=trust)
