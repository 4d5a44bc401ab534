import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.markdown import document
from freshness.crawl.references import references
from freshness.model import Page


def addresses(text: str) -> list[str]:
    url = "https://ada.example/"
    page = Page(url=url, final_url=url, document=document(text), is_source=True)
    return [each.value for each in references(page, root=url)]


def test_blocks_know_their_lines() -> None:
    found = document("# One\n\ntwo\nlines\n\n- item\n\n| a |\n|---|\n| b |\n").blocks
    assert [(each.text, each.line) for each in found] == [
        ("One", 1), ("two lines", 3), ("item", 6), ("a", 8), ("b", 10),
    ]  # fmt: skip


def test_words_are_found_in_the_source() -> None:
    text = "---\ntitle: x\n---\n\nI *am* here.\n"
    page = document("\n\n\n\nI *am* here.\n", source=text)
    assert page.locate_text("am here", page.blocks[0]) == (5, 4)


def test_addresses_stay_as_written() -> None:
    text = "[a](é.md) ![b](<c d.png>) <https://x.example/é>\n\n[r]: ref.html\n\n[r]\n"
    assert addresses(text) == ["é.md", "c d.png", "https://x.example/é", "ref.html"]


def test_bare_addresses_are_no_links() -> None:
    assert addresses("see https://x.example/ and www.x.example") == []


@pytest.mark.parametrize(
    "text",
    [
        "```\n[a](b.md)\n```",
        "`[a](b.md)`",
        "{% highlight html %}\n<a href='b'>x</a>\n{% endhighlight %}",
        "{{< highlight html >}}\n<a href='b'>x</a>\n{{< / highlight >}}",
        "{% comment %} [a](b.md) {% endcomment %}",
        "<!-- [a](b.md) -->",
        "[a]({{ site.url }}/b)",
        '<a href="{% link b.md %}">b</a>',
    ],
)
def test_code_comments_and_templates_hold_no_links(text: str) -> None:
    assert addresses(text) == []


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("# Hello *big* `World`!", "hello-big-world"),
        ("# Über uns", "uber-uns"),
        ("# Über uns", "über-uns"),
        ("# :rocket: Go", "go"),
        ("# Named {#mine}", "mine"),
        ("# Named {: #mine .big }", "mine"),
        ("text [](){#spot}", "spot"),
        ("# Twice\n\n# Twice", "twice_1"),
        ("# Twice\n\n# Twice", "twice-1"),
        ("# 日本", "_1"),
    ],
)
def test_ids_that_a_generator_may_give(heading: str, name: str) -> None:
    assert name in document(heading).ids


def test_python_markdown_drops_letters_other_than_ascii() -> None:
    assert document("# Über uns", unicode_ids=False).ids == {"uber-uns"}


def test_attribute_lists_are_no_text() -> None:
    assert document("# Hi {#x}\n\n[a](b){ .button target=_blank }").text == "Hi\na"


def test_admonitions_and_tabs_are_text_not_code() -> None:
    text = '!!! note "Mind"\n\n    First.\n\n    ??? tip\n\n        [b](b.md)\n\nAfter.\n'
    found = document(text).blocks
    assert [(each.text, each.line) for each in found] == [
        ("Mind", 1), ("First.", 3), ("b", 7), ("After.", 9),
    ]  # fmt: skip
    assert addresses(text) == ["b.md"]


@given(st.text(alphabet="# *`[](){}<>!|-_\n\r\tab:é=\"'%~", max_size=80))
def test_never_fails(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    for block in document(text).blocks:
        assert block.line is None or 1 <= block.line <= lines
