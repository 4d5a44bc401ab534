from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.relative_time import check
from freshness.vocabulary import Confidence, Kind
from tests.rules.factory import NOT_OF_TODAY, TODAY, dated, says
from tests.sentences import WORDS

LONG_AGO = date(2021, 5, 3)
TYPICAL = "I recently moved to Turin."


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
        ("en", "Last summer I interned at Example Labs."),
        ("en", "I recently moved to Lisbon."),
        ("en", "Two weeks ago I started a new project and I like it."),
        ("en", "Next month I am going to hike through the Alps."),
        ("en", "I plan to finish my thesis later this year."),
        ("en", "Two years ago I left my job to build organs."),
        ("de", "Letzten Sommer habe ich ein Praktikum gemacht."),
        ("de", "Vor kurzem bin ich nach Leipzig gezogen."),
        ("de", "Vor zwei Wochen habe ich ein neues Projekt begonnen."),
        ("de", "Nächstes Jahr schreibe ich meine Masterarbeit."),
        ("fr", "L'été dernier, j'ai fait un stage chez Exemple."),
        ("fr", "J'ai récemment déménagé à Lyon."),
        ("fr", "Il y a deux semaines, j'ai commencé un nouveau projet."),
        ("fr", "L'année prochaine, je vais écrire un livre."),
        ("es", "El verano pasado hice unas prácticas."),
        ("es", "Recientemente me mudé a Sevilla."),
        ("es", "Hace dos semanas empecé mi nuevo proyecto."),
        ("es", "El próximo año terminaré mi tesis."),
        ("it", "L'estate scorsa ho fatto uno stage."),
        ("it", "Di recente mi sono trasferita a Roma."),
        ("it", "Due settimane fa ho iniziato un nuovo progetto."),
        ("it", "L'anno prossimo scriverò la mia tesi."),
        ("pt", "No ano passado fiz um estágio."),
        ("pt", "Recentemente me mudei para o Porto."),
        ("pt", "Há duas semanas comecei um novo projeto e não parei."),
        ("nl", "Vorig jaar liep ik stage bij Voorbeeld."),
        ("nl", "Onlangs ben ik naar Gent verhuisd."),
        ("nl", "Twee weken geleden begon ik aan een nieuw project."),
        ("pl", "W zeszłym roku byłam na stażu."),
        ("pl", "Niedawno przeprowadziłam się do Gdańska i jestem z tego zadowolona."),
        ("pl", "Dwa tygodnie temu zaczęłam nowy projekt."),
        ("ja", "最近、京都に引っ越しました。"),
        ("ja", "昨年、大学を卒業しました。"),
        ("zh", "我最近搬到了北京。"),
        ("zh", "去年我开始写博客。"),
    ],
)
def test_words_that_count_from_their_day(language: str, text: str):
    flag, *_ = flags(text, language)
    assert flag.confidence > Confidence.LOW
    assert flag.stale_on
    assert flag.stale_on <= TODAY
    assert flag.quote in text


@pytest.mark.parametrize(
    ("text", "changed", "stale_on"),
    [
        ("I leave for Turin tomorrow.", date(2026, 11, 1), date(2026, 11, 8)),
        ("Last week I moved to Turin.", date(2026, 10, 1), date(2026, 11, 15)),
        ("Last year I moved to Turin.", date(2025, 12, 30), date(2026, 1, 1)),
        ("Last summer I moved to Turin.", date(2026, 1, 3), date(2026, 9, 30)),
    ],
)
def test_the_day_after_which_they_mean_something_else(text: str, changed: date, stale_on: date):
    [flag] = flags(text, changed=changed)
    assert flag.stale_on == stale_on


@pytest.mark.parametrize(
    "text",
    [
        "I go to Turin every year.",
        "I dug up bones that were buried 40,000 years ago.",
        "My last year of school was hard.",
        "Tools of tomorrow are what I like.",
        "In 2023 I moved, and last year in the sentence has a date: 2023.",
        "I like the most recently used list.",
        "From 2019 to 2021 I was in Turin; last year of it I was ill.",
    ],
)
def test_other_senses_are_fine(text: str):
    assert not flags(text)


def test_beside_a_date_of_its_own_this_morning_is_still_wrong():
    assert flags("My bug was closed this morning (2022-04-04).")


def test_what_is_not_about_the_owner_is_doubtful():
    [flag] = flags("The gate was closed recently.", kind=Kind.PAGE)
    assert flag.confidence is Confidence.LOW


def test_a_page_of_a_year_is_fine():
    html = "<html lang='en'><p>I left last year.</p></html>"
    page = dated(html, url="https://ada.example/fest-2021.html", changed=LONG_AGO)
    assert not list(check(page, TODAY))


def test_a_date_for_readers_makes_it_doubtful():
    said = says("2021-05-03")
    html = f"<html lang='en'><p>{TYPICAL}</p></html>"
    [flag] = check(dated(html, kind=Kind.ABOUT, changed=LONG_AGO, evidence=(said,)), TODAY)
    assert flag.confidence is Confidence.LOW


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
