import pytest

from tests.fixers.factory import fix, mended


@pytest.mark.parametrize(
    ("old", "new", "is_safe"),
    [
        ("/About/", "/about/", True),
        ("../About/#me", "../about/#me", True),
        ("https://ada.example/abuot/", "https://ada.example/about/", False),
        ("//ada.example/abuot/", "//ada.example/about/", False),
        ("www.bob.example.com/x", "https://www.bob.example.com/x", True),
        ("bob@bob.example", "mailto:bob@bob.example", True),
    ],
)
def test_the_page_that_was_meant(old: str, new: str, is_safe: bool) -> None:
    files = {
        "talks/index.html": f'<p><a href="{old}">Ada</a></p>',
        "about/index.html": "<p id=me>Ada",
    }
    after, safe = mended(files, "dead-link")
    assert after["talks/index.html"] == f'<p><a href="{new}">Ada</a></p>'
    assert safe == [is_safe]


def test_markdown_is_linked_as_markdown() -> None:
    files = {
        "mkdocs.yml": "site_name: Ada\n",
        "docs/index.md": "# Ada\n\n[a](blog/about.md) [b](abuot.md)\n\n[c]: ./abuot.md#x\n[c]\n",
        "docs/about.md": "# About\n",
    }
    after, safe = mended(files, "dead-link")
    assert after["docs/index.md"] == (
        "# Ada\n\n[a](about.md) [b](about.md)\n\n[c]: ./about.md#x\n[c]\n"
    )
    assert not any(safe)


@pytest.mark.parametrize("advice", ["Correct the address, or take the link out.", ""])
def test_without_a_page_that_was_meant_the_owner_decides(advice: str) -> None:
    assert fix("dead-link", "gone/", "gone/", advice) is None
