"""Letters that want no answer, and quotes that are not the sender's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.inbox.closing import is_closing, own_words

CLOSING = [
    "Thanks!",
    "Many thanks for the quick reply, Ada. Have a lovely weekend!",
    "Perfect, see you on Tuesday.\n\nBest regards\nBob Sample\nHead of Things, Initech",
    "👍👍",
    "Super, vielen Dank für die schnelle Antwort!\nViele Grüße\nBert Beispiel",
    "Alles klar, bis morgen!",
    "Merci beaucoup pour ton aide, bonne soirée !",
    "Parfait, à lundi.",
    "Muchas gracias por la información. ¡Nos vemos!",
    "Perfetto, grazie mille e buona giornata!",
    "Muito obrigada pela ajuda, até amanhã!",
    "Hartelijk dank voor je antwoord, fijne dag!",
    "Dziękuję bardzo za pomoc, miłego dnia!",
    "ご連絡ありがとうございます。承知いたしました。",
    "好的，谢谢您的帮助！",
    "Grazie mille, a presto!",
    "Perfetto, ci vediamo giovedì.\n\nCordiali saluti\nBruno",
    "Ottimo, grazie dell'aiuto e buon weekend!",
    "Va bene, ricevuto.",
    "Muito obrigada, até breve!",
    "Perfeito, combinado. Bom fim de semana!",
    "Ótimo, obrigado pela resposta rápida.",
    "Certo, recebido. Abraços",
    "Super, bedankt en fijn weekend!",
    "Prima, tot donderdag.\n\nMet vriendelijke groet\nBob",
    "Dank voor je snelle antwoord!",
    "Helemaal goed, dank je wel.",
    "Wielkie dzięki, do zobaczenia!",
    "Świetnie, w takim razie do czwartku.\n\nPozdrawiam\nBob",
    "Dziękuję za szybką odpowiedź, miłego weekendu!",
    "Jasne, rozumiem.",
    "ありがとうございます！",
    "承知いたしました。よろしくお願いいたします。",
    "早速のご返信ありがとうございました。助かりました。",
    "了解です。",
    "谢谢！",
    "好的，收到。",
    "非常感谢您的回复，祝您周末愉快！",
    "没问题，到时见。",
]
OPEN = [
    "Thanks! Could you send me the slides as well",
    "Thank you. When do you arrive?",
    "The invoice for October is attached.",
    "I will be in Turin next week and would love to show you the workshop.",
    "Danke dir. Schick mir bitte noch die Adresse.",
    "Merci de me confirmer la date.",
    "Gracias. Quedo a la espera de tu respuesta.",
    "Thanks for your patience. The second part of the manuscript is ready, it is longer than I thought.",
    "ありがとうございます。日程を教えてください。",
    "谢谢。您什么时候方便？",
]


@pytest.mark.parametrize("text", CLOSING)
def test_closing(text: str):
    assert is_closing(text, "Bob Sample", "Ada Example")


@pytest.mark.parametrize("text", OPEN)
def test_open(text: str):
    assert not is_closing(text, "Bob Sample", "Ada Example")


@pytest.mark.parametrize(
    "quoted",
    [
        "On Mon, 2 Nov 2026, Ada Example wrote:\n> Would you?\n",
        "Am 2.11.2026 um 10:00 schrieb Ada Example:\n> Magst du?\n",
        "On Mon, 2 Nov 2026 at 10:00, Ada Example <ada@example.org>\nwrote:\n> Would you?",
        "Le lun. 2 nov. 2026 à 10:00, Ada Example <ada@example.org> a\nécrit :\n> Tu viens ?",
        "2026年11月2日(月) 10:00 Ada Example <ada@example.org>:\n> Would you?",
        "-----Original Message-----\nFrom: Ada\nWould you?",
        "From: Ada Example <ada@example.org>\nSent: Monday\n\nWould you?",
        "> Would you?\n> Really?",
    ],
)
def test_quotes_are_not_the_senders_words(quoted: str):
    assert own_words(f"Thanks, will do!\n\n{quoted}") == "Thanks, will do!"


def test_a_signature_is_no_substance_and_still_the_senders():
    text = "Thanks!\n-- \nBob Sample, recruiter, would love to hear from you: what do you think?"
    assert is_closing(text)
    assert "recruiter" in own_words(text)


@given(st.text(max_size=500))
def test_any_text(text: str):
    assert is_closing(own_words(text)) in (True, False)
