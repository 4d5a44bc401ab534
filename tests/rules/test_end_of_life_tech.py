from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.lifecycle import bundled
from freshness.rule import Flag
from freshness.rules.end_of_life_tech import check
from freshness.vocabulary import Kind
from tests.rules.factory import TODAY, dated


def flags(html: str, *, kind: Kind = Kind.ABOUT, today: date = TODAY) -> list[Flag]:
    return list(check(dated(html, kind=kind), bundled(), today))


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("I write PHP 5 and SQL.", "PHP 5"),
        ("Linux (Ubuntu 10.04, 12.04), Unix", "Ubuntu 10.04, 12.04"),
        ("PHP (4/5), HTML", "PHP (4/5)"),
        ("Ich programmiere mit AngularJS und Java.", "AngularJS"),
        ("Je fais des sites avec Flash Player et du son.", "Flash Player"),
        ("Uso Windows 7 y Office 2010.", "Windows 7"),
        ("Java 1.7, JUnit", "Java 1.7"),
        ("Node.js 12.x on servers", "Node.js 12.x"),
    ],
)
def test_what_is_offered_now_is_told(words: str, quote: str):
    assert quote in [flag.quote for flag in flags(f"<p>{words}</p>")]


@pytest.mark.parametrize(
    "words",
    [
        "I wrote it in PHP 5 in 2009.",
        "Python 2.7 is no longer supported.",
        "I moved from Python 2.7 to Rust.",
        "PHP 5, 7 and 8.4",
        "Python, 3 years of Java",
        "JavaScript / jQuery 30%",
        "Java 8, Java 21",
        "Spring 2013",
        "Office 365",
        "Früher schrieb ich in Python 2.7.",
        "AngularJS est obsolète.",
        "The Hudson flows by my window.",
        "MyPython 2.7 and Python-2.7.3.tgz",
    ],
)
def test_history_warnings_and_what_is_alive_are_fine(words: str):
    assert not flags(f"<p>{words}</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<pre>Python 2.7.18</pre>",
        "<h2>Python 2.7</h2>",
        "<blockquote>Python 2.7</blockquote>",
        "<h2>Experience</h2><p>Organ software in PHP 5.</p>",
        "<h2>Talks</h2><ul><li>What Python 2.7 can do</li></ul>",
        "<h2>A post</h2><p>3 May 2014</p><p>I use Python 2.7.</p>",
    ],
)
def test_code_titles_and_dated_parts_are_fine(html: str):
    assert not flags(html)


def test_in_posts_and_lists_it_was_right_in_its_day():
    assert not flags("<p>I use PHP 5.</p>", kind=Kind.POST)
    assert not flags("<p>I use PHP 5.</p>", kind=Kind.LIST)


def test_another_page_speaks_of_the_present_only_where_it_asks_for_something():
    assert not flags("<p>It is about Python 2.7.</p>", kind=Kind.PAGE)
    assert flags("<p>It requires Python 2.7.</p>", kind=Kind.PAGE)
    assert flags("<h2>Prérequis</h2><ul><li>Python 2.5+</li></ul>", kind=Kind.PAGE)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Requires Python 2.5+.", True),
        ("Requires Python 3.9+.", False),
        ("Requires Python 3.9 or later.", False),
        ("Benötigt mindestens Python 3.9.", False),
        ("Nécessite Python 3.9 ou supérieur.", False),
        ("Requires Python 3.9.", True),
    ],
)
def test_at_least_a_version_means_newer_ones_too(words: str, told: bool):
    assert bool(flags(f"<p>{words}</p>", kind=Kind.PAGE)) == told


def test_in_a_cv_only_skills_count():
    skills = "<div>Compétences</div><div>PHP 5</div>"
    jobs = "<div>EXPERIENCES PROFESSIONNELLES</div><div>Un site en PHP 5</div>"
    assert len(flags(skills + jobs, kind=Kind.CV)) == 1
    assert not flags(jobs, kind=Kind.CV)


def test_before_its_end_a_version_is_fine():
    assert not flags("<p>I use Python 3.9.</p>", today=date(2025, 1, 1))
    [flag] = flags("<p>I use Python 3.9.</p>")
    assert flag.stale_on == date(2025, 10, 31)


@given(st.text(alphabet="PHP Python 2.7(,/+)5–.x\n"))
def test_any_words_are_survived(words: str):
    flags(f"<p>{words}</p>")


@pytest.mark.parametrize(
    "piece", ["Python 2, ", "PHP (", "PHP 5 and ", "a ", "Ubuntu 10.04, 1", "1."]
)
def test_long_text_takes_linear_time(piece: str):
    flags(f"<p>Python {piece * 20_000}</p>")
