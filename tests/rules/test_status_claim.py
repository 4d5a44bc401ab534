from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.status_claim import check
from freshness.vocabulary import Confidence, Kind
from tests.rules.factory import NOT_OF_TODAY, TODAY, dated
from tests.sentences import WORDS

LONG_AGO = date(2021, 5, 3)
TYPICAL = "I am currently an organ builder."


def flags(
    text: str,
    language: str = "en",
    *,
    kind: Kind = Kind.ABOUT,
    changed: date | None = LONG_AGO,
    confidence: Confidence = Confidence.HIGH,
) -> list[Flag]:
    html = f'<html lang="{language}"><h1>Ada</h1><p>{text}</p></html>'
    return list(check(dated(html, kind=kind, changed=changed, confidence=confidence), TODAY))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Currently I work as a backend developer at Example Inc."),
        ("en", "I'm currently pursuing a Master's degree in Computer Science."),
        ("en", "I am a third-year computer science student at Example University."),
        ("en", "I'm a junior at Example College studying maths."),
        ("en", "I am a final year student."),
        ("en", "I am looking for a full-time position starting in September 2024."),
        ("en", "I'm on the academic job market this year."),
        ("en", "Open to new opportunities!"),
        ("en", "I am a PhD student at Example University."),
        ("en", "B.Sc. Physics, expected graduation May 2024."),
        ("en", "I will be joining Example University as an assistant professor in Fall 2023."),
        ("en", "I am available for freelance work."),
        ("en", "Our paper is currently under review."),
        ("en", "This site is a work in progress."),
        ("de", "Derzeit arbeite ich als Entwickler bei der Beispiel GmbH."),
        ("de", "Aktuell studiere ich Informatik im dritten Semester."),
        ("de", "Ich studiere im 5. Semester Informatik an der TU Beispiel."),
        ("de", "Ich bin Student an der Universität Beispiel."),
        ("de", "Ich suche ab September 2024 einen Ausbildungsplatz."),
        ("de", "Ich bin auf der Suche nach einer neuen Herausforderung."),
        ("de", "Voraussichtlicher Abschluss: Juli 2024"),
        ("de", "Ich bin Doktorandin am Institut für Orgelbau."),
        ("fr", "Je travaille actuellement comme développeur chez Exemple."),
        ("fr", "Je suis actuellement étudiant en 2ème année de BTS SIO."),
        ("fr", "Étudiante en Master 2 à l'université de Lyon, je suis curieuse."),
        ("fr", "Je suis à la recherche d'un stage de fin d'études."),
        ("fr", "Je recherche une alternance à partir de septembre 2024."),
        ("fr", "Actuellement en recherche d'emploi, je suis disponible immédiatement."),
        ("fr", "Je suis doctorante au laboratoire d'informatique."),
        ("es", "Actualmente trabajo como desarrollador en Ejemplo S.A."),
        ("es", "Actualmente soy estudiante de Ingeniería Informática."),
        ("es", "Estoy cursando el tercer año de Ingeniería."),
        ("es", "Busco prácticas a partir de septiembre de 2024."),
        ("es", "Estoy buscando nuevas oportunidades laborales."),
        ("es", "Estudiante de segundo año de Medicina, me gusta leer."),
        ("it", "Attualmente lavoro come sviluppatore presso Esempio S.p.A."),
        ("it", "Sono uno studente al terzo anno di Informatica."),
        ("it", "Sono alla ricerca di un tirocinio."),
        ("it", "Sono dottoranda presso il Politecnico."),
        ("pt", "Atualmente trabalho como desenvolvedor na Exemplo."),
        ("pt", "Estou cursando o terceiro semestre de Ciência da Computação."),
        ("pt", "Sou estudante de Engenharia na Universidade de Exemplo."),
        ("pt", "Estou em busca de um estágio."),
        ("nl", "Momenteel werk ik als ontwikkelaar bij Voorbeeld BV."),
        ("nl", "Ik ben student aan de Universiteit Utrecht."),
        ("nl", "Ik ben derdejaars student informatica."),
        ("nl", "Ik ben op zoek naar een stage."),
        ("pl", "Obecnie pracuję jako programista w firmie Przykład."),
        ("pl", "Jestem studentką trzeciego roku informatyki."),
        ("pl", "Szukam pracy jako programista."),
        ("pl", "Jestem doktorantem na Politechnice."),
        ("ja", "現在は株式会社サンプルでエンジニアとして働いています。"),
        ("ja", "大学三年生です。情報工学を専攻しています。"),
        ("ja", "現在、大学院に在学中です。"),
        ("ja", "インターンを探しています。"),
        ("zh", "我目前在示例公司担任软件工程师。"),
        ("zh", "我是一名大三学生，热爱编程。"),
        ("zh", "本人正在寻找实习机会。"),
        ("zh", "我是浙江大学计算机系的博士生。"),
    ],
)
def test_what_has_changed_by_now(language: str, text: str):
    flag, *_ = flags(text, language)
    assert flag.confidence > Confidence.LOW
    assert flag.stale_on
    assert flag.stale_on <= TODAY
    assert flag.quote in text


