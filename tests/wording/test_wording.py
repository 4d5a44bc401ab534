"""Every language's file, and the signs in which phrases are written."""

import pytest

from freshness.languages import KNOWN
from freshness.wording import compiled, every, language_told, said, wording

ENGLISH = wording("en")


@pytest.mark.parametrize("code", KNOWN)
def test_every_language_has_the_same_topics_and_replies(code: str):
    assert set(wording(code).phrases) == set(ENGLISH.phrases)
    assert set(wording(code).reply) == set(ENGLISH.reply)


@pytest.mark.parametrize("code", KNOWN)
def test_phrases_are_lower_case_and_plain(code: str):
    for text in wording(code).phrases.values():
        assert text == text.lower().replace("’", "'")
        assert "{" not in text
        assert "?" not in text


@pytest.mark.parametrize("code", KNOWN)
def test_no_topic_is_found_in_nothing(code: str):
    for topic, pattern in (
        (topic, wording(code).pattern(topic)) for topic in wording(code).phrases
    ):
        assert not pattern.search("  "), topic
        assert not pattern.search(""), topic


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("(a|the) role", "It is the role.", True),
        ("(a|the) role", "It is my role.", False),
        ("[new] role", "a role", True),
        ("role", "roles", False),
        ("rol*", "roles", True),
        ("we … you", "We would love to meet you", True),
        ("we … you", "We know. Do you?", False),
        ("we … you", "we one two three four five you", False),
        ("don't", "I don’t", True),
        ("open-ended|x", "open ended", True),
        ("((a|b) c|d) e", "b c e", True),
    ],
)
def test_signs(phrase: str, text: str, found: bool):
    assert bool(compiled(phrase, "en").search(said(text, "en"))) is found


def test_unspaced_languages():
    assert compiled("感谢…帮助", "zh").search(said("感谢您的 帮助", "zh"))
    assert not compiled("感谢…帮助", "zh").search(said("感谢。帮助", "zh"))


def test_counts_different_phrases_up_to_enough():
    text = said("A role, a role and a position, and a vacancy.", "en")
    assert ENGLISH.count("opening", text) == 2
    assert ENGLISH.count("opening", said("A role, a role.", "en")) == 1
    assert ENGLISH.count("opening", said("Nothing.", "en")) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wir suchen für das Team eine neue Kollegin und dachten an Sie.", "de"),
        ("Nous avons pensé à vous pour ce poste dans notre équipe.", "fr"),
        ("", "en"),
    ],
)
def test_language(text: str, code: str):
    assert language_told(text) == code


def test_all_languages_are_there():
    assert [each.code for each in every()] == list(KNOWN)
