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


ORDINARY = [
    "Hi Ada, how was your first week in the new job? Did you get the desk by the window?",
    "Could you look over my talk proposal before I submit it to the conference on Friday?",
    "The director of the school asked whether you can bring the cake on Monday.",
    "I have a question about your podcast episode on maps: which software did you use?",
    "We would be interested to know whether the flat is still available and what the rent is.",
    "My sister got the position! Let's celebrate next week, are you free on Thursday?",
    "Your contract with our gym ends in March. Would you like to extend it for another year?",
    "Our project has moved to a new repository. Could you update the link on your site?",
    "Hi, I can't find the chapter you mentioned. Do you still have the book?",
    "Would you mind sending me the budget for the trip? I need it for the tax office.",
    "I talked to your manager about the holidays; she says the team can cover for you in July.",
    "The engineer will come on Tuesday between 8 and 12 to check the heating. Please be at home.",
    "Hallo Ada, wie war die erste Woche im neuen Job? Hast du den Platz am Fenster bekommen?",
    "Könntest du meinen Vortragsvorschlag ansehen, bevor ich ihn am Freitag einreiche?",
    "Die Direktorin der Schule fragt, ob du am Montag den Kuchen mitbringen kannst.",
    "Ich habe eine Frage zu deiner Podcastfolge über Karten: Welche Software hast du benutzt?",
    "Wir hätten gern gewusst, ob die Wohnung noch frei ist und wie hoch die Miete ist.",
    "Meine Schwester hat die Stelle bekommen! Das feiern wir nächste Woche, hast du Donnerstag Zeit?",
    "Ihr Vertrag mit unserem Sportstudio endet im März. Möchten Sie um ein Jahr verlängern?",
    "Unser Projekt ist umgezogen. Könntest du den Link auf deiner Seite ändern?",
    "Hi, ich finde das Kapitel nicht, von dem du gesprochen hast. Hast du das Buch noch?",
    "Könntest du mir das Budget für die Reise schicken? Ich brauche es für das Finanzamt.",
    "Ich habe mit deiner Chefin über den Urlaub gesprochen; das Team kann dich im Juli vertreten.",
    "Der Techniker kommt am Dienstag zwischen 8 und 12 wegen der Heizung. Bitte sei zu Hause.",
    "Salut Ada, comment s'est passée ta première semaine dans ton nouveau travail ? Tu as eu le bureau près de la fenêtre ?",
    "Pourrais-tu relire ma proposition avant que je la soumette vendredi à la conférence ?",
    "La directrice de l'école demande si tu peux apporter le gâteau lundi.",
    "J'ai une question sur ton épisode de podcast sur les cartes : quel logiciel as-tu utilisé ?",
    "Nous aimerions savoir si l'appartement est toujours disponible et quel est le loyer.",
    "Ma sœur a eu le poste ! On fête ça la semaine prochaine, tu es libre jeudi ?",
    "Votre contrat avec notre salle de sport se termine en mars. Souhaitez-vous le prolonger d'un an ?",
    "Notre projet a déménagé. Pourrais-tu changer le lien sur ta page ?",
    "Salut, je ne trouve pas le chapitre dont tu parlais. Tu as encore le livre ?",
    "Pourrais-tu m'envoyer le budget du voyage ? J'en ai besoin pour les impôts.",
    "J'ai parlé de tes congés à ta responsable ; l'équipe peut te remplacer en juillet.",
    "Le technicien passera mardi entre 8 h et 12 h pour le chauffage. Merci d'être là.",
    "Hola Ada, ¿qué tal tu primera semana en el trabajo nuevo? ¿Te dieron la mesa junto a la ventana?",
    "¿Podrías leer mi propuesta antes de que la envíe el viernes al congreso?",
    "La directora del colegio pregunta si puedes traer la tarta el lunes.",
    "Tengo una duda sobre tu episodio del podcast de mapas: ¿qué programa usaste?",
    "Nos gustaría saber si el piso sigue disponible y cuánto es el alquiler.",
    "¡Mi hermana ha conseguido el puesto! Lo celebramos la semana que viene, ¿estás libre el jueves?",
    "Su contrato con nuestro gimnasio termina en marzo. ¿Le gustaría prorrogarlo un año?",
    "Nuestro proyecto ha cambiado de sitio. ¿Podrías actualizar el enlace de tu página?",
    "Hola, no encuentro el capítulo del que hablabas. ¿Tienes todavía el libro?",
    "¿Me mandas el presupuesto del viaje? Lo necesito para Hacienda.",
    "He hablado con tu jefa de las vacaciones; el equipo puede cubrirte en julio.",
    "El técnico vendrá el martes entre las 8 y las 12 por la calefacción. Procura estar en casa.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_letters_with_such_words(text: str):
    assert not weigh([text]).is_one
