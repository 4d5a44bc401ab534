"""Why a page has its dates, as a person would argue: who says so, who agrees, who does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from freshness.model import DatedPage, Evidence, Interval
from freshness.reporter import plain
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Confidence, Meaning

_WHO = {
    "byline": "its text",
    "copyright-line": "its copyright line",
    "data-island": "the data of a script",
    "dateline": "the line beside its headline",
    "feed": "the feed",
    "front-matter": "its front matter",
    "git": "git",
    "git-clone": "git",
    "http": "the server",
    "json-ld": "its JSON-LD",
    "meta": "its <meta>",
    "sitemap": "the sitemap",
    "snapshot": "the history of these checks",
    "time-element": "its <time>",
    "url-date": "its address",
    "visible-text": "the page itself",
}
_SURE = {
    Confidence.HIGH: "sure",
    Confidence.MEDIUM: "likely",
    Confidence.LOW: "doubtful",
}
_GIT_CHANGE = ("git", Meaning.CHANGED)
_NEAR = 7  #: days between dates that tell of the same event


def lines(dated: DatedPage, today: date) -> Iterator[str]:
    """The argument for one page.

    Args:
        dated: the page.
        today: the day of the argument.
    """
    for name, meaning, interval in _answers(dated):
        if interval:
            yield f"{name} {when(interval)} ({_SURE[interval.confidence]}): {_won(interval)}."
            agreeing = _agreeing(dated.evidence, interval, meaning)
            since = _first_commit(dated.evidence, interval) if meaning is Meaning.PUBLISHED else ""
            if agreeing:
                yield f"  {_listed(agreeing)} {'agrees' if len(agreeing) == 1 else 'agree'}."
            if since:
                yield f"  In git since {since}."
            for each in _once(interval.against):
                yield f"  But {_said(each)}, which is {_why_less(each, interval)}."
        elif meaning is not Meaning.REVIEWED:
            yield f"{name}: unknown."
        for each, reason in _refused(dated, meaning, interval, today):
            yield f"  Not believed: {_said(each)}; {reason}."
    for each in dated.evidence:
        if each.meaning is Meaning.BUILT and each.signal == "git":
            yield f"No change: on {each.when}, {plain(each.quote)}."
        elif each.meaning is Meaning.BUILT and each.signal == "git-clone":
            yield f"No history: {plain(each.quote)}, of {each.when}."
        elif each.meaning is Meaning.BUILT:
            yield f"No change: {_said(each)}, the day that most pages have: a build or a clock."
        elif each.meaning is Meaning.SEEN:
            yield f"Seen: {each.quote}."


def _answers(dated: DatedPage) -> tuple[tuple[str, Meaning, Interval | None], ...]:
    return (
        ("Published", Meaning.PUBLISHED, dated.published),
        ("Changed", Meaning.CHANGED, dated.changed),
        ("Reviewed", Meaning.REVIEWED, dated.reviewed),
    )


def when(interval: Interval | None) -> str:
    """An interval in words: `on 2024-05-17`, `in 2024-05`, `between … and …`."""
    if interval is None:
        return "unknown"
    if interval.earliest == interval.latest:
        return f"on {interval.latest}"
    return f"between {interval.earliest} and {interval.latest}"


def cell(interval: Interval | None) -> str:
    """An interval in the columns of a table: `2024-05-17`, `2024-05-01…31 ?`, `–`."""
    if interval is None:
        return "–"
    first, last = interval.earliest.isoformat(), interval.latest.isoformat()
    days = last if first == last else f"{first}…{last[8:] if first[:8] == last[:8] else last}"
    return (
        days
        + {Confidence.HIGH: "", Confidence.MEDIUM: " ?", Confidence.LOW: " ??"}[interval.confidence]
    )


def _won(interval: Interval) -> str:
    return _said(interval.won) if interval.won else interval.signal


def _said(each: Evidence) -> str:
    who, quote = _WHO.get(each.signal, each.signal), plain(each.quote)
    if each.signal == "git":
        return f"{who} has {quote} on {each.when}"
    if each.signal == "snapshot":
        return f"{who} has {quote}"
    return f"{who} says “{quote}”" if quote else f"{who} says {each.when}"


def _agreeing(evidence: Iterable[Evidence], interval: Interval, meaning: Meaning) -> list[str]:
    """Who else tells the same day or nearly so, the winner left out."""
    won = interval.won
    return list(
        dict.fromkeys(
            _WHO.get(each.signal, each.signal)
            for each in evidence
            if each.meaning is meaning
            and won
            and each.signal != won.signal
            and each not in interval.against
            and abs((each.when.latest - interval.latest).days) <= _NEAR
        )
    )


def _first_commit(evidence: Iterable[Evidence], interval: Interval) -> str:
    """The day of a page's first commit, where the page is older."""
    for each in evidence:
        is_first = each.signal == "git" and each.meaning is Meaning.PUBLISHED
        days = (each.when.latest - interval.latest).days
        if is_first and each is not interval.won and days > _NEAR:
            return str(each.when)
    return ""


