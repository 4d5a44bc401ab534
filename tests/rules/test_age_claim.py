from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.age_claim import check
from freshness.vocabulary import Confidence, Kind
from tests.rules.factory import NOT_OF_TODAY, TODAY, dated
from tests.sentences import WORDS

LONG_AGO = date(2021, 5, 3)
TYPICAL = "I am 24 years old."


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
        ("en", "I'm Ada, a 27 year old software engineer living in Berlin."),
        ("en", "Hi! I am 19 years old and I love organs."),
        ("en", "I'm a 21-year-old student from Turin."),
        ("de", "Ich heiße Ada, bin 27 Jahre alt und wohne in Berlin."),
        ("de", "Ich bin ein 24-jähriger Softwareentwickler aus Hamburg."),
        ("fr", "Je m'appelle Ada, j'ai 27 ans et j'habite à Lyon."),
        ("fr", "Développeur de 24 ans, je suis passionné par les orgues."),
        ("es", "Me llamo Ada, tengo 27 años y vivo en Madrid."),
        ("es", "Soy una desarrolladora de 24 años."),
        ("it", "Mi chiamo Ada, ho 27 anni e vivo a Torino."),
        ("pt", "Meu nome é Ada, tenho 27 anos e moro em Lisboa."),
        ("nl", "Ik ben Ada, 27 jaar oud en ik woon in Utrecht."),
        ("nl", "Ik ben een 24-jarige ontwikkelaar."),
        ("pl", "Mam na imię Ada, mam 27 lat i mieszkam w Krakowie."),
        ("ja", "東京在住の27歳のエンジニアです。"),
        ("zh", "我今年27岁，住在上海。"),
    ],
)
def test_ages_are_counted_on(language: str, text: str):
    flag, *_ = flags(text, language)
    assert flag.confidence > Confidence.LOW
    assert flag.stale_on
    assert flag.stale_on <= TODAY
    assert flag.quote in text


TYPICAL = "I am 24 years old."


def test_a_birthday_is_likely_after_nine_months():
    assert not flags(TYPICAL, changed=date(2026, 3, 1))
    [flag] = flags(TYPICAL, changed=date(2026, 2, 1))
    assert flag.stale_on == date(2026, 11, 2)
    assert "24" in flag.message


@pytest.mark.parametrize(
    "text",
    [
        "My laptop is a 15 year old computer.",
        "The organ is from 1924.",
        "I am Ada, born in 1999.",
        "Children aged under ten are welcome.",
        "The castle is 900 years old.",
    ],
)
def test_other_ages_are_fine(text: str):
    assert not flags(text)


def test_of_strangers_only_where_pages_speak_of_their_owner():
    assert not flags("A user, 24 years old, asked.", kind=Kind.PAGE)


def test_without_a_date_nothing_can_be_said():
    assert not flags(TYPICAL, changed=None)


def test_a_doubtful_date_makes_doubtful_flags():
    page = dated(f"<p>{TYPICAL}</p>", changed=LONG_AGO, confidence=Confidence.LOW)
    assert page.changed
    page = replace(page, changed=replace(page.changed, signal="http"))
    [flag] = check(page, TODAY)
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
