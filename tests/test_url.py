"""Addresses: resolving, comparing and bounding them."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness import url

PAGE = "https://ada.example/blog/post/"


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("../other/", ("https://ada.example/blog/other/", "")),
        ("../../../above", ("https://ada.example/above", "")),
        ("#part", (PAGE, "part")),
        ("", (PAGE, "")),
        ("//cdn.example", ("https://cdn.example/", "")),
        ("HTTP://ADA.example:80/A", ("http://ada.example/A", "")),
        ("a b\n", ("https://ada.example/blog/post/a%20b", "")),
        ("\\windows", ("https://ada.example/windows", "")),
        ("/ü?q=ä", ("https://ada.example/%C3%BC?q=%C3%A4", "")),
        ("https://bücher.example", ("https://xn--bcher-kva.example/", "")),
        ("mailto:ada@ada.example", None),
        ("javascript:void(0)", None),
        ("data:text/plain,x", None),
        ("https://[::1", None),
        ("https://ada.example:port/", None),
        ("https://", None),
        ("/" + "x" * 3000, None),
    ],
)
def test_resolve(value: str, target: tuple[str, str] | None) -> None:
    assert url.resolve(PAGE, value) == target


@given(st.text(max_size=200))
def test_resolve_never_raises_and_is_settled(value: str) -> None:
    found = url.resolve(PAGE, value)
    if found:
        assert url.normal(found[0]) == found[0]


def test_a_project_page_does_not_own_its_neighbours() -> None:
    root = "https://ada.example/project/"
    assert url.is_within("https://ada.example/project/docs", root)
    assert url.is_within("http://www.ada.example/project", root)
    assert not url.is_within("https://ada.example/other/", root)
    assert not url.is_within("https://ada.example.evil.example/project/", root)


def test_parts() -> None:
    assert url.host("https://me:secret@Ada.example:8443/x") == "ada.example:8443"
    assert url.origin("https://ada.example/x") == "https://ada.example"
    assert url.path("https://ada.example/%C3%BC") == "/ü"


@pytest.mark.parametrize(
    ("plain", "spelled"),
    [
        ("http://ada.example:80/", "http://ada.example/"),
        ("https://ada.example:443/a", "https://ada.example/a"),
        ("https://ada.example./a", "https://ada.example/a"),
        ("https://ada.example/a/../b", "https://ada.example/b"),
        ("https://ada.example:8080/a?b=c%20d", "https://ada.example:8080/a?b=c%20d"),
    ],
)
def test_the_short_way_says_what_the_long_one_does(plain: str, spelled: str):
    assert url.normal(plain) == spelled
    assert url.resolve("https://bob.example/x/", f"{plain}#part") == (spelled, "part")


@given(st.text(alphabet=st.sampled_from("aZ.-1é:/?#@%2f[]"), max_size=30))
def test_parts_are_what_the_standard_library_says(rest: str) -> None:
    address = f"https://ada.example/{rest}"
    assert (url.host(address), url.hostname(address)) == ("ada.example", "ada.example")
    assert url.path(address) == unquote(urlsplit(address).path)


@pytest.mark.parametrize(
    "address",
    ["//Ada.Example:80/x?y", "mailto:a@b.c", "https://u:p@ada.example:1?q=/z", "https://[::1]:8/", "/a//b", ""],
)  # fmt: skip
def test_parts_of_odd_addresses(address: str) -> None:
    parts = urlsplit(address)
    assert url.hostname(address) == (parts.hostname or "")
    assert url.host(address) == parts.netloc.rpartition("@")[2].lower()
    assert url.path(address) == parts.path


@pytest.mark.parametrize(
    ("value", "old", "new", "expected"),
    [
        ("abuot/", "/abuot/", "/about/", "about/"),
        ("../abuot/#me", "/abuot/", "/about/", "../about/#me"),
        ("./a.md?x=1", "/b/a.md", "/c/d.md", "./../c/d.md"),
        ("/About/", "/About/", "/about/", "/about/"),
        ("//ada.example/x", "/x", "/y", "//ada.example/y"),
        ("https://ada.example/x#y", "/x", "/y", "https://ada.example/y#y"),
        ("a%20b.html", "/a%20b.html", "/a%20c.html", "a%20c.html"),
        ("../../x", "/x", "/y/", "../../y/"),
        ("x", "/x", "/it's%20(new)&.html", "it%27s%20%28new%29%26.html"),
        ("about.md", "/about/", "/now/", None),
        ("a/../b", "/b", "/c", None),
    ],
)
def test_an_address_is_written_as_the_other_one_was(
    value: str, old: str, new: str, expected: str | None
) -> None:
    root = "https://ada.example"
    assert url.rewritten(value, root + old, root + new) == expected
