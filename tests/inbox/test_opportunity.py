"""What is an offer, and why."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.inbox.opportunity import weigh
from freshness.wording import language_told

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


MORE_OFFERS = {
    "it": [
        "Ciao Ada, sono Bruno di Initech. Stiamo cercando una sviluppatrice senior per il nostro team di Torino. Ti andrebbe una chiacchierata questa settimana?",
        "Gentile Ada, un nostro cliente assume un responsabile editoriale, contratto a tempo indeterminato, RAL fino a 60k. Le può interessare?",
        "Ciao Ada, organizziamo un convegno a maggio e vorremmo averti come relatrice. Copriamo noi il viaggio.",
        "Buongiorno, ci serve un nuovo sito per il nostro studio. Potrebbe farci un preventivo?",
    ],
    "pt": [
        "Olá Ada, sou recrutadora na Initech. Temos uma vaga de engenheira sénior em Lisboa e o seu perfil encaixa bem. Podemos marcar uma chamada?",
        "Oi Ada, meu cliente está contratando uma redatora técnica, 100% remoto, salário competitivo. Você teria interesse?",
        "Olá Ada, gostávamos de a convidar para dar uma palestra na nossa conferência em maio.",
        "Bom dia, precisamos de um site novo para a nossa loja. Quanto cobraria? Aguardo o seu orçamento.",
    ],
    "nl": [
        "Hoi Ada, ik ben recruiter bij Initech en we zoeken een senior developer voor ons team in Gent. Je ervaring past er goed bij. Heb je deze week tijd voor een kort gesprek?",
        "Beste Ada, voor een klant zoek ik een eindredacteur, vast contract, 32 uur. Sta je open voor iets nieuws?",
        "Hallo Ada, zou je in mei op onze conferentie een lezing willen geven? We betalen de reis.",
        "Goedendag, wij hebben een nieuwe website nodig. Kunt u een offerte maken?",
    ],
    "pl": [
        "Dzień dobry, jestem rekruterką w Initech i szukamy osoby na stanowisko starszej programistki w Krakowie. Pani doświadczenie świetnie pasuje. Czy możemy porozmawiać w tym tygodniu?",
        "Cześć Ado, mój klient zatrudni redaktora technicznego, praca zdalna, widełki 15-20 tys. Czy jesteś otwarta na zmianę?",
        "Dzień dobry, chcielibyśmy zaprosić Panią jako prelegentkę na naszą konferencję w maju.",
        "Dzień dobry, potrzebujemy nowej strony internetowej. Czy mogłaby Pani przygotować wycenę?",
    ],
    "ja": [
        "エイダ様 はじめまして、株式会社Initechの採用担当の山田です。ご経歴を拝見し、シニアエンジニアのポジションについて一度お話しできればと思いご連絡いたしました。",
        "弊社では編集者を募集しております。年収は600万円程度、フルリモート可能です。ご興味はございますか。",
        "5月のカンファレンスでご登壇いただけないでしょうか。交通費は弊社で負担いたします。",
        "ホームページのリニューアルをお願いしたく、お見積をいただけますか。",
    ],
    "zh": [
        "Ada您好，我是Initech的招聘经理。我们正在招聘高级工程师，您的经历非常匹配，这周方便聊聊吗？",
        "您好，我们公司有一个技术编辑的职位，年薪30万，可以远程。请问您感兴趣吗？",
        "您好，我们想邀请您在五月的大会上担任演讲嘉宾，差旅费由我们承担。",
        "您好，我们需要一个新网站，请问可以报价吗？预算已定。",
    ],
}
MORE_OTHERS = {
    "it": [
        "Ciao Ada, vieni sabato al lago? I bambini chiedono di te.",
        "Buongiorno, in allegato la fattura di ottobre, con scadenza a 30 giorni.",
        "Ada, dove hai comprato la lampada dello studio?",
        "Gentile Ada, cerco uno stage per l'estate e le invio il mio curriculum.",
    ],
    "pt": [
        "Oi Ada, você vem no sábado? As crianças perguntam por você.",
        "Bom dia, segue em anexo a fatura de outubro, com vencimento em 30 dias.",
        "Ada, onde compraste o candeeiro do escritório?",
        "Olá Ada, estou à procura de estágio e envio o meu currículo.",
    ],
    "nl": [
        "Hoi Ada, kom je zaterdag naar het meer? De kinderen vragen naar je.",
        "Goedendag, in de bijlage de factuur van oktober, te betalen binnen 30 dagen.",
        "Ada, waar heb je die lamp gekocht?",
        "Beste Ada, ik zoek een stage voor komende zomer; mijn cv zit in de bijlage.",
    ],
    "pl": [
        "Cześć Ado, przyjedziesz w sobotę nad jezioro? Dzieci o ciebie pytają.",
        "Dzień dobry, w załączeniu faktura za październik, termin płatności 30 dni.",
        "Ado, gdzie kupiłaś tę lampę?",
        "Dzień dobry, szukam stażu na lato, w załączeniu moje CV.",
    ],
    "ja": [
        "土曜日に湖に来ますか。子どもたちが会いたがっています。",
        "10月分の請求書を添付いたします。お支払いは30日以内にお願いいたします。",
        "あのランプはどこで買いましたか。",
        "インターンに応募したく、私の履歴書を添付いたします。",
    ],
    "zh": [
        "周六你来湖边吗？孩子们都在问你。",
        "附件是十月份的发票，请在30天内付款。",
        "你书房的灯是在哪里买的？",
        "您好，我想应聘暑期实习，附上我的简历。",
    ],
}


@pytest.mark.parametrize("language", MORE_OFFERS)
def test_languages_that_the_generated_year_does_not_have(language: str):
    for text in MORE_OFFERS[language]:
        assert weigh([text]).is_one, text
        assert language_told(text) == language, text
    for text in MORE_OTHERS[language]:
        assert not weigh([text]).is_one, text


def test_colloquial_letters():
    letters = tomllib.loads(Path(__file__).with_name("colloquial.toml").read_text("utf-8"))
    tuned_on, unseen = Counter[str](), Counter[str]()
    for kinds in letters.values():
        for kind, texts in kinds.items():
            for at, text in enumerate(texts):
                found = "found" if weigh([text]).is_one else "missed"
                (unseen if at % 2 else tuned_on)[f"{kind} {found}"] += 1
    for count, recall in ((tuned_on, 0.95), (unseen, 0.7)):
        assert count["other found"] <= 1
        assert count["offer found"] >= recall * (count["offer found"] + count["offer missed"])
