import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rules.wrong_language import check
from tests.rules.factory import dated

GERMAN = (
    "Ich baue Orgeln, und das schon seit vielen Jahren. Die Orgel ist für mich das schönste "
    "Instrument, und ich freue mich über jede, die auf einer Bühne oder in der Kirche zu hören ist. "
)
ENGLISH = (
    "I build organs, and I have done so for many years. The organ is the finest of all instruments "
    "to me, and I am glad of each that is heard on a stage or in a church that was made for it. "
)
CHINESE = "我从小就喜欢管风琴，现在我自己制造它们，也给孩子们上课。" * 20


def flags(language: str, text: str, **given: bool):
    return list(check(dated(f'<html lang="{language}"><body><p>{text}</p>', **given)))


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [("en", GERMAN * 3, "de"), ("de", ENGLISH * 3, "en"), ("en", CHINESE, "zh")],
)
def test_the_language_of_the_words_is_the_advice(language: str, text: str, found: str):
    [flag] = flags(language, text)
    assert flag.advice == f'Write <html lang="{found}">.'


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de-AT", GERMAN * 3),
        ("EN", ENGLISH * 3),
        ("en", GERMAN),
        ("en", ENGLISH * 2 + GERMAN),
        ("sv", GERMAN * 3),
        ("", GERMAN * 3),
    ],
)
def test_what_fits_is_short_mixed_or_unknown_is_fine(language: str, text: str):
    assert not flags(language, text)


def test_of_a_source_the_layout_is_not_seen():
    assert not flags("en", GERMAN * 3, is_source=True)


@given(st.sampled_from(["en", "zh", "x"]), st.text(alphabet="der die the and 我的 ", min_size=400))
def test_any_words_are_survived(language: str, text: str):
    flags(language, text)
