"""What of the table becomes a finding."""

from dataclasses import replace
from datetime import date

from freshness.account import Account, Role
from freshness.rules.profile_contradiction import check
from freshness.vocabulary import Confidence, PartialDate
from tests.rules.factory import TODAY, presence, site


def me(**fields: object) -> Account:
    blank = Account(provider="resume.json", id="resume.json", url="https://ada.example/resume.json")
    return replace(blank, **fields)  # type: ignore[arg-type]


def found(told: Account, **accounts: dict[str, object]) -> list[tuple[str, Confidence]]:
    flags = check(site(), replace(presence(**accounts), told=(told,)), TODAY)
    return [(flag.message, flag.confidence) for flag in flags]


def test_a_position_that_is_over_is_sure() -> None:
    past = Role(title="Analyst", place="Sample Ltd", end=PartialDate(2023, 1))
    now = Role(title="Engineer", place="Example Water Board", current=True)
    ((message, sure),) = found(me(roles=(past, now)), github={"employer": "@sample"})
    assert "which ended 2023-01" in message
    assert sure is Confidence.HIGH
    (flag,) = check(
        site(),
        replace(presence(github={"employer": "@sample"}), told=(me(roles=(past, now)),)),
        TODAY,
    )
    assert flag.stale_on == date(2023, 1, 31)


def test_several_positions_are_fine_beside_each_other() -> None:
    roles = tuple(Role(title="", place=place, current=True) for place in ("Example", "Bell Works"))
    assert found(me(roles=roles), github={"employer": "Bell Works"}) == []


def test_a_brand_is_doubtful() -> None:
    ada = me(name="Ada Example")
    ((_, brand),) = found(ada, github={"name": "Rivers Weekly"})
    ((_, other),) = found(ada, github={"name": "Ada Sample"})
    assert (brand, other) == (Confidence.LOW, Confidence.MEDIUM)


def test_another_address_is_told_by_another_rule() -> None:
    fields = {"website": "https://old.example", "email": "old@ada.example"}
    assert found(me(email="ada@ada.example", website="https://ada.example"), github=fields) == []


def test_nobody_asked_nothing_said() -> None:
    assert list(check(site(), presence(), TODAY)) == []
