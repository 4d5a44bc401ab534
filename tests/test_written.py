"""Which attributes hold addresses, and what for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.written import of_css, of_element, of_json_ld, refresh_target


@pytest.mark.parametrize(
    ("tag", "attributes", "found"),
    [
        ("a", {"href": " /x "}, [("page", "/x", ("/x",))]),
        ("a", {"href": "#x"}, [("page", "#x", ("#x",))]),
        ("a", {"href": None}, []),
        ("use", {"href": "#icon"}, []),
        ("iframe", {"src": "/f"}, [("frame", "/f", ("/f",))]),
        ("img", {"srcset": "a.png 1x,b.png 2x"}, [("asset", "a.png 1x,b.png 2x", ("a.png", "b.png"))]),
        ("link", {"rel": "ICON", "href": "/i"}, [("asset", "/i", ("/i",))]),
        ("link", {"rel": "canonical", "href": "/c"}, [("meta", "/c", ("/c",))]),
        ("link", {"rel": "preconnect", "href": "//cdn"}, []),
        ("meta", {"property": "og:image", "content": "/o.png"}, [("asset", "/o.png", ("/o.png",))]),
        ("meta", {"http-equiv": "Refresh", "content": "0; url='/n'"}, [("page", "0; url='/n'", ("/n",))]),
        ("meta", {"name": "description", "content": "/no"}, []),
        ("p", {"style": "background: url(/p.png)"}, [("asset", "/p.png", ("/p.png",))]),
        ("td", {"background": "/t.gif"}, [("asset", "/t.gif", ("/t.gif",))]),
        ("lottie-player", {"background": "transparent"}, []),
    ],
)  # fmt: skip
def test_of_an_element(tag: str, attributes: dict[str, str | None], found: list[object]) -> None:
    assert list(of_element(tag, attributes)) == found


def test_of_css_without_comments_and_fragments() -> None:
    css = "@import 'a.css'; /* url(no) */ b { mask: url(#m); src: url(\"c d.woff\") }"
    assert [value for _, value, _ in of_css(css)] == ["a.css", "c d.woff"]


def test_of_json_ld_nested_but_bounded() -> None:
    item: dict[str, object] = {"url": "/deep"}
    for _ in range(30):
        item = {"about": item, "sameAs": ["/me"], "name": "/no"}
    assert set(of_json_ld(item)) == {"/me"}


def test_a_refresh_without_an_address() -> None:
    assert refresh_target("5") is None
    assert refresh_target("5;URL=/x") == "/x"


@given(st.text(max_size=100), st.sampled_from(["img", "link", "meta", "a"]))
def test_any_value_will_do(value: str, tag: str) -> None:
    names = ("href", "src", "srcset", "content", "rel", "property", "style", "background")
    assert all(
        address for _, _, found in of_element(tag, dict.fromkeys(names, value)) for address in found
    )
