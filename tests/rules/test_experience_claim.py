from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.experience_claim import check
from freshness.vocabulary import Confidence, Kind
from tests.rules.factory import NOT_OF_TODAY, TODAY, dated
from tests.sentences import WORDS

LONG_AGO = date(2021, 5, 3)
TYPICAL = "I have 11 years of experience in building organs."


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
        ("en", "I have over 10 years of professional experience in web development."),
        ("en", "I've been writing software for 15 years."),
        ("en", "A senior engineer with 8+ years experience."),
        ("en", "For the past five years I have worked on compilers."),
        ("en", "In the last decade, I have built many organs."),
        ("de", "Ich habe über 10 Jahre Erfahrung in der Webentwicklung."),
        ("de", "Seit mehr als 15 Jahren arbeite ich als Fotografin."),
        ("de", "Entwickler mit 8 Jahren Berufserfahrung, und das gern: ich."),
        ("fr", "J'ai plus de 10 ans d'expérience dans le développement web."),
        ("fr", "Je travaille comme photographe depuis 15 ans."),
        ("fr", "Développeur avec 8 années d'expérience, je suis curieux."),
        ("es", "Tengo más de 10 años de experiencia en desarrollo web."),
        ("es", "Llevo 15 años trabajando como fotógrafa."),
        ("it", "Ho più di 10 anni di esperienza nello sviluppo web."),
        ("it", "Lavoro come fotografa da 15 anni."),
        ("pt", "Tenho mais de 10 anos de experiência em desenvolvimento web."),
        ("pt", "Trabalho como fotógrafa há 15 anos."),
        ("nl", "Ik heb meer dan 10 jaar ervaring met webontwikkeling."),
        ("nl", "Ik werk al 15 jaar als fotograaf."),
        ("pl", "Mam ponad 10 lat doświadczenia w tworzeniu stron."),
        ("pl", "Pracuję jako fotograf od 15 lat."),
        ("ja", "10年以上の開発経験があります。"),
        ("zh", "我有10年的开发经验。"),
        ("zh", "我的工作年限：8 年 +"),
        ("zh", "拥有十年以上工作经验，我喜欢开源。"),
    ],
)
def test_counts_go_on(language: str, text: str):
    flag, *_ = flags(text, language)
    assert flag.confidence > Confidence.LOW
    assert flag.stale_on
    assert flag.stale_on <= TODAY
    assert flag.quote in text


def test_a_count_is_right_for_a_year():
    assert not flags(TYPICAL, changed=date(2025, 12, 1))
    [flag] = flags(TYPICAL, changed=date(2025, 11, 1))
    assert flag.stale_on == date(2026, 11, 1)
    assert "since about 2014" in flag.advice


@pytest.mark.parametrize("words", ["10+ years of experience", "over ten years of experience"])
def test_an_open_count_is_right_for_longer(words: str):
    assert not flags(f"I have {words}.", changed=date(2025, 1, 1))
    assert flags(f"I have {words}.", changed=date(2024, 11, 1))


@pytest.mark.parametrize(
    "text",
    [
        "I have been building organs since 2013.",
        "I have 11 years of experience (since 2013).",
        "Between 2003 and 2013, ten years of experience went by.",
        "It took two years to build.",
        "A warranty of ten years is part of it.",
    ],
)
def test_other_years_are_fine(text: str):
    assert not flags(text)


def test_the_experience_of_others_is_fine_on_other_pages():
    assert not flags("The team has 11 years of experience.", kind=Kind.PAGE)
    assert flags("I have 11 years of experience.", kind=Kind.PAGE)


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
