"""What is an offer, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.inbox.opportunity import weigh

OFFERS = {
    "en": "I am a talent partner at Initech. We are looking for a senior editor and your profile stood out.",
    "de": "Für unseren Kunden suchen wir eine Redakteurin in Festanstellung. Ihr Profil passt sehr gut, haben Sie Interesse?",
    "fr": "Je recrute pour notre cabinet. Votre profil correspond à un poste en CDI, seriez-vous disponible pour un bref échange ?",
    "es": "Estamos buscando una redactora para un puesto indefinido. Tu perfil encaja muy bien, ¿te interesaría una breve llamada?",
    "it": "Cerchiamo una redattrice per una posizione a tempo indeterminato. Il tuo profilo è perfetto: ti interessa un breve colloquio?",
    "pt": "Estamos contratando para uma vaga de redatora. Seu perfil chamou a nossa atenção, teria interesse numa conversa?",
    "nl": "Wij zoeken voor een opdrachtgever een redacteur. Je profiel past goed bij deze vacature, heb je interesse?",
    "pl": "Szukamy osoby na stanowisko redaktorki. Pani profil idealnie pasuje, czy jest Pani zainteresowana rozmową?",
    "ja": "採用担当の鈴木です。ご経歴を拝見し、編集の求人をご紹介したくご連絡しました。",
    "zh": "您好，我是招聘经理，看到您的简历非常匹配我们的编辑职位，方便聊聊吗？",
}
OTHERS = {
    "a friend": "Are you coming to the lake on Sunday? The children would love to see you.",
    "a candidate": "I am looking for a new role as an editor; my CV is attached. Are you hiring?",
    "a seller": "Our platform helps you to increase your sales. Would you be open to a quick call? Book a demo!",
    "a client": "The proofs are back. Could you have a look at page 12 before Friday?",
    "nothing": "",
}


@pytest.mark.parametrize("language", OFFERS)
def test_offers_in_every_language(language: str):
    found = weigh([OFFERS[language]])
    assert found.is_one, found
    assert found.reasons


@pytest.mark.parametrize("who", OTHERS)
def test_others(who: str):
    assert not weigh([OTHERS[who]]).is_one


def test_an_invitation_is_one():
    found = weigh(["Would you like to give the keynote at our conference in May?"])
    assert found.is_one
    assert "invites you to speak or write" in found.reasons


def test_reasons_never_quote_the_message():
    found = weigh(
        ["We are hiring a senior editor at Initech, salary 70,000."], subject="Editor role"
    )
    assert found.reasons == ("speaks of a role", "somebody is looked for", "speaks of pay or place")


def test_the_title_of_the_sender_counts_once():
    known = weigh(["I am a recruiter. Can we talk?"], title="Recruiter")
    assert known.score == weigh(["I am a recruiter. Can we talk?"]).score + 1


@given(st.text(max_size=500), st.text(max_size=60))
def test_any_text(text: str, title: str):
    weigh([text], subject=text[:50], title=title)
