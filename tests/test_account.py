"""The nouns of a person elsewhere."""

from freshness.account import Account, Status


def test_an_account_claims_nothing_by_itself() -> None:
    account = Account(provider="github", id="ada-example", url="https://github.com/ada-example")
    assert account.status is Status.OK
    assert not any((account.name, account.website, account.last_moved, account.works))
