from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from freshness.digest import clean
from freshness.model import Place
from freshness.reporter import Style
from freshness.reporters import markdown
from tests.reporters.factory import DEAD, FINDING, REPORT, SURFACES, render, report


def test_what_the_reader_wants_first() -> None:
    text = markdown.render(REPORT, Style())
    head, _, body = text.partition("### ")
    assert "2 findings: 1 high, 1 medium." in head
    assert (
        "**One thing to do next:** `index.html:3` This link leads nowhere.\\\n→ Remove it." in head
    )
    assert "| now: Now | 2024-05-01 | stale since 2024-07-01 |" in head
    assert body.startswith("`index.html`\n\n- **high** `dead-link`, line 3, from 2026-11-01\\\n")
    assert "  The copyright year is seven years old. `© 2019 Ada`\\\n  → Say 2026" in body
    assert "git: changed 2024-05" in body


def test_a_fresh_site() -> None:
    assert "Well kept!" in render(markdown)


def test_an_address_that_is_not_quoted_is_told() -> None:
    assert "`https://gone.example/`" in render(markdown, replace(DEAD, place=Place(path="a.md")))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("a", "`a`"),
        ("a `b` c", "``a `b` c``"),
        ("`a", "`` `a ``"),
        ("a ``b", "```a ``b```"),
        ("<!-- a", "`<!\u2060-- a`"),
        ("\x1b[1m\n", ""),
    ],
)
def test_code_spans_hold_anything(text: str, span: str) -> None:
    assert markdown.code(text) == span


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plain words, 2 - 1.", "plain words, 2 - 1."),
        ("@ada and #1 in a/b#2", "@\u2060ada and #\u20601 in a/b#\u20602"),
        ("see https://ada.example/_x_ *now*", "see `https://ada.example/_x_` \\*now\\*"),
        ("“https://ada.example/”", "“`https://ada.example/`”"),
        ("<b>", "\\<b\\>"),
        ("run `a *b*` or ` ``", "run `a *b*` or \\` \\`\\`"),
    ],
)
def test_sentences_stay_sentences(text: str, told: str) -> None:
    assert markdown.inline(text) == told


def test_cut_between_findings_with_the_rest_counted() -> None:
    many = [replace(DEAD, target=str(n), place=Place(path=f"{n:03}.md")) for n in range(200)]
    whole = report(*many, surfaces=SURFACES)
    text = markdown.told(whole, Style(), most=6_000)
    assert 5_000 < len(text.encode()) <= 6_000
    shown = text.count("**high**")
    assert f"… and {200 - shown} more." in text
    assert text.endswith("</sub>\n")
    assert markdown.told(whole, Style()).count("**high**") == 200


def test_cells_of_the_table_keep_their_bars() -> None:
    text = render(markdown, FINDING, surfaces=(replace(SURFACES[0], title="a|b"),))
    assert "| site: a\\|b |" in text


def tokens(text: str) -> list[Token]:
    """What Markdown makes of a sentence in a list, as the reporter writes it."""
    (block,) = (each for each in MarkdownIt().parse(f"- a {text}") if each.type == "inline")
    return block.children or []


@given(st.text())
def test_any_code_span_holds_just_its_text(text: str) -> None:
    found = [each for each in tokens(markdown.code(text)) if each.type != "text"]
    wanted = clean(text).replace("<!--", "<!\u2060--")
    assert [(each.type, each.content) for each in found] == [("code_inline", wanted)] * bool(wanted)


@given(st.text(alphabet=st.sampled_from("ab1 @#[]()!<>`*_~\\&:/-.|$'\"") | st.characters()))
def test_any_sentence_is_only_words_and_code(text: str) -> None:
    kinds = {each.type for each in tokens(markdown.inline(text))}
    assert kinds <= {"text", "code_inline"}
