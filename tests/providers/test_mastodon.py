from freshness.provider import profile


def test_an_account_is_recognised() -> None:
    found = profile("https://social.example/@ada?lang=de")
    assert found is not None
    assert (found.provider.slug, found.account) == ("mastodon", "ada")


def test_other_pages_there_are_no_account() -> None:
    assert profile("https://social.example/@ada/1234") is None
