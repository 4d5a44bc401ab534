"""Profiles that a home page claims as its owner's."""

import json

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


def linked(*nodes: object) -> tuple[str, ...]:
    return own_profiles(
        Document(f'<script type="application/ld+json">{json.dumps(nodes)}</script>'), URL
    )


def test_an_employer_a_visitor_and_a_friend_are_not_the_owner() -> None:
    me, bert = "https://github.com/ada-example", "https://x.com/bert"
    ada = {"@type": "Person", "name": "Ada", "url": URL, "sameAs": [me]}
    assert linked(ada, {"@type": "Organization", "name": "Works", "sameAs": [bert]}) == (me,)
    assert linked(ada, {"@type": ["Person"], "name": "Bert", "sameAs": bert}) == (me,)
    assert linked({"@type": "Review", "author": {"@type": "Person", "sameAs": bert}}) == ()
    post = {"@type": "BlogPosting", "author": [{"@type": "Person", "name": "Ada", "sameAs": me}]}
    assert linked(post, post) == (me,)
    assert linked({"@type": "Organization", "name": "Ada", "sameAs": me}) == (me,)


def test_a_card_inside_a_card_is_an_employers() -> None:
    html = """<div class="h-card"><a class="u-url" href="https://github.com/ada">me</a>
    <p class="p-org h-card"><a class="u-url" href="https://x.com/works">Works</a></p>
    <a class="h-card u-url" href="https://x.com/others">Others</a></div>"""
    assert own_profiles(Document(html), URL) == ("https://github.com/ada",)


def test_microdata_of_the_only_person() -> None:
    html = """<div itemscope itemtype="https://schema.org/Person">
    <a itemprop="sameAs" href="https://x.com/ada">x</a></div>"""
    assert own_profiles(Document(html), URL) == ("https://x.com/ada",)
    assert own_profiles(Document(html * 2), URL) == ()


@given(st.text())
def test_any_text_is_read(html: str) -> None:
    assert isinstance(own_profiles(Document(html), URL), tuple)


def test_a_page_of_open_comments_does_not_stall_it() -> None:
    link = '<a rel="me" href="https://social.example/@ada">x</a>'
    html = link + "<!--" * 300_000
    assert own_profiles(Document(html), URL) == ("https://social.example/@ada",)
