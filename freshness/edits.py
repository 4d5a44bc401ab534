"""Which commits changed a page's own words, and which only its template, its build or its markup.

A built page is touched by every build. Of the words that came and went with a commit, those that
came and went on many of its pages are the template's; a change is what is left, if it is more than
a word or two. Versions are compared from the newest back, until each page's last change is found.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from freshness.parsing import parse
from freshness.signal import Commit

TEMPLATE_SHARE = 0.34
"""Words that come or go on more than this share of the pages of a commit are the template's."""

TEMPLATE_PAGES = 3
"""On fewer pages than this, equal words may well be a day's work."""

FEWEST_WORDS = 10
"""With fewer different words that came or went on one of many pages, it was a label of a tool."""

SAMPLE = 12
"""Pages of a commit that are looked at for its template, besides those in question."""

MOST_BYTES = 1 << 28
"""Read of a history; what lies further back is told by the number of files a commit touched."""

_WORD = re.compile(r"[^\W_]{2,}")
_NO_WORDS = ["script", "style", "noscript", "template", "svg", "math", "nav", "footer"]


class Change(NamedTuple):
    """What one commit did to one file."""

    commit: Commit
    before: str  #: id of the old text; zeros when the file is new
    after: str

    @property
    def is_first(self) -> bool:
        """Whether the file came with it."""
        return not self.before.strip("0")


Texts = Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]
"""The texts with these ids, where they are to be had."""


def own_changes(
    changes: Mapping[str, Sequence[Change]], order: Iterable[Commit], texts: Texts
) -> dict[str, Change]:
    """The newest change of each HTML page's own words; none where the limit was reached before.

    Args:
        changes: of each page, newest first.
        order: every commit, newest first.
        texts: reads versions of the pages.
    """
    by_commit: dict[Commit, dict[str, Change]] = defaultdict(dict)
    for path, found in changes.items():
        for each in found:
            by_commit[each.commit].setdefault(path, each)
    known: dict[str, Counter[str]] = {}
    settled: dict[str, Change] = {}
    budget = MOST_BYTES
    for touched in (by_commit[commit] for commit in order if commit in by_commit):
        pending = [path for path in touched if path not in settled]
        if not pending:
            continue
        others = [path for path in touched if path in settled][:SAMPLE]
        rows = {path: touched[path] for path in (*pending, *others)}
        wanted = {text for each in rows.values() for text in each[1:] if text.strip("0")}
        for name, text in texts(wanted - known.keys()):
            known[name] = words(text)
            budget -= len(text)
        if budget < 0:
            break
        settled |= _settled(pending, rows, known)
        kept = {rows[path].before for path in pending if path not in settled}
        known = {name: each for name, each in known.items() if name in kept}
    return settled


def _settled(
    pending: Iterable[str], rows: Mapping[str, Change], known: Mapping[str, Counter[str]]
) -> Iterator[tuple[str, Change]]:
    """The pages whose own words a commit changed."""
    moves = {
        path: _moved(known.get(each.before, Counter()), known.get(each.after, Counter()))
        for path, each in rows.items()
    }
    spread = Counter(word for moved in moves.values() for word in moved)
    shared = max(TEMPLATE_PAGES - 1, TEMPLATE_SHARE * len(rows))
    by_hand = len(rows) < TEMPLATE_PAGES
    for path in pending:
        # A build counts, numbers sections and tells the time; what somebody edits alone is meant.
        own = (word for word in moves[path] if spread[word] <= shared)
        count = sum(by_hand or _is_word(word) for word in own)
        if rows[path].is_first or count >= (1 if by_hand else FEWEST_WORDS):
            yield path, rows[path]


def _is_word(word: str) -> bool:
    return word.startswith("http") or word.isalpha()


def _moved(before: Counter[str], after: Counter[str]) -> frozenset[str]:
    return frozenset((before - after) | (after - before))


def words(html: bytes) -> Counter[str]:
    """The words of a page's main part, and where it links to."""
    tree = parse(html.decode("utf-8", "replace"))
    tree.strip_tags(_NO_WORDS)
    main = tree.css_first("main, [role=main], article") or tree.body
    if main is None:
        return Counter()
    links = (node.attributes.get("href") or "" for node in main.css("a[href^=http]"))
    return Counter(_WORD.findall(main.text(separator=" "))) + Counter(links)