@pytest.mark.parametrize(
    ("text", "changed", "stale_on"),
    [
        ("I'm in my second year at Example.", date(2025, 11, 3), date(2026, 10, 1)),
        ("I'm in my second year at Example.", date(2025, 9, 3), date(2026, 10, 1)),
        ("I am looking for a job.", date(2026, 2, 1), date(2026, 11, 2)),
        ("I am looking for a job from March 2026.", date(2026, 2, 1), date(2026, 4, 1)),
        ("B.Sc. Physics, expected May 2024.", date(2026, 11, 1), date(2024, 6, 1)),
        ("I'm currently a baker.", date(2023, 11, 1), date(2026, 10, 31)),
    ],
)
def test_the_day_from_which_it_is_doubtful(text: str, changed: date, stale_on: date):
    [flag] = flags(text, changed=changed)
    assert flag.stale_on == stale_on


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("I'm in my second year at Example.", date(2026, 9, 3)),
        ("I am looking for a job.", date(2026, 8, 1)),
        ("I am looking for a job from March 2027.", date(2026, 2, 1)),
        ("B.Sc. Physics, expected May 2027.", date(2026, 1, 1)),
    ],
)
def test_what_still_holds_is_fine(text: str, changed: date):
    assert not flags(text, changed=changed)


def test_a_heading_may_say_what_is_looked_for():
    html = "<html lang='fr'><h2>Ce que je recherche</h2><p>Un stage chez un facteur d’orgues.</p>"
    [flag] = check(dated(html, kind=Kind.HOME, changed=LONG_AGO), TODAY)
    assert flag.quote == "Ce que je recherche"


def test_currently_is_doubted_early_and_quietly():
    [flag] = flags(TYPICAL, changed=date(2025, 1, 1))
    assert flag.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "text",
    [
        "The currently selected organ is lit.",
        "The output is as expected in 2019.",
        "This man page is a perpetual work in progress.",
        "The version we submitted to the journal had an error.",
        "I was in my second year of marriage from 2011 to 2012.",
        "I currently (2021-05-03) use Turin as my base.",
        "While I was a doctoral student, I built organs.",
        "Before that, I was a PhD student at Example.",
        "Now I am somewhat embarrassed to say so.",
        "It does not have what I'm looking for, which is a list of pipes.",
        "The figure shows the 2023 odds-implied expected ranks of all builders.",
        "I have built organs since 1994, when I was a sophomore in college.",
    ],
)
def test_other_senses_are_fine(text: str):
    assert not flags(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Als ich noch Doktorand war, habe ich Orgeln gebaut."),
        ("fr", "J’étais alors doctorante à Exemple."),
        ("es", "Yo era entonces estudiante de doctorado."),
        ("it", "Allora ero dottoranda e costruivo organi."),
        ("pt", "Eu era então doutoranda."),
        ("nl", "Toen ik promovendus was, bouwde ik orgels."),
        ("pl", "Byłam wtedy doktorantką."),
    ],
)
def test_what_somebody_was_is_fine(language: str, text: str):
    html = f'<html lang="{language}"><h1>Ada</h1><p>{text}</p></html>'
    assert not list(check(dated(html, kind=Kind.ABOUT, changed=LONG_AGO), TODAY))


def test_only_owners_study_and_seek():
    text = "The student is in the second year, looking for a job."
    assert not flags(text, kind=Kind.PAGE)


def test_a_paper_may_be_in_preparation_in_a_list_of_papers():
    html = "<html lang='en'><h2>Publications</h2><ul><li>Ada: The organ. In preparation.</li></ul>"
    assert list(check(dated(html, changed=LONG_AGO), TODAY))


def test_the_same_of_oneself_is_told_once():
    assert len(flags("I'm a student at Example. Since I'm a student, I read.")) == 1


def test_the_most_telling_words_of_a_sentence_count():
    [flag] = flags("I am currently in my final year of physics.")
    assert "final year" in flag.message


@pytest.mark.parametrize("kind", [Kind.POST, Kind.LIST, Kind.LEGAL])
def test_what_belongs_to_its_day_is_fine(kind: Kind):
    assert not flags(TYPICAL, kind=kind)


@pytest.mark.parametrize("frame", NOT_OF_TODAY)
def test_what_is_no_prose_of_today_is_fine(frame: str):
    page = dated(
        f'<html lang="en">{frame.format(TYPICAL)}</html>', kind=Kind.ABOUT, changed=LONG_AGO
    )
    assert not list(check(page, TODAY))


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text())
@settings(max_examples=60)
def test_any_text_is_survived(text: str):
    for language in ("en", "de", "ja"):
        flags(text, language, kind=Kind.HOME)


@pytest.mark.parametrize(
    "unit", [TYPICAL + " ", TYPICAL.replace(" ", "  "), "2024 ", "I am ", "a" * 50]
)
def test_long_pages_end(unit: str):
    assert len(flags(unit * 3_000)) <= 60
