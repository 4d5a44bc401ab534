import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.stale_setting import check
from freshness.vocabulary import Severity
from tests.rules.factory import TODAY, site


def flags(path: str, text: str) -> list[Flag]:
    return list(check(site(parts={path: text}), TODAY))


def test_an_old_year_in_the_settings_is_told_with_its_line():
    [flag] = flags("mkdocs.yml", "site_name: Ada\ncopyright: Copyright &copy; 2019 Ada\n")
    assert flag.place and (flag.place.path, flag.place.line) == ("mkdocs.yml", 2)
    assert flag.severity is Severity.LOW
    assert str(flag.stale_on) == "2020-01-01"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", "copyright: © 2019 – 2026 Ada"),
        ("mkdocs.yml", "# copyright: © 2019 Ada"),
        ("mkdocs.yml", "copyright: © 2019–present Ada"),
        ("_config.yml", "theme: © 2019 Theme by Somebody"),
        ("footer.html", "<!-- © 2019 Ada -->"),
        ("footer.html", "<p>© {{ site.time | date: '%Y' }} Ada</p>"),
        ("footer.php", "<?php // Copyright 2010 Ada ?><p>© <?= date('Y') ?></p>"),
        ("footer.html", "<script>/* Copyright 2010 */</script>"),
        ("footer.html", "<p>© <span id=y>2019</span></p><script>x.getFullYear()</script>"),
    ],
)
def test_what_is_current_hidden_or_filled_in_is_fine(path: str, text: str):
    assert not flags(path, text)


@pytest.mark.parametrize(
    "line",
    [
        'title: "Your awesome title"',
        "description: Computer Science description",
        "site_name: My Docs",
        "email: your-email@example.com",
        "github_username: yourusername",
        'title = "My New Hugo Site"',
    ],
)
def test_samples_are_told(line: str):
    [flag] = flags("_config.yml", line)
    assert "sample" in flag.message


@pytest.mark.parametrize(
    "line",
    [
        "description: A description of the organs of Example, by Ada",
        "title: Ada",
        "title:",
        "email: ada@ada.example",
        "author: {name: Ada Example}",
        "tagline: The tagline",
    ],
)
def test_own_words_are_fine(line: str):
    assert ("tagline" in line) == bool(flags("_config.yml", line))


@given(st.text(alphabet="©2019 <!->{%}?copyright:\n#"))
def test_any_text_is_survived(text: str):
    flags("a.html", text)
    flags("mkdocs.yml", text)


@pytest.mark.parametrize("piece", ["{{", "<?", "<!--", "<%", "<script", "© 2019 ", "<", "a: "])
def test_long_odd_text_takes_linear_time(piece: str):
    flags("a.html", piece * 30_000)
    flags("mkdocs.yml", piece * 30_000)
