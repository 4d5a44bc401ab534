from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.expired_event import check
from freshness.vocabulary import Confidence, Kind
from tests.rules.factory import NOT_OF_TODAY, TODAY, dated
from tests.sentences import WORDS

LONG_AGO = date(2021, 5, 3)
TYPICAL = "I will be speaking in Turin on 12 May 2021."


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
        ("en", "I will be giving a talk at ExampleConf on May 12, 2024."),
        ("en", "Registration is open until 15 March 2025."),
        ("en", "The workshop will take place in June 2023 in Turin."),
        ("en", "Deadline: 1 February 2024"),
        ("en", "Upcoming talk: ExampleConf, 3 September 2025"),
        ("en", "Join us on Friday, March 3, 2023 for a concert."),
        ("en", "The next meetup is on 4 April 2024."),
        ("de", "Das Konzert findet am 12. Mai 2024 statt."),
        ("de", "Anmeldung bis 15. März 2025 möglich."),
        ("de", "Am 3. September 2025 halte ich einen Vortrag in Köln."),
        ("de", "Nächster Termin: 4. April 2024"),
        ("fr", "La conférence aura lieu le 12 mai 2024 à Lyon."),
        ("fr", "Les inscriptions sont ouvertes jusqu'au 15 mars 2025."),
        ("fr", "Prochain concert : 4 avril 2024"),
        ("fr", "Je donnerai un exposé à Paris le 3 septembre 2025."),
        ("es", "El concierto se celebrará el 12 de mayo de 2024."),
        ("es", "Inscripciones abiertas hasta el 15 de marzo de 2025."),
        ("es", "El taller tendrá lugar en junio de 2023."),
        ("it", "Il concerto si terrà il 12 maggio 2024."),
        ("it", "Iscrizioni aperte fino al 15 marzo 2025."),
        ("pt", "O evento acontecerá no dia 12 de maio de 2024."),
        ("pt", "Inscrições abertas até 15 de março de 2025."),
        ("nl", "Het concert vindt plaats op 12 mei 2024."),
        ("nl", "Aanmelden kan tot 15 maart 2025."),
        ("pl", "Koncert odbędzie się 12 maja 2024."),
        ("pl", "Zapisy do 15 marca 2025."),
        ("ja", "2024年5月12日に講演する予定です。"),
        ("ja", "次回のイベントは2024年4月4日に開催します。"),
        ("ja", "申込締切は2025年3月15日です。"),
        ("zh", "我将于2024年5月12日在上海演讲。"),
        ("zh", "报名截止日期：2025年3月15日"),
    ],
)
def test_announcements_of_the_past(language: str, text: str):
    flag, *_ = flags(text, language)
    assert flag.confidence > Confidence.LOW
    assert flag.stale_on
    assert flag.stale_on <= TODAY
    assert flag.quote in text


@pytest.mark.parametrize(
    ("text", "stale_on"),
    [
        ("The concert will take place on 12 May 2024.", date(2024, 5, 13)),
        ("The concert will take place in May 2024.", date(2024, 6, 1)),
        ("The concert will take place in 2024.", date(2025, 1, 1)),
        ("Registration is open from 3 May 2024 until 9 June 2024.", date(2024, 6, 10)),
        ("The concert will take place on 12 June.", date(2021, 6, 13)),
        ("The concert will take place on Sunday, June 12.", date(2022, 6, 13)),
        ("Upcoming concerts", date(2022, 5, 3)),
        ("Registrations are now open for August 2024.", date(2024, 9, 1)),
    ],
)
def test_the_day_after_the_last_one_named(text: str, stale_on: date):
    [flag] = flags(text)
    assert flag.stale_on == stale_on


@pytest.mark.parametrize(
    "text",
    [
        "I will be speaking in Turin on 12 May 2027.",
        "The concert will take place in 2026.",
        "On 12 May 2021 I was in Turin.",
        "We will start with the bellows.",
        "I was considering upcoming events and activities.",
        "In Office 2016 the dialog will open.",
        "The pipe starts at 2021 hertz.",
    ],
)
def test_the_future_and_other_senses_are_fine(text: str):
    assert not flags(text)


def test_a_year_that_we_placed_is_less_sure():
    [placed] = flags("The concert will take place on 12 June.")
    [named] = flags("The concert will take place on 12 June 2021.")
    assert placed.confidence < named.confidence


def test_an_announcement_means_the_day_in_the_headings():
    html = "<html lang='en'><h1>Fest</h1><h2>May 15-17, 2020</h2><h2>Turin</h2>"
    html += "<p>We are pleased to announce a fest of organs.</p>"
    heading, sentence = check(dated(html, changed=date(2026, 10, 1)), TODAY)
    assert (heading.stale_on, heading.quote) == (date(2020, 5, 18), "May 15-17, 2020")
    assert (sentence.stale_on, sentence.quote) == (
        date(2020, 5, 18),
        "We are pleased to announce a fest of organs.",
    )


def test_a_heading_means_the_days_below_it():
    html = "<html lang='en'><h2>Upcoming talks</h2><p>Turin, in May 2024</p><p>Rome, {}</p>"
    assert list(check(dated(html.format("1 June 2024")), TODAY))
    assert not list(check(dated(html.format("1 June 2027")), TODAY))


def test_a_promise_of_more_is_over_after_a_year():
    assert flags("Stay tuned!")
    assert not flags("Stay tuned!", changed=date(2026, 1, 1))


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
