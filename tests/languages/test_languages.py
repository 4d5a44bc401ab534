"""Every language's file, and the signs in which phrases are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.languages import KNOWN, UNSPACED, Language, Phrase, language, language_of

ENGLISH = language("en")


def phrase(words: str) -> Phrase:
    return Phrase("topic", words, ("x",), 60)


def matches(words: str, text: str, lists: Language = ENGLISH) -> dict[str, str] | None:
    found = lists.pattern(phrase(words)).search(text)
    return {name: said for name, said in found.groupdict().items() if said} if found else None


@pytest.mark.parametrize("code", KNOWN)
def test_every_language_has_the_same_topics_and_lists(code: str):
    vocabulary = language(code)
    assert {each.topic for each in vocabulary.phrases} == {each.topic for each in ENGLISH.phrases}
    assert set(vocabulary.lists) == set(ENGLISH.lists)
    assert len(vocabulary.lists["weekday"]) == 7
    assert len(vocabulary.lists["season"]) == 4


@pytest.mark.parametrize("code", KNOWN)
def test_every_phrase_is_lower_case_and_becomes_a_pattern(code: str):
    vocabulary = language(code)
    for each in vocabulary.phrases:
        assert each.words == each.words.lower().replace("’", "'")
        assert vocabulary.pattern(each)
        assert each.keys


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("(last|next) year", "next year"),
        ("i am [now] here", "i am here"),
        ("i am [now] here", "i am now here"),
        ("looking for … job", "looking for a very new job"),
        ("a {n}-year-old", "a 24 year old"),
        ("(senior)-year", "senior-year"),
        ("class of {year}", "class of 2024"),
        ("this {season}", "this fall"),
    ],
)
def test_signs(words: str, text: str):
    assert matches(words, f"and {text}, he said") is not None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("last year", "last years"),
        ("last year", "ballast year"),
        ("looking for … job", "looking for one. a job"),
        ("looking for … job", "looking for one of the very many new job"),
        ("class of {year}", "class of 24"),
    ],
)
def test_what_phrases_leave_alone(words: str, text: str):
    assert matches(words, text) is None


def test_numbers_are_digits_or_words():
    assert matches("{n} years", "10+ years") == {"n": "10", "plus": "+"}
    assert ENGLISH.number("10") == 10
    assert ENGLISH.number("twelve") == 12
    assert ENGLISH.number("many") is None


def test_nothing_stands_between_an_elided_word_and_the_next():
    french = language("fr")
    assert (
        matches("à la recherche (de|d') … stage", "à la recherche d'un stage", french) is not None
    )


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("the organ and the bells are in the tower of the town", "", "en"),
        ("ich bin nicht die frau mit der orgel und das ist auch gut", "en", "de"),
        ("je suis dans le village avec les orgues et mes cloches", "en", "fr"),
        ("the organ", "de", "de"),
        ("organ", "sv", ""),
        ("orgel", "", "en"),
        ("東京でエンジニアとして働いています", "en", "ja"),
        ("我在上海做软件工程师", "", "zh"),
    ],
)
def test_the_language_of_a_page(text: str, declared: str, expected: str):
    words = frozenset(text.encode().split())
    assert language_of(words, text, declared) == expected


@given(st.text())
def test_any_text_has_one_language_or_none(text: str):
    words = frozenset(text.encode("utf-8", "replace").split())
    assert language_of(words, text, "") in (*KNOWN, "")


@pytest.mark.parametrize("code", KNOWN)
@pytest.mark.parametrize("unit", ["", " ", "a", "24 ", "2024"])
def test_phrases_end_on_long_texts(code: str, unit: str):
    vocabulary = language(code)
    for each in vocabulary.phrases:
        hostile = (each.keys[0] + unit + ("" if code in UNSPACED else " ")) * 300
        assert len(vocabulary.pattern(each).findall(hostile)) <= len(hostile)
