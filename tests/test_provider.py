"""Each address belongs to exactly one provider."""

import re

import pytest

from freshness.provider import profile, providers

EXAMPLES = [
    (slug, url, account)
    for slug, part in providers().items()
    for url, account in part.attribute("EXAMPLES").items()
]


@pytest.mark.parametrize(("slug", "url", "account"), EXAMPLES)
def test_routing(slug: str, url: str, account: str) -> None:
    matching = [
        other
        for other, part in providers().items()
        if re.match(part.attribute("PATTERN"), url, re.IGNORECASE)
    ]
    assert matching == [slug]
    found = profile(url)
    assert found is not None
    assert (found.provider.slug, found.account) == (slug, account)


@pytest.mark.parametrize(
    "url",
    [
        "https://ada.example/",
        "https://github.com/ada-example/work",
        "https://x.com/i/flow/login",
        "https://medium.com/@ada",
        "https://bsky.app/profile/ada.example/post/1",
    ],
)
def test_what_is_no_profile(url: str) -> None:
    assert profile(url) is None


@pytest.mark.parametrize("slug", providers())
def test_the_owner_is_told_what_to_do(slug: str) -> None:
    assert providers()[slug].attribute("LOOK").endswith(("?", "."))
