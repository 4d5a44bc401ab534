import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rules.raw_markup import check
from freshness.vocabulary import Kind
from tests.rules.factory import dated


def flags(html: str, **given: object):
    return list(check(dated(html, **given)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "[the lab](https://organs.example/lab)",
        "{{ page.title }}",
        "{{< figure src='a.png' >}}",
        "{% include footer.html %}",
        "&amp;nbsp;",
        "[object Object]",
    ],
)
def test_markup_is_quoted(words: str):
    [flag] = flags(f"<title>Ada</title><p>I see {words} here.</p>")
    assert flag.quote == words.replace("&amp;", "&")


@pytest.mark.parametrize(
    "html",
    [
        "<pre>{{ page.title }}</pre>",
        "<p>Write <code>{{ page.title }}</code>.</p>",
        "<blockquote>[a](https://b.example/)</blockquote>",
        "<p>[1] (see below), f[i](x), {{a}}, R&amp;D</p>",
        "<div v-cloak><p>{{ page.title }}</p></div>",
    ],
)
def test_code_and_what_is_filled_in_later_are_fine(html: str):
    assert not flags(html)


def test_a_template_is_no_page():
    assert not flags("<p>{{ page.title }}</p>")
    assert not flags("<title>Ada</title>" + "<p>{{ page.title }}</p>" * 9)


def test_posts_and_sources_may_hold_markup():
    assert not flags("<p>{{ page.title }}</p>", kind=Kind.POST)
    assert not flags("<p>{{ page.title }}</p>", is_source=True)


@given(st.text(alphabet="[]()https:/a {}%&;<>nbsp"))
def test_any_words_are_survived(words: str):
    flags(f"<p>{words}</p>")


@pytest.mark.parametrize("piece", ["[a", "[a](https://", "{{ ", "{% ", "&nbsp", "[]("])
def test_long_odd_text_takes_linear_time(piece: str):
    flags(f"<p>{piece * 20_000}</p>")
