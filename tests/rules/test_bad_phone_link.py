import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rules.bad_phone_link import check
from freshness.vocabulary import Kind
from tests.rules.factory import dated


def flags(*numbers: str, kind: Kind = Kind.CONTACT):
    page = dated("".join(f'<a href="tel:{each}">call</a>' for each in numbers), kind=kind)
    return list(check(page))


@pytest.mark.parametrize(
    "number",
    ["0301234567", "(030)%20123-4567", "+1234567890", "+49", "+4930123456789012345", "5550123"],
)
def test_numbers_that_nobody_far_away_can_call(number: str):
    [flag] = flags(number, number)
    assert flag.reference and flag.reference.value == f"tel:{number}"


@pytest.mark.parametrize(
    "number",
    [
        "+49-30-901820",
        "+1%20(415)%20867-5309",
        "004930901820",
        "112",
        "*100#",
        "030901820;phone-context=+49",
        "{{ phone }}",
        "",
    ],
)
def test_numbers_for_the_world_and_short_ones(number: str):
    assert not flags(number)


def test_numbers_of_others_are_not_looked_at():
    assert not flags("0301234567", kind=Kind.POST)


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str):
    assert len(list(check(dated(f'<a href="tel:{text}">x</a>', kind=Kind.HOME)))) <= 1
