"""What changed between two looks, and what is only a clock, a counter or another footer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from freshness.document import Document
from freshness.fingerprints import PastText, changed, fingerprint, witness
from tests.signals.factory import page, said

FIRST, LAST, TODAY = date(2026, 9, 1), date(2026, 11, 1), date(2026, 11, 22)
BODY = "<p>I build organs in a small town by the sea.</p>"


def seen(html: str, *, changed: tuple[date, date] | None = None) -> PastText:
    return PastText(fingerprint(Document(html)), LAST, FIRST, changed)


def moved(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    now = {url: fingerprint(Document(html)) for url, html in after.items()}
    return changed(now, {url: seen(html) for url, html in before.items()})


def test_other_words_are_a_change() -> None:
    after = {"a": "<p>I build clocks in a small town by the sea.</p>", "b": BODY}
    assert moved({"a": BODY, "b": BODY}, after) == {"a"}


def test_clocks_counters_and_moved_paragraphs_are_none() -> None:
    before = BODY + "<p>5 min read</p><p>Read by 1,024 people since we began to count.</p><p>Mo</p>"
    after = "<p>7 min read</p><p>Read by 2,048 people since we began to count.</p><p>Tu</p>" + BODY
    assert moved({"a": before}, {"a": after}) == frozenset()


def test_a_new_footer_on_all_pages_is_the_templates() -> None:
    old, new = "<p>Made with a generator of the past</p>", "<p>Made with another generator</p>"
    before = {name: f"{BODY}<p>About {name * 20}</p>{old}" for name in "abcde"}
    after = {name: html.replace(old, new) for name, html in before.items()}
    assert moved(before, after) == frozenset()
    after["c"] = after["c"].replace(BODY, "<p>Now I build clocks, and only clocks.</p>")
    assert moved(before, after) == {"c"}


def test_new_and_lost_pages_have_not_changed() -> None:
    assert moved({"a": BODY}, {"b": BODY}) == frozenset()


def test_a_change_is_dated_between_two_looks() -> None:
    subject = page("<p>I build clocks in a small town by the sea.</p>")
    now = fingerprint(subject.document)
    [evidence] = witness(subject, now, seen(BODY), is_changed=True, today=TODAY)
    assert (evidence.since, said([evidence])) == (LAST, ["changed 2026-11-22"])


def test_an_earlier_change_is_remembered_and_the_same_words_are_proof() -> None:
    subject = page(BODY)
    before = seen(BODY, changed=(date(2026, 8, 1), FIRST))
    told = witness(subject, fingerprint(subject.document), before, is_changed=False, today=TODAY)
    assert said(told) == ["changed 2026-09-01", "seen 2026-09-01"]


def test_other_digits_are_no_change_and_no_proof() -> None:
    subject = page(BODY + "<p>Copyright 2026</p>")
    now = fingerprint(subject.document)
    before = seen(BODY + "<p>Copyright 2025</p>")
    assert not changed({"a": now}, {"a": before})
    assert said(witness(subject, now, before, is_changed=False, today=TODAY)) == []


@given(st.text(), st.binary())
def test_anything_can_be_compared(text: str, stored: bytes) -> None:
    now = fingerprint(Document(f"<p>{text}</p>"))
    changed({"a": now}, {"a": PastText(stored, LAST, FIRST, None)})
