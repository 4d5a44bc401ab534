from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.references import (
    css_references,
    feed_urls,
    references,
    refreshed,
)
from freshness.document import Document
from freshness.model import Page, Reference
from freshness.url import resolve

ROOT = "https://ada.example/"


def page(html: str, *, url: str = f"{ROOT}blog/post.html", is_source: bool = False) -> Page:
    return Page(url=url, final_url=url, document=Document(html), is_source=is_source)


def found(html: str, **options: bool) -> list[Reference]:
    return list(references(page(html, **options), root=ROOT))  # type: ignore[arg-type]


def test_what_a_bundler_fills_in_is_no_address() -> None:
    html = '<link rel="icon" href="%PUBLIC_URL%/favicon.png"><a href="%C3%A9t%C3%A9.html">été</a>'
    [only] = found(html)
    assert only.value == "%C3%A9t%C3%A9.html"


def pairs(html: str) -> list[tuple[str, str]]:
    return [(each.role, each.url) for each in found(html)]


@pytest.mark.parametrize(
    ("html", "role", "target"),
    [
        ('<a href="../about/">x</a>', "page", "about/"),
        ('<a href="/about/">x</a>', "page", "about/"),
        ('<map><area href="/a"></map>', "page", "a"),
        ('<meta http-equiv="refresh" content="0; URL=\'/new/\'">', "page", "new/"),
        ('<img src="a.png">', "asset", "blog/a.png"),
        ('<video poster="/p.jpg"></video>', "asset", "p.jpg"),
        ('<script src="/s.js"></script>', "asset", "s.js"),
        ('<link rel="shortcut icon" href="/f.ico">', "asset", "f.ico"),
        ('<object data="/x.pdf"></object>', "asset", "x.pdf"),
        ('<svg><use xlink:href="/i.svg#sun"/></svg>', "asset", "i.svg"),
        ("<style>b{background:url('/b.png')}</style>", "asset", "b.png"),
        ('<p style="background: url(/c.png)">x</p>', "asset", "c.png"),
        ('<body background="/d.gif">x', "asset", "d.gif"),
        ('<meta property="og:image" content="/o.png">', "asset", "o.png"),
        ('<iframe src="/frame/"></iframe>', "frame", "frame/"),
        ('<link rel="canonical" href="/c/">', "meta", "c/"),
        ('<script type="application/ld+json">{"a": {"sameAs": ["/me"]}}</script>', "meta", "me"),
    ],
)
def test_role_and_address(html: str, role: str, target: str) -> None:
    assert pairs(html) == [(role, ROOT + target)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="mailto:ada@ada.example">x</a>',
        '<a href="javascript:void(0)">x</a>',
        '<img src="data:image/png;base64,AA==">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<link rel="pingback" href="/xmlrpc.php">',
        '<a href="">x</a><a>y</a>',
        '<svg><use href="#sun"/></svg>',
        "<!-- <a href='/old/'>x</a> -->",
        '<meta http-equiv="refresh" content="30">',
    ],
)
def test_what_is_no_reference(html: str) -> None:
    assert pairs(html) == []


def test_every_candidate_of_a_srcset() -> None:
    html = '<img srcset="a.png 1x,b.png 2x, c.png">'
    assert [url.rpartition("/")[2] for _, url in pairs(html)] == ["a.png", "b.png", "c.png"]


def test_base_href_is_honoured() -> None:
    assert pairs('<base href="/other/"><a href="x">x</a>') == [("page", f"{ROOT}other/x")]


def test_fragment_and_value_are_kept_as_written() -> None:
    (only,) = found('<a href="#caf%C3%A9">x</a>')
    assert only == Reference(
        f"{ROOT}blog/post.html", f"{ROOT}blog/post.html", "caf%C3%A9", "page", "#caf%C3%A9", 0
    )


def test_only_paths_have_their_backslashes_turned() -> None:
    (only,) = found(r'<a href="a\b#$\chi$">x</a>')
    assert (only.url, only.fragment) == (f"{ROOT}blog/a/b", r"$\chi$")


def test_an_element_that_matches_twice_counts_once() -> None:
    assert len(found('<img src="a.png" srcset="b.png 2x" style="mask: url(c.png)">')) == 3


def test_ordinal_finds_the_line_again() -> None:
    html = '<a href="/a">1</a>\n<img src="/b">\n<a href="/a">2</a>'
    document = Document(html)
    lines = [document.locate_value(each.value, each.ordinal) for each in found(html)]
    assert lines == [(1, 10), (2, 11), (3, 10)]


def test_template_syntax_is_left_out_of_sources_only() -> None:
    html = '<a href="{{ site.url }}/about">x</a>'
    assert found(html, is_source=True) == []
    assert len(found(html)) == 1


def test_feeds_on_offer() -> None:
    html = (
        '<link rel="alternate" type="application/atom+xml" href="/feed.xml">'
        '<link rel="alternate" type="text/html" hreflang="fr" href="/fr/">'
    )
    assert feed_urls(page(html)) == (f"{ROOT}feed.xml",)


def test_where_a_page_sends_its_visitors() -> None:
    assert refreshed(page('<meta http-equiv=refresh content="0; url=/x">')) == f"{ROOT}x"
    assert refreshed(page("<p>x")) is None


def test_css_imports_and_urls_but_not_comments() -> None:
    css = '@import "a.css"; /* url(no.png) */ b{src: url( "b.woff" )} c{mask: url(#m)}'
    assert list(css_references(css, f"{ROOT}css/main.css")) == [
        (f"{ROOT}css/a.css", "a.css", 9),
        (f"{ROOT}css/b.woff", "b.woff", css.index("b.woff")),
    ]


@given(st.text(alphabet=st.sampled_from("ab<>\"'=# /:.,[]{}\\?&;ü\x00"), max_size=80))
def test_never_fails(value: str) -> None:
    def urls() -> Iterator[str]:
        for html in (f'<a href="{value}">', f"<img srcset='{value}'>", f"<style>url({value}"):
            yield from (each.url for each in found(html))

    assert all(url.startswith(("http://", "https://")) for url in urls())


@given(
    st.lists(
        st.sampled_from(["../", "./", "/", "a", "b.html", "a/b/", "..", ".", "#x", "%20", "é", "?q=/"]),
        min_size=1, max_size=7,
    ).map("".join).filter(lambda value: not value.startswith("//"))
)  # fmt: skip
def test_short_cuts_lead_where_the_standard_does(value: str) -> None:
    for url in (f"{ROOT}post.html", f"{ROOT}a/b/c/post.html?by=/x/"):
        html = f'<a href="{value}">x</a>'
        (reference,) = references(page(html, url=url), root=ROOT)
        assert (reference.url, reference.fragment) == resolve(url, value)
