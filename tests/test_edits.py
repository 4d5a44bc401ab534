"""Whose words a commit changed: the page's, or the template's on all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pytest

from freshness.edits import Change, own_changes, words
from freshness.signal import Commit

NEW = "0" * 40
LONG = "We met the builder of the organs that stand in every village by the northern sea"
OTHER = "Bells ring twice an hour here because nobody remembers who had once set them wrongly"


def commit(number: int) -> Commit:
    return Commit(
        day=date(2026, 1, 28 - number), files=1, subject="Edit", id=str(number), number=number
    )


def last(versions: Mapping[str, list[str]]) -> dict[str, int]:
    """The number of the commit that changed each page last; versions go from the newest back."""
    store: dict[str, bytes] = {}
    changes: dict[str, list[Change]] = {}
    for path, texts in versions.items():
        ids = [f"{path}{n}" for n in range(len(texts))]
        store |= {name: text.encode() for name, text in zip(ids, texts, strict=True)}
        changes[path] = [
            Change(commit(n), before, after)
            for n, (after, before) in enumerate(zip(ids, [*ids[1:], NEW], strict=True))
        ]
    order = [commit(n) for n in range(max(map(len, versions.values())))]

    def read(wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        return ((name, store[name]) for name in wanted)

    return {path: each.commit.number for path, each in own_changes(changes, order, read).items()}


def page(text: str, around: str = "") -> str:
    return f"<html><body><main><p>{text}</p></main>{around}</body></html>"


def test_a_new_template_on_all_pages_changes_none() -> None:
    footer = (
        "<div>Made with the second edition of a generator that is called after a small bird</div>"
    )
    versions = {
        f"{name}.html": [
            page(f"{LONG} {name}").replace("</p>", f"</p>{footer}"),
            page(f"{LONG} {name}"),
        ]
        for name in ("adam", "berta", "cesar", "dora")
    }
    assert set(last(versions).values()) == {1}
    versions["dora.html"][0] = page(OTHER)
    assert last(versions)["dora.html"] == 0


def test_what_a_build_counts_is_no_change_and_what_one_edits_alone_is() -> None:
    menu = "<nav>Home, blog, talks, about</nav>"
    old = {f"{name}.html": page(f"{LONG} {name * 3} 2025") for name in "abcd"}
    new = {
        name: text.replace("2025", "2026 in 7 minutes").replace("</p>", f"</p>{menu}")
        for name, text in old.items()
    }
    assert set(last({name: [new[name], old[name]] for name in old}).values()) == {1}
    assert last({"a.html": [new["a.html"], old["a.html"]]}) == {"a.html": 0}
    assert last({"a.html": [old["a.html"].replace("</p>", f"</p>{menu}"), old["a.html"]]}) == {
        "a.html": 1
    }


def test_other_links_of_the_text_are_one() -> None:
    links = "".join(f'<a href="https://ada.example/{n}">x</a>' for n in range(12))
    assert last({"a.html": [page(LONG + links), page(LONG)]}) == {"a.html": 0}


def test_the_limit_leaves_what_lies_further_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("freshness.edits.MOST_BYTES", 10)
    assert last({"a.html": [page(OTHER), page(LONG)]}) == {}


def test_anything_has_words() -> None:
    assert words(b"\xff\x00<p>Bells") == {"Bells": 1}
    assert not words(b"")
