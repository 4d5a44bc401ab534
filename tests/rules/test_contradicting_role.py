import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.contradicting_role import check
from freshness.vocabulary import Kind
from tests.rules.factory import ROOT, dated, site


def flags(one: str, other: str, *, kind: Kind = Kind.ABOUT, **parts: str) -> list[Flag]:
    pages = dated(f"<p>{one}</p>", url=ROOT, kind=Kind.HOME), dated(f"<p>{other}</p>", kind=kind)
    return list(check(site(*pages, parts=parts)))


@pytest.mark.parametrize(
    ("present", "past"),
    [
        ("I work as a builder at Organ Works.", "I worked at Organ Works."),
        ("I'm currently with Organ Works & Sons.", "Previously I was with Organ Works & Sons."),
        ("Ich arbeite derzeit bei Glockenbau Muster.", "Früher war ich bei Glockenbau Muster."),
        ("Je travaille chez Orgues Exemple.", "Auparavant chez Orgues Exemple."),
        ("Trabajo en Campanas Ejemplo.", "Antes trabajaba en Campanas Ejemplo."),
        ("现为 Organ Works 工程师", "I worked on the Pipe Team at Organ Works."),
    ],
)
def test_the_present_is_quoted(present: str, past: str):
    [flag] = flags(present, past)
    assert flag.quote and flag.quote in present


@pytest.mark.parametrize(
    ("present", "past"),
    [
        ("I work at Organ Works.", "I worked at Bell Works."),
        ("I work at Organ Works.", "I worked at Organ Works in 2012."),
        ("I work at Organ Works.", "I worked as an intern at Organ Works."),
        ("I work at Organ Works.", "I worked at Organ Works, and now I work at Organ Works again."),
        ("I work at Organ Works, where I was at Organ Works before.", "I worked at Organ Works."),
        ("I work at the bench.", "I worked at the bench."),
    ],
)
def test_what_may_both_be_true_is_fine(present: str, past: str):
    assert not flags(present, past)


def test_posts_tell_of_their_day():
    assert not flags("I work at Organ Works.", "I worked at Organ Works.", kind=Kind.POST)


def test_a_short_line_in_the_settings():
    setting = 'about: "Pipe Team @ Organ Works"'
    [flag] = flags("Hi.", "I worked at Organ Works.", **{"_config.yml": setting})
    assert flag.place and (flag.place.path, flag.place.line) == ("_config.yml", 1)


def test_a_translation_in_an_include():
    text = "---\n---\n现为 <del>Bell Works</del> [Organ Works](https://organs.example/) 工程师\n"
    [flag] = flags("Hi.", "I worked at Organ Works.", **{"_includes/about/zh.md": text})
    assert flag.place and flag.place.line == 3


def test_structured_data_speak_of_the_present():
    data = '<script type="application/ld+json">{"@type": "Person", "worksFor": {"name": "Organ Works"}}'
    [flag] = flags(f"{data}</script>", "I worked at Organ Works.")
    assert flag.quote == "Organ Works"


@given(st.text(alphabet="I worked at Organ Works.@, \n<del>[]()"))
def test_any_words_are_survived(words: str):
    flags(words, words[::-1], **{"_config.yml": words})


@pytest.mark.parametrize(
    "piece", ["I work ", "I was at A", "currently at A ", "A @ ", "[a](", "<del>"]
)
def test_long_text_takes_linear_time(piece: str):
    flags(piece * 3_000, "I worked at A.", **{"_config.yml": piece * 20_000})
