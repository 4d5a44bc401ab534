"""Profiles that a home page claims as its owner's."""

from hypothesis import given
from hypothesis import strategies as st

from freshness.document import Document
from freshness.identity import own_profiles

URL = "https://ada.example/"


def test_all_three_ways_of_saying_so() -> None:
    html = """
    <link rel="me" href="https://social.example/@ada">
    <a rel="nofollow me" href="https://github.com/ada-example">code</a>
    <a href="https://github.com/somebody-else">a friend</a>
    <div class="h-card"><a class="u-url" href="/">me</a>
      <a class="u-url" href="https://ada.blog.example">blog</a></div>
    <script type="application/ld+json">{"@type": "ProfilePage",
      "mainEntity": {"sameAs": ["https://www.linkedin.com/in/ada", 7]}, "sameAs": "mailto:a@b"}
    </script>"""
    assert own_profiles(Document(html), URL) == (
        "https://social.example/@ada",
        "https://github.com/ada-example",
        "https://ada.blog.example/",
        "https://www.linkedin.com/in/ada",
    )


@given(st.text())
def test_any_text_is_read(html: str) -> None:
    assert isinstance(own_profiles(Document(html), URL), tuple)


def test_a_page_of_open_comments_does_not_stall_it() -> None:
    link = '<a rel="me" href="https://social.example/@ada">x</a>'
    html = link + "<!--" * 300_000
    assert own_profiles(Document(html), URL) == ("https://social.example/@ada",)
