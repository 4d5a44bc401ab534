from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.lifecycle import bundled
from freshness.rule import Flag
from freshness.rules.end_of_life_library import check
from freshness.vocabulary import Severity, Verdict
from tests.rules.factory import TODAY, link


def flags(url: str, *, role: str = "asset", today: date = TODAY) -> list[Flag]:
    return list(check(link(url, role=role), bundled(), today))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://ada.example/js/jquery-1.7.1.min.js", "jQuery 1.7.1"),
        ("https://code.jquery.com/jquery-2.2.4.slim.min.js", "jQuery 2.2.4"),
        ("https://code.jquery.com/jquery-latest.js", "jQuery 1.11.1"),
        ("https://ajax.googleapis.com/ajax/libs/jquery/1/jquery.min.js", "jQuery 1"),
        (
            "https://maxcdn.bootstrapcdn.com/bootstrap/3.3.7/css/bootstrap.min.css",
            "Bootstrap 3.3.7",
        ),
        (
            "https://cdnjs.cloudflare.com/ajax/libs/angular.js/1.4.8/angular.min.js",
            "AngularJS 1.4.8",
        ),
        ("https://cdn.jsdelivr.net/npm/vue@2.6.14/dist/vue.js", "Vue 2.6.14"),
        ("https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.1/MathJax.js", "MathJax 2.7.1"),
        ("https://ada.example/wp-includes/js/jquery/jquery.js?ver=1.12.4", "jQuery 1.12.4"),
        ("https://cdn.example/font-awesome/4.2.0/css/font-awesome.css", "Font Awesome 4.2.0"),
        (
            "https://cdn.example/npm/bootstrap@5.3.0-alpha1/b.css",
            "Bootstrap 5.3.0-alpha1 is a trial",
        ),
    ],
)
def test_old_versions_are_told_by_name(url: str, words: str):
    [flag] = flags(url)
    assert flag.message.startswith(words)
    assert flag.reference


@pytest.mark.parametrize(
    "url",
    [
        "https://code.jquery.com/jquery-3.7.1.min.js",
        "https://ada.example/js/jquery.min.js",
        "https://ada.example/js/jquery.fancybox-1.3.4.js",
        "https://ada.example/js/jquery-ui-1.8.js",
        "https://ada.example/js/src/bootstrap.js?v=0.5.0",
        "https://ada.example/font-awesome-4.1.0/css/font-awesome.min.css",
        "https://cdn.jsdelivr.net/npm/bootstrap@5/dist/css/bootstrap.min.css",
        "https://cdn.jsdelivr.net/npm/bootstrap@9.0.0-alpha1/dist/css/bootstrap.min.css",
        "https://cdn.example/angular@17.0.1/core.js",
        "https://cdn.example/" + "jquery/1.2.3/" * 100,
    ],
)
def test_what_is_alive_unknown_or_harmless_is_fine(url: str):
    assert not flags(url)


def test_a_link_to_an_old_version_loads_nothing():
    assert not flags("https://code.jquery.com/jquery-1.7.1.min.js", role="page")


def test_before_its_end_a_version_is_fine():
    url = "https://cdn.jsdelivr.net/npm/vue@2.6.14/dist/vue.js"
    assert not flags(url, today=date(2023, 6, 1))
    assert flags(url)[0].stale_on == date(2023, 12, 31)


def test_fonts_are_a_small_thing_and_missing_files_another():
    [flag] = flags("https://cdn.example/font-awesome/4.2.0/css/font-awesome.css")
    assert flag.severity is Severity.LOW
    dead = link("https://ada.example/js/jquery-1.7.1.js", Verdict.DEAD, role="asset")
    assert not list(check(dead, bundled(), TODAY))


@given(st.text(alphabet="jquery-1.0@/min?&=ver", max_size=400))
def test_any_address_is_survived(path: str):
    flags(f"https://ada.example/{path}")


@pytest.mark.parametrize("piece", ["a-", "1.", "jquery-", "a.min", "-1"])
def test_long_names_take_linear_time(piece: str):
    flags(f"https://ada.example/{piece * 240}")
