import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.expired_security_txt import check
from freshness.vocabulary import Severity
from tests.rules.factory import TODAY, site

CONTACT = "Contact: mailto:ada@ada.example\n"


def flags(text: str, name: str = ".well-known/security.txt") -> list[Flag]:
    return list(check(site(files={name: text}), TODAY))


@pytest.mark.parametrize(
    ("expires", "severity", "words"),
    [
        ("2026-11-21T23:59:59Z", Severity.HIGH, "expired on 2026-11-21"),
        ("2026-11-22T23:59:59Z", Severity.LOW, "runs out on 2026-11-22"),
        ("2026-12-22T00:00:00.000Z", Severity.LOW, "runs out on 2026-12-22"),
        ("2026-02-31T00:00:00Z", Severity.MEDIUM, "no date"),
        ("next year", Severity.MEDIUM, "no date"),
    ],
)
def test_the_end(expires: str, severity: Severity, words: str):
    [flag] = flags(f"{CONTACT}Expires: {expires}\n")
    assert flag.severity is severity
    assert words in flag.message
    assert flag.place
    assert (flag.place.path, flag.place.line) == (".well-known/security.txt", 2)
    assert flag.place.quote == expires


def test_a_file_that_holds_is_fine():
    assert not flags(f"{CONTACT}expires: 2026-12-23T00:00:00Z")


@pytest.mark.parametrize(
    "text", [CONTACT, "Expires: 2027-06-01T00:00:00Z", f"# Expires: \n{CONTACT}"]
)
def test_both_lines_are_required(text: str):
    [flag] = flags(text)
    assert flag.severity is Severity.MEDIUM


def test_the_older_place_counts_where_there_is_no_other():
    assert flags(CONTACT, name="security.txt")


def test_no_file_is_fine():
    assert not list(check(site(), TODAY))


def test_a_web_page_is_no_such_file():
    assert not flags("<!doctype html><title>Home</title>")


@given(st.text() | st.builds("Expires: {}".format, st.text()))
def test_any_text_is_survived(text: str):
    flags(text)


def test_long_lines_end():
    flags("contact" + " " * 500_000 + "\nExpires:" + "\t" * 500_000)
