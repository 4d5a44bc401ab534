import pytest

from tests.fixers.factory import fixed, mended

OLD = "http://github.com/ada"


def test_only_the_scheme_changes() -> None:
    html = f'<a href="{OLD}?a=1&amp;b">a</a> <a href="{OLD}">b</a> <b>{OLD}</b>'
    after, safe = mended({"index.html": html}, "insecure-link")
    assert after["index.html"] == (
        '<a href="https://github.com/ada?a=1&amp;b">a</a> '
        f'<a href="https://github.com/ada">b</a> <b>{OLD}</b>'
    )
    assert safe == [True, True]


@pytest.mark.parametrize("quote", ["//github.com/ada", "gone"])
def test_what_is_no_plain_http_is_left_alone(quote: str) -> None:
    text = f"see {quote}"
    assert fixed("insecure-link", text, quote, "Write https://github.com/ada instead.") == text


def test_what_need_not_answer_on_https_is_left_alone() -> None:
    text = f"see {OLD}"
    assert fixed("insecure-link", text, OLD, "Try the address with https.") == text
