from freshness.provider import profile


def test_an_account_is_recognised() -> None:
    found = profile("https://mobile.twitter.com/ada_example")
    assert found is not None
    assert (found.provider.slug, found.account) == ("x", "ada_example")


def test_other_pages_there_are_no_account() -> None:
    assert profile("https://twitter.com/share?url=x") is None
