"""What owners write into their pages to keep findings quiet, each with a reason.

    <!-- freshness: ignore=dead-link kept for the record -->
    <!-- freshness: ignore=age-claim,status-claim until=2027-03-01 a joke -->
    <!-- freshness: until=2027-03-01 still at Example -->
    <p data-freshness-ignore="dead-link: kept for the record">
    <p data-freshness-ignore="dead-link until=2027-03-01: kept for the record">

An attribute speaks for its element. A comment speaks for the paragraph that it stands in; alone,
for the paragraph or element after it. `until` without `ignore` says that what turns false with time
is still true: it keeps only findings quiet that have such a day.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from freshness.document import Document
from freshness.place import SourceMap

ANY = "*"
_NAME = "freshness"
_MOST = 100  #: a page; who needs more wants the configuration
_COMMENT = re.compile(r"<!--\s*+freshness:(?P<said>.*)-->", re.DOTALL)
_SETTING = re.compile(r"\s*+(?P<key>[\w-]++)=(?P<value>\S*+)")
_ATTRIBUTE = re.compile(
    r"\sdata-freshness-ignore\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)')",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z][a-z0-9-]*|\*")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)", re.IGNORECASE)
_FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})")
_SPAN = re.compile(r"(?<!`)(?P<ticks>`++)[^`\n]++(?P=ticks)")
_INLINE = frozenset(
    "a abbr b bdi bdo br cite code data dfn em i img kbd mark q s samp small span strong sub sup "
    "time u var wbr".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNCLOSED = frozenset("p li dt dd tr td th option".split())
"""Elements that HTML lets end without saying so: at the next of their kind, if not before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inline:
    """One thing an owner wrote, and the part of the source that it speaks for."""

    rules: tuple[str, ...] = ()  #: slugs, or `*`; empty where only an end is said
    reason: str = ""
    until: date | None = None  #: last day on which it counts
    first: int = 0  #: offset in the source
    last: int = 0
    at: int = 0  #: where it stands itself
    text: str = ""  #: as written
    problem: str = ""  #: why it cannot be understood; it keeps nothing quiet then

    def covers(self, rule: str) -> bool:
        """Whether a rule is meant, by its name or with all others."""
        return rule in self.rules or ANY in self.rules


@lru_cache(maxsize=64)
def inline(document: Document) -> tuple[Inline, ...]:
    """Everything that owners wrote into a page, in order; understood or not."""
    source = document.source
    if _NAME not in source:
        return ()
    plain = _without_code(source) if document.is_rendered else source
    return tuple(islice(_written(plain, is_markdown=document.is_rendered), _MOST))


def _written(source: str, *, is_markdown: bool) -> Iterator[Inline]:
    markup = list(SourceMap(source).markup())
    for number, (at, text) in enumerate(markup):
        if comment := _COMMENT.fullmatch(text):
            around = _paragraph if is_markdown else _element_around
            first, last = around(source, markup, number)
            yield _understood(*_of_comment(comment["said"]), (first, last), at, text)
        elif _NAME in text and (found := _ATTRIBUTE.search(text)) and not text.startswith("<!"):
            said = html.unescape(found["double"] or found["single"] or "")
            end = _end_of_element(markup, number, len(source))
            yield _understood(*_of_attribute(said), (at, end), at, found[0].strip())


def _of_comment(said: str) -> tuple[dict[str, str], str]:
    """The settings of a comment and the reason after them."""
    settings: dict[str, str] = {}
    end = 0
    while setting := _SETTING.match(said, end):
        settings[setting["key"]] = setting["value"]
        end = setting.end()
    return settings, said[end:].strip()


def _of_attribute(said: str) -> tuple[dict[str, str], str]:
    names, _, reason = said.partition(":")
    rules, _, until = names.partition("until=")
    settings = {"ignore": rules.strip()} | ({"until": until.strip()} if until else {})
    return settings, reason.strip()


def _understood(
    settings: dict[str, str], reason: str, part: tuple[int, int], at: int, text: str
) -> Inline:
    unknown = next((key for key in settings if key not in ("ignore", "until")), None)
    rules = tuple(each.strip() for each in settings.get("ignore", "").split(",") if each.strip())
    until: date | None = None
    problem = ""
    try:
        until = date.fromisoformat(settings["until"]) if "until" in settings else None
    except ValueError:
        problem = f"{settings['until']!r} is no day such as 2027-03-01"
    if unknown:
        problem = f"{unknown!r} is neither `ignore` nor `until`"
    elif not settings or ("ignore" in settings and not rules):
        problem = "it names no rule and no day"
    elif wrong := next((each for each in rules if not _SLUG.fullmatch(each)), None):
        problem = f"{wrong!r} is no name of a rule"
    elif not reason and not problem:
        problem = "it gives no reason"
    return Inline(
        rules=rules, reason=reason, until=until, first=part[0], last=part[1], at=at,
        text=" ".join(text.split()), problem=problem,
    )  # fmt: skip


_Markup = list[tuple[int, str]]


def _paragraph(source: str, markup: _Markup, number: int) -> tuple[int, int]:
    """The paragraph of Markdown that a comment stands in, or the next one if it stands alone."""
    at, text = markup[number]
    end = at + len(text)
    first = source.rfind("\n\n", 0, at) + 1
    last = source.find("\n\n", end)
    last = len(source) if last < 0 else last
    if source[first:at].strip() or source[end:last].strip():
        return first, last
    following = end + len(source[end:]) - len(source[end:].lstrip())
    last = source.find("\n\n", following)
    return at, len(source) if last < 0 else last


def _element_around(source: str, markup: _Markup, number: int) -> tuple[int, int]:
    """The element after a comment that stands before it, or else the paragraph around it."""
    at, text = markup[number]
    following = markup[number + 1] if number + 1 < len(markup) else (len(source), "")
    tag = _TAG.match(following[1])
    above = markup[number - 1][0] + len(markup[number - 1][1]) if number else 0
    is_alone = not (source[above:at] + source[at + len(text) : following[0]]).strip()
    if is_alone and tag and not tag["end"] and tag["name"].lower() not in _INLINE:
        return at, _end_of_element(markup, number + 1, len(source))
    before = (place + len(tag) for place, tag in reversed(markup[:number]) if _is_block(tag))
    after = (place for place, tag in markup[number + 1 :] if _is_block(tag))
    return next(before, 0), next(after, len(source))


def _is_block(markup: str) -> bool:
    tag = _TAG.match(markup)
    return bool(tag and tag["name"].lower() not in _INLINE)


def _end_of_element(markup: _Markup, number: int, end: int) -> int:
    """Where the element ends whose start tag has a number."""
    at, text = markup[number]
    tag = _TAG.match(text)
    name = tag["name"].lower() if tag else ""
    if name in _VOID or text.endswith("/>"):
        return at + len(text)
    depth = 1
    for place, each in markup[number + 1 :]:
        other = _TAG.match(each)
        if not other or other["name"].lower() != name:
            continue
        if not other["end"] and name in _UNCLOSED:
            return place
        depth += -1 if other["end"] else 1
        if depth == 0:
            return place + len(each)
    return end


def _without_code(source: str) -> str:
    """Markdown with its code blanked, since code may show what a comment looks like."""
    lines = []
    fence = ""
    for line in source.split("\n"):
        mark = _FENCE.match(line)
        if fence or mark:
            if mark and not fence:
                fence = mark["fence"]
            elif mark and mark["fence"].startswith(fence):
                fence = ""
            lines.append(" " * len(line))
        else:
            lines.append(_SPAN.sub(lambda span: " " * len(span[0]), line))
    return "\n".join(lines)
