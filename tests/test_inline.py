"""What owners write into their pages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.document import Document
from freshness.inline import Inline, inline


def html(text: str) -> list[Inline]:
    return list(inline(Document(text)))


def markdown(text: str) -> list[Inline]:
    return list(inline(Document("", source=text)))


def covered(text: str, found: Inline) -> str:
    return text[found.first : found.last]


def test_a_comment_in_full() -> None:
    [found] = html(
        "<p>A <!-- freshness: ignore=age-claim,dead-link until=2027-03-01 a joke --></p>"
    )
    assert found.rules == ("age-claim", "dead-link")
    assert (found.until, found.reason, found.problem) == (date(2027, 3, 1), "a joke", "")
    assert found.covers("age-claim")
    assert not found.covers("moved-link")


def test_an_attribute_in_full() -> None:
    [found] = html('<p data-freshness-ignore="* until=2027-03-01: Ada &amp; all: r">A</p>')
    assert (found.rules, found.until) == (("*",), date(2027, 3, 1))
    assert found.reason == "Ada & all: r"
    assert found.covers("age-claim")


def test_only_an_end() -> None:
    [found] = html("<!-- freshness: until=2027-03-01 still true --><p>A</p>")
    assert (found.rules, found.reason, found.problem) == ((), "still true", "")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("ignor=age-claim r", "'ignor' is neither `ignore` nor `until`"),
        ("until=tomorrow r", "'tomorrow' is no day such as 2027-03-01"),
        ("until=2027-02-30 r", "'2027-02-30' is no day such as 2027-03-01"),
        ("ignore=age-claim", "it gives no reason"),
        ("until=2027-03-01", "it gives no reason"),
        ("ignore= r", "it names no rule and no day"),
        ("still true", "it names no rule and no day"),
        ("ignore=Age_Claim r", "'Age_Claim' is no name of a rule"),
    ],
)
def test_what_cannot_be_understood(said: str, problem: str) -> None:
    [found] = html(f"<p><!-- freshness: {said} --></p>")
    assert found.problem == problem


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("<p>A</p><p>B <!-- C --> D</p>", "B <!-- C --> D"),
        ("<p>A</p><p>B <b>b</b> <!-- C --></p>E", "B <b>b</b> <!-- C -->"),
        (
            "<p>A</p><!-- C -->\n<div><p>B</p><div>b</div></div><p>E</p>",
            "<!-- C -->\n<div><p>B</p><div>b</div></div>",
        ),
        ("<ul><li>A<li>B <!-- C --><li>D</ul>", "B <!-- C -->"),
        ("<ul><!-- C --><li>B<li>D</ul>", "<!-- C --><li>B"),
        ("<!-- C --><img src=a>A", "<!-- C --><img src=a>A"),
    ],
)
def test_what_a_comment_in_html_speaks_for(text: str, part: str) -> None:
    comment = "<!-- freshness: ignore=age-claim r -->"
    text = text.replace("<!-- C -->", comment)
    [found] = html(text)
    assert covered(text, found) == part.replace("<!-- C -->", comment)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("<div X><p>B</p><div>b</div></div>E", "<div X><p>B</p><div>b</div></div>"),
        ("<p X>A<p>B", "<p X>A"),
        ("<ul X><li>A</ul>B", "<ul X><li>A</ul>"),
        ("<img X src=a>B", "<img X src=a>"),
        ("<div X>A", "<div X>A"),
    ],
)
def test_what_an_attribute_speaks_for(text: str, part: str) -> None:
    attribute = "data-freshness-ignore='age-claim: r'"
    text = text.replace("X", attribute)
    [found] = html(text)
    assert covered(text, found) == part.replace("X", attribute)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("A\n\nB\nb <!-- C -->\n\nD", "\nB\nb <!-- C -->"),
        ("A\n\n<!-- C -->\nB\nb\n\nD", "\n<!-- C -->\nB\nb"),
        ("A\n\n<!-- C -->\n\nB\nb\n\nD", "<!-- C -->\n\nB\nb"),
        ("A\n\n<!-- C -->", "<!-- C -->"),
    ],
)
def test_what_a_comment_in_markdown_speaks_for(text: str, part: str) -> None:
    comment = "<!-- freshness: ignore=age-claim r -->"
    text = text.replace("<!-- C -->", comment)
    [found] = markdown(text)
    assert covered(text, found) == part.replace("<!-- C -->", comment)


@pytest.mark.parametrize(
    "text",
    [
        "A `<!-- freshness: ignore=x r -->` B",
        "``<!-- freshness: ignore=x r -->``",
        "```html\n<!-- freshness: ignore=x r -->\n```\n",
        "~~~~\n~~~\n<!-- freshness: ignore=x r -->\n~~~~\n",
        "freshness is a word",
        "<!-- freshness is a word -->",
    ],
)
def test_code_and_other_comments_mean_nothing(text: str) -> None:
    assert markdown(text) == []


def test_code_in_html_means_nothing() -> None:
    assert html("<code>&lt;!-- freshness: ignore=x r --&gt;</code>") == []
    assert html("<script>'<!-- freshness: ignore=x r -->'</script>") == []


def test_a_hundred_are_enough() -> None:
    assert len(html("<p>A <!-- freshness: ignore=x r --></p>" * 500)) == 100


@given(st.text(alphabet="<>!-p/ freshness:ignore=until2027\n`\"'") | st.text())
def test_any_text_is_survived(text: str) -> None:
    for found in (*html(f"freshness{text}"), *markdown(f"freshness{text}")):
        assert found.first <= found.at <= found.last


@pytest.mark.parametrize(
    "unit", ["<!-- freshness: ", "<p data-freshness-ignore='", "`", "<li>", "a=b "]
)
def test_long_pages_end(unit: str) -> None:
    text = "<!-- freshness: ignore=x r -->" + unit * 20_000
    assert len(html(text)) <= 100
    assert len(markdown(text)) <= 100
