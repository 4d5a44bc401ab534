from tests.fixers.factory import fix, mended

HTML = '<p>I am Ada. <a rel="me" href="https://social.example/@ada">Me</a></p>'
MOVED = 'https://social.example/@ada: {status: moved, moved_to: "https://new.example/@ada"}'


def test_the_account_that_moved_is_linked_where_it_is() -> None:
    after, safe = mended({"index.html": HTML, "accounts.yml": MOVED}, "old-handle")
    assert after["index.html"] == HTML.replace("social.example", "new.example")
    assert safe == [True]


def test_what_stands_on_another_profile_is_changed_there() -> None:
    url = "https://social.example/@ada"
    assert fix("old-handle", f"see {url}", url, "Link to https://new.example/@ada there.") is None