def _listed(names: list[str]) -> str:
    text = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
    return text[:1].upper() + text[1:]


def _why_less(each: Evidence, interval: Interval) -> str:
    days = abs((each.when.latest - interval.latest).days)
    if days <= 1:
        return "the day before or after"
    return "believed less"


def _once(evidence: Iterable[Evidence]) -> list[Evidence]:
    """One of each that say the same in other words."""
    return list({(each.signal, each.when): each for each in evidence}.values())


def _refused(
    dated: DatedPage, meaning: Meaning, interval: Interval | None, today: date
) -> Iterator[tuple[Evidence, str]]:
    """Claims that did not even take part, and why."""
    heard = (interval.won, *interval.against) if interval else ()
    claims = (each for each in dated.evidence if each.meaning is meaning and each not in heard)
    for each in _once(claims):
        if reason := _refusal(each, dated, today):
            yield each, reason


def _refusal(each: Evidence, dated: DatedPage, today: date) -> str:
    first, published = each.when.earliest, dated.published
    if first > today:
        return "that day is still to come"
    same = next((one for one in dated.evidence if one.meaning is Meaning.SEEN), None)
    if each.meaning is Meaning.PUBLISHED:
        if each.signal == "git":
            return ""  # told as the first commit
        changes = (one for one in dated.evidence if one.meaning is Meaning.CHANGED)
        is_late = any(one.when.latest < first and one.trust > each.trust for one in changes)
        return "it was changed before that day" if is_late else ""
    if same and each.meaning is Meaning.CHANGED and first > same.when.latest:
        return f"the words have been the very same since {same.when}"
    git = next((one for one in dated.evidence if (one.signal, one.meaning) == _GIT_CHANGE), None)
    if git and each.meaning is Meaning.CHANGED and first > git.when.latest:
        return f"git has no change of its words after {git.when}"
    is_early = published is not None and each.when.latest < published.earliest
    return "nothing changes before it is published" if is_early else ""


def record(dated: DatedPage) -> dict[str, Any]:
    """The same for other programs, as JSON has it."""
    page = dated.page
    return {
        "url": None if page.url.startswith(UNKNOWN_ROOT) else page.url,
        "path": page.path,
        **{name.lower(): _interval(interval) for name, _, interval in _answers(dated)},
        "evidence": [_evidence(each) for each in dated.evidence],
    }


def _interval(interval: Interval | None) -> dict[str, Any] | None:
    if interval is None:
        return None
    return {
        "date": interval.latest.isoformat(),
        "earliest": interval.earliest.isoformat(),
        "latest": interval.latest.isoformat(),
        "confidence": interval.confidence.label,
        "likelihood": round(interval.trust, 3),
        "signal": interval.signal,
        "against": [_evidence(each) for each in interval.against],
    }


def _evidence(each: Evidence) -> dict[str, Any]:
    return {
        "signal": each.signal,
        "meaning": each.meaning.value,
        "date": str(each.when),
        "since": each.since.isoformat() if each.since else None,
        "quote": each.quote,
    }
