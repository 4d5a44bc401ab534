"""Messages that no person waits behind, told by their words."""

import pytest

from freshness.correspondence import Party
from freshness.inbox.apart import automatic
from tests.inbox.letters import letter

AUTOMATIC = {
    "en": "This is an automated message. Your parcel is on its way.",
    "de": "Ich bin bis Montag nicht im Büro.",
    "fr": "Je suis actuellement absente du bureau.",
    "es": "Respuesta automática: vuelvo el lunes.",
    "it": "Sono in ferie fino a lunedì.",
    "pt": "Resposta automática: volto na segunda.",
    "nl": "Ik ben met vakantie tot maandag.",
    "pl": "Przebywam na urlopie do poniedziałku.",
    "ja": "このメールは自動送信です。",
    "zh": "自动回复：我周一回来。",
}


@pytest.mark.parametrize("language", AUTOMATIC)
def test_automatic_in_every_language(language: str):
    assert automatic(letter(AUTOMATIC[language])) == "automatic message"


def test_the_reason_of_the_source_comes_first():
    assert automatic(letter("Hello", automatic="newsletter (List-Id)")) == "newsletter (List-Id)"


def test_own_letters_are_letters():
    assert automatic(letter("I am out of office until Monday.", mine=True)) == ""


def test_who_asks_is_a_person():
    text = "I am out of office next week. Could you take over the release?"
    assert automatic(letter(text)) == ""
    assert automatic(letter(text, subject="Automatic reply: Release")) == "automatic message"


def test_far_down_it_is_a_topic_and_no_sign():
    text = "The garden is wonderful this year. " * 10 + "How do I set up an automatic reply?"
    assert automatic(letter(text)) == ""


def test_closed_accounts_cannot_be_answered():
    gone = Party(key="LinkedIn Member", name="LinkedIn Member")
    there = Party(key="linkedin.com/in/member", name="LinkedIn Member")
    assert automatic(letter("Hello?", sender=gone)) == "account that is closed"
    assert automatic(letter("Hello?", sender=there)) == ""
