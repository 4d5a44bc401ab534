from freshness.provider import profile


def test_an_account_is_recognised() -> None:
    found = profile("https://bsky.app/profile/did:plc:abc")
    assert found is not None
    assert (found.provider.slug, found.account) == ("bluesky", "did:plc:abc")


def test_other_pages_there_are_no_account() -> None:
    assert profile("https://bsky.app/search") is None
