from tests.fixers.factory import fix, mended

FILES = {
    "mkdocs.yml": "site_name: Ada\ncopyright: © 2019 Ada\n",
    "docs/index.md": "# Ada\n",
    "overrides/partials/footer.html": "<footer>&copy; 2012&ndash;2019 Ada</footer>\n",
    "overrides/main.html": "<p>&copy; 2012 - 2019 Ada</p>\n",
}


def test_the_line_that_all_pages_share() -> None:
    after, safe = mended(FILES, "stale-setting")
    assert after["mkdocs.yml"] == "site_name: Ada\ncopyright: © 2019–2026 Ada\n"
    assert after["overrides/main.html"] == "<p>&copy; 2012 - 2026 Ada</p>\n"
    assert (
        after["overrides/partials/footer.html"] == "<footer>&copy; 2012&ndash;2026 Ada</footer>\n"
    )
    assert all(safe)


def test_a_sample_wants_words_of_the_owner() -> None:
    assert fix("stale-setting", "title: Your title", "title: Your title", "Write your own") is None
