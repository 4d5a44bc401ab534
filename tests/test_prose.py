"""What sentences claim, and since when."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.model import Interval
from freshness.prose import claims, first_of_each, is_of_its_day, outlived, sentences, written_by
from freshness.vocabulary import Confidence, Kind
from tests.rules.factory import TODAY, dated
from tests.sentences import WORDS

TOPICS = ("age", "now", "year", "study", "event", "expected", "student")


def page(text: str, **options: object):
    return dated(f'<html lang="en"><p>{text}</p></html>', kind=Kind.ABOUT, **options)  # type: ignore[arg-type]


def words(text: str, *topics: str) -> list[str]:
    return [claim.words for claim in claims(page(text), *(topics or TOPICS))]


def test_a_claim_has_its_place_and_number():
    [claim] = claims(page("Hello. I am ‘now’ 24 years old, as they say."), "age")
    block = claim.sentence.block
    assert block.text[claim.start :].startswith(claim.words)
    assert (claim.words, claim.number) == ("24 years old", 24)
    assert claim.sentence.text.startswith("I am")


def test_only_the_topics_asked_for():
    text = "I am currently 24 years old."
    assert words(text, "age") == ["24 years old"]
    assert words(text, "now") == ["currently"]


def test_idioms_hide_what_they_hold():
    assert words("I saw it last year.", "year") == ["last year"]
    assert words("It was my last year of school.", "year") == []
    assert words("I am on my last year of studying.", "study") == ["on my last year"]


@pytest.mark.parametrize(
    "text", ["He said “currently” to me.", 'He said "currently" to me.', "„currently“ und"]
)
def test_quotations_claim_nothing(text: str):
    assert words(text) == []


def test_after_a_quotation_claims_count():
    assert words("He said “no” to me, who am currently here.", "now") == ["currently"]


@pytest.mark.parametrize("kind", [Kind.POST, Kind.LIST, Kind.LEGAL])
def test_pages_of_a_day_claim_nothing(kind: Kind):
    assert claims(replace(page("I am currently here."), kind=kind), "now") == ()


def test_a_phrase_does_not_cross_blocks_or_windows():
    assert words("at the</p><p>moment", "now") == []
    text = "Words and words. " * 40 + "I am currently here. " + "More of them. " * 40
    assert words(text, "now") == ["currently"]


def test_long_sentences_are_quoted_around_the_words():
    [claim] = claims(
        page("The organ, " * 30 + "which I currently build, " + "is an organ, " * 30), "now"
    )
    assert len(claim.quote()) <= 120
    assert "currently" in claim.quote()
    assert claim.quote() in claim.sentence.block.text
    [short] = claims(page("I am currently here."), "now")
    assert short.quote() == "I am currently here."


def test_one_claim_of_each_sentence():
    found = claims(page("I am currently in my final year. I currently swim."), "now", "study")
    assert [each.topic for each in first_of_each(found, ("study", "now"))] == ["study", "now"]


def test_when_it_was_written():
    def told(day: date, signal: str = "meta") -> Interval:
        return Interval(earliest=day, latest=day, confidence=Confidence.LOW, signal=signal)

    undated = page("I am Ada.")
    assert written_by(undated) is None
    both = replace(undated, changed=told(date(2020, 1, 1)), published=told(date(2019, 1, 1)))
    assert written_by(both) == told(date(2020, 1, 1))
    seen = replace(both, reviewed=told(date(2024, 1, 1)))
    assert written_by(seen) == told(date(2024, 1, 1))
    assert written_by(replace(seen, kind=Kind.HOME)) == told(date(2020, 1, 1))


def test_git_is_sure_that_nothing_changed_later():
    written = written_by(page("I am Ada.", changed=date(2020, 1, 1), confidence=Confidence.LOW))
    assert written
    assert written.confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("url", "kind", "named"),
    [
        ("https://ada.example/fest2019/", Kind.PAGE, True),
        ("https://2019.example/", Kind.PAGE, False),
        ("https://ada.example/cv-12019.html", Kind.CV, False),
        ("https://ada.example/about/", Kind.ABOUT, False),
        ("https://ada.example/turin/day5", Kind.PAGE, True),
        ("https://ada.example/holiday5", Kind.PAGE, False),
        ("https://ada.example/letters/20230718_123009_organs/", Kind.PAGE, True),
    ],
)
def test_addresses_that_name_a_year(url: str, kind: Kind, named: bool):
    assert is_of_its_day(dated("<p>Ada</p>", url=url, kind=kind)) is named


def test_titles_name_a_year_unless_they_are_about_somebody():
    html = "<title>Fest 2019</title><p>Ada</p>"
    assert is_of_its_day(dated(html))
    assert not is_of_its_day(dated(html, kind=Kind.HOME))


def test_words_live_and_are_doubted_before_they_die():
    day = date(2026, 1, 1)
    since = Interval(earliest=day, latest=day, confidence=Confidence.HIGH, signal="git")
    assert outlived(since, TODAY, days=300) == (date(2026, 10, 28), Confidence.MEDIUM)
    assert outlived(since, TODAY, days=400, doubtful=300) == (date(2026, 10, 28), Confidence.LOW)
    assert outlived(since, TODAY, days=400) is None


def test_all_sentences_of_any_page():
    post = replace(page("One. Two."), kind=Kind.POST)
    assert [each.text for each in sentences(post)] == ["One.", "Two."]


@given(st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
@settings(max_examples=60)
def test_claims_are_parts_of_their_sentences(text: str):
    for each in claims(page(text), *TOPICS):
        assert each.sentence.block.text[each.start :].startswith(each.words)
        assert each.words in each.sentence.text
        assert each.quote() in each.sentence.text


def test_a_page_of_keys_alone_has_bounds():
    assert len(claims(page("currently last year 24 years old " * 3_000), *TOPICS)) <= 200
