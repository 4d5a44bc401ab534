"""One hostile title, told by every reporter: it must stay words in all of them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from freshness import HOMEPAGE
from freshness.reporter import Style, reporter, reporters
from tests.reporters.factory import named

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><style>*{}</style>"
    "<a href=javascript:alert(1)>x</a> [x](javascript:alert(1)) ![i](https://evil.example/i.png) "
    "**bold** `tick` ``two`` | cell | @octocat @org/team #1 owner/repo#2 GH-3 ada@evil.example "
    "https://github.com/o/r/issues/3 www.evil.example <!-- freshness --> --> ]]> <![CDATA[ &lt; &#x3c; "
    "{{ 7*7 }} {% raw %} </textarea></title></svg> \x1b[31mred\x1b]8;;http://evil.example\x07 "
    "\u202egnp.exe\u2066 \u200f\x00\x08\x7f\x85\u2028\u2029 \ud800 \ufffe\uffff "
    "\n::add-mask::a\n  ::stop-commands::b\r::error::c ##[add-mask]d %0A::error::e , ; \\ \\, : "
    "\r\n=HYPERLINK(1)\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n # Heading\n\n- item\n> quote ~~x~~ $x$ 🎉"
)
STARTS = ("", "=1+1", "+1", "-1", "@x", "\t=1", "::error::", "##[error]", "# ", "1. ", "```\n", "|")
HARMLESS = "A page"
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")

Skeleton = Callable[[str], object]


def terminal(text: str) -> object:
    for line in text.splitlines():
        assert not re.match(r"\s*::", line)
        assert "##[" not in line
    return None


def as_json(text: str) -> object:
    """The keys and types, all the way down."""

    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(each) for key, each in value.items()}
        return [shape(each) for each in value] if isinstance(value, list) else type(value)

    found = shape(json.loads(text))
    if isinstance(found, dict) and isinstance(found.get("summary"), dict):
        del found["summary"]["links"]
    return found


def markdown(text: str) -> object:
    """What is no word: only what the reporter itself writes may be there."""
    assert "<!--" not in text
    tokens = [
        child
        for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
        for child in (token, *(token.children or ()))
    ]
    for token in tokens:
        match token.type:
            case "html_block" | "image" | "s_open" | "em_open":
                raise AssertionError(token)
            case "html_inline":
                assert token.content in ("<sub>", "</sub>")
            case "link_open":
                assert token.attrs == {"href": HOMEPAGE}
            case "text":
                assert not re.search(r"@\w|#\d|\bGH-\d|https?://|www\.", token.content)
    return [t.type for t in tokens if t.block and t.type != "inline"]


def html(text: str) -> object:
    soup = BeautifulSoup(text, "html.parser")
    for element in soup.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on")]
        assert not str(element.get("href", "")).startswith("javascript:")
        assert not element.has_attr("src")
        assert not element.has_attr("style")
    # What stands between backticks is code, whoever wrote it.
    return [element.name for element in soup.find_all(True) if element.name != "code"]


def github(text: str) -> object:
    commands = [re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line) for line in text.splitlines()]
    assert all(commands)
    return [
        (found[1], [each.partition("=")[0] for each in found[2].split(",")])
        for found in commands
        if found
    ]


def xml(text: str) -> object:
    return [(each.tag, sorted(each.attrib)) for each in ElementTree.fromstring(text).iter()]


def atom(text: str) -> object:
    feed = feedparser.parse(text)
    assert not feed.bozo
    assert all(each.title_detail.type == "text/plain" for each in feed.entries)
    return xml(text)


def table(text: str) -> object:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")]
    return [len(row) for row in rows]


def calendar(text: str) -> object:
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert "\n" not in "".join(lines)
    assert lines.pop() == ""

    def names() -> Iterator[str]:
        for line in lines:
            name, colon, value = line.partition(":")
            assert colon
            if name in ("SUMMARY", "DESCRIPTION"):
                assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
            yield f"{name}:{value}" if name in ("BEGIN", "END") else name

    return list(names())


PARSERS: dict[str, Skeleton] = {
    "atom": atom,
    "badge": as_json,
    "badge-svg": xml,
    "csv": table,
    "github": github,
    "html": html,
    "ics": calendar,
    "json": as_json,
    "junit": xml,
    "markdown": markdown,
    "sarif": as_json,
    "summary": markdown,
    "terminal": terminal,
}


def test_every_reporter_is_put_to_the_test() -> None:
    assert list(PARSERS) == list(reporters())


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("slug", PARSERS)
def test_a_hostile_title_stays_words(slug: str, start: str) -> None:
    skeleton = PARSERS[slug]
    found = reporter(slug)
    assert found
    render = found.attribute("render")
    for style in (Style(), Style(pedantic=True, folder="docs/")):
        text = render(named(start + HOSTILE), style)
        assert not _UNSEEN.search(text)
        assert "\ud800" not in text
        assert skeleton(text) == skeleton(render(named(HARMLESS), style))
