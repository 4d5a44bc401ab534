from freshness.provider import profile


def test_an_account_is_recognised() -> None:
    found = profile("https://gitlab.com/ada.example/")
    assert found is not None
    assert (found.provider.slug, found.account) == ("gitlab", "ada.example")


def test_other_pages_there_are_no_account() -> None:
    assert profile("https://gitlab.com/group/project") is None
