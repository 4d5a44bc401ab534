import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.templates import blank, blank_page, is_templated


@pytest.mark.parametrize(
    "text", ["a {{ b }} c", "a {% if b %} c", "{{< figure >}}", "{{% note %}}"]
)
def test_recognises_tags(text: str) -> None:
    assert is_templated(text)


@pytest.mark.parametrize("text", ["a { b } c", "{{ a", "100 %}", ""])
def test_no_tags(text: str) -> None:
    assert not is_templated(text)


def test_code_that_an_html_source_shows_is_no_page() -> None:
    text = '<i>a</i>{% highlight "html" %}<a href="b">\nb</a>{% endhighlight %}<i>c</i>'
    assert blank_page(text).split() == ["<i>a</i>", "<i>c</i>"]
    assert len(blank_page(text)) == len(text)
    assert blank_page("{% if a %}<i>b</i>{% endif %}").strip() == "<i>b</i>"


def test_tags_become_spaces() -> None:
    assert blank("a {{ b }} c\n{% x\n%}d") == "a         c\n    \n  d"


@pytest.mark.parametrize(
    "text",
    [
        '<a href="{{ url }}/about">',
        "[x]({{ url }}/about)",
        "[x]( {{ url }}/about)",
        "[x]: {{ url }}/about",
    ],
)
def test_a_tag_in_an_address_stays_visible(text: str) -> None:
    assert "${_______/about" in blank(text)


@given(st.text(alphabet='{}%ab \n]("=/', max_size=80))
def test_length_and_lines_never_change(text: str) -> None:
    plain = blank(text)
    assert len(plain) == len(text)
    assert plain.count("\n") == text.count("\n")


def test_hostile_text_is_quick() -> None:
    assert blank("{{" * 20_000) == "{{" * 20_000
