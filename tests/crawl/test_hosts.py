import re
from pathlib import Path

import pytest

from freshness.crawl.hosts import HOSTS, Manner, closed, is_home, manner, registered, registrable


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.linkedin.com/in/ada-example/", "linkedin.com"),
        ("https://de.linkedin.com/in/ada-example", "linkedin.com"),
        ("https://x.com/ada_example", "x.com"),
        ("https://www.youtube.com/watch?v=0", "youtube.com/watch"),
        ("https://demo.onrender.com/", "onrender.com"),
        ("https://doi.org/10.1000/182", "doi.org"),
    ],
)
def test_a_row_holds_for_all_below_its_name(url, name):
    found = manner(url, *Manner)
    assert found and found.name == name


@pytest.mark.parametrize(
    "url",
    [
        "https://linkedin.com.evil.example/", "https://notlinkedin.com/", "https://netflix.com/x",
        "https://www.youtube.com/@ada", "https://youtube.com.example/watch", "http://127.0.0.1/",
        "http://com/", "http://[::1]:8000/", "http://[", "",
    ],
)  # fmt: skip
def test_others_have_none(url):
    assert manner(url, *Manner) is None


def test_only_wanted_manners_are_told():
    assert manner("https://x.com/ada", Manner.WALL) is None
    assert manner("https://x.com/ada", Manner.WALL, Manner.SAME)


def test_rows_are_one_a_name_and_have_reasons():
    names = [row.name for row in HOSTS]
    assert len(set(names)) == len(names)
    assert all(row.reason and row.name == row.name.lower().strip("/") for row in HOSTS)


@pytest.mark.parametrize(
    "url", ["https://a.example", "https://a.example/en/", "https://a.example/index.php"]
)
def test_front_doors(url):
    assert is_home(url)
    assert not is_home("https://a.example/about")
    assert not is_home("https://a.example/?p=7")


def test_the_guide_names_every_row():
    guide = Path(__file__).parents[2].joinpath("docs", "links.md").read_text("utf-8")
    named = set(re.split(r"[\s,|]+", guide))
    assert {row.name for row in HOSTS} - named == set()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.ada.example/blog/", "ada.example"),
        ("https://ada.co.uk/", "ada.co.uk"),
        ("https://ada.github.io/", None),
        ("http://127.0.0.1/", None),
        ("http://[::1]/", None),
        ("http://localhost/", None),
        ("https://site.invalid/", None),
    ],
)
def test_the_domain_that_an_owner_has_registered(url, name):
    assert registered(url) == name


def test_what_closed_and_when():
    assert closed("https://plus.google.com/+AdaExample") == "Google+ closed on 2019-04-02"
    assert closed("https://changetip.com/ada") == "ChangeTip closed in 2016-11"
    assert closed("https://ada.example/") == ""


def test_registrable_domains():
    assert registrable("https://a.b.bob.example/") == "bob.example"
    assert registrable("https://www.bob.co.uk/") == "bob.co.uk"
    assert registrable("https://bob.github.io/") == "bob.github.io"
    assert registrable("http://127.0.0.1:80/") == "127.0.0.1"
    assert registrable("http://[::1]/") == "::1"
