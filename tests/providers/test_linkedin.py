from freshness.provider import profile


def test_an_account_is_recognised() -> None:
    found = profile("https://de.linkedin.com/in/ada-example-1a2b3c")
    assert found is not None
    assert (found.provider.slug, found.account) == ("linkedin", "ada-example-1a2b3c")


def test_other_pages_there_are_no_account() -> None:
    assert profile("https://www.linkedin.com/company/example") is None
