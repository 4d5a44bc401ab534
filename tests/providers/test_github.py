from freshness.provider import profile


def test_an_account_is_recognised() -> None:
    found = profile("https://github.com/Ada-Example?tab=repositories")
    assert found is not None
    assert (found.provider.slug, found.account) == ("github", "Ada-Example")


def test_other_pages_there_are_no_account() -> None:
    assert profile("https://github.com/ada/repo") is None
