from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.stale_copyright import check
from freshness.vocabulary import Confidence, Kind, Meaning, Severity
from tests.rules.factory import TODAY, dated, says


def flags(html: str, *, today: date = TODAY, kind: Kind = Kind.PAGE) -> list[Flag]:
    return list(check(dated(html, kind=kind), today))


def footer(text: str, *, today: date = TODAY) -> list[Flag]:
    return flags(f"<p>Hello.</p><footer><p>{text}</p></footer>", today=today)


def test_the_flag_quotes_the_line_and_says_since_when():
    [flag] = footer("&copy; 2019 Ada Example")
    assert flag.quote == "© 2019 Ada Example"
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.HIGH)
    assert flag.stale_on == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("© 2019 Ada", 2019),
        ("(c) 2019 Ada", 2019),
        ("Copyright &copy; Ada Müller 2015", 2015),
        ("&copy; 2013 - <span itemprop='copyrightYear'>2024</span> Ada", 2024),
        ("© 2012–17 Ada", 2017),
        ("© 2012, 2014 Ada", 2014),
        ("2025 All rights reserved", 2025),
        ("2025 Alle Rechte vorbehalten.", 2025),
        ("© 2024 Ada. Todos los derechos reservados.", 2024),
        ("Ada Example 2023. Tous droits réservés.", 2023),
        ("© 2019 Ada. Powered by Hugo | Theme by Somebody", 2019),
        ("版权所有 2020 Ada", 2020),
    ],
)
def test_old_years(text: str, year: int):
    [flag] = footer(text)
    assert f"ends in {year}" in flag.message


@pytest.mark.parametrize(
    "text",
    [
        "© 2026 Ada",
        "© 2012–2026 Ada",
        "© 2012–present Ada",
        "© 2012 – heute, Ada",
        "© 2012–aujourd’hui Ada",
        "© 2012– Ada",
        "© 2012+ Ada",
        "© 2016 and onwards to infinity, Ada",
        "© Ada",
        "Theme © 2015 Somebody Else",
        "© 2014 jQuery Foundation and contributors",
        "Icons © 2013 Somebody",
        "Copyright Ada, last updated 2019-05-03",
        "Founded in 2012",
        "Made by an HTML sitemap generator, Copyright © 2005-2021",
    ],
)
def test_lines_that_are_fine(text: str):
    assert not footer(text)


def test_last_year_may_stay_until_the_end_of_march():
    assert not footer("© 2025 Ada", today=date(2026, 3, 31))
    assert footer("© 2025 Ada", today=date(2026, 4, 1))


def test_a_licence_keeps_its_year():
    page = dated("<footer>© 2018 Ada</footer>", url="https://ada.example/web/license.html")
    assert not list(check(page, TODAY))


def test_a_year_from_a_script_is_fine():
    script = "<script>year.textContent = new Date().getFullYear()</script>"
    assert not footer(f"© <b id=year>2019</b> Ada {script}")


@pytest.mark.parametrize("tag", ["pre", "blockquote", "figure"])
def test_notices_of_others_are_fine(tag: str):
    assert not flags(f"<p>Hello.</p><{tag} class=highlight>Copyright 2012 Somebody</{tag}>")


def test_without_a_footer_only_the_end_of_the_page_counts():
    [flag] = flags("<p>Hello.</p><p>© 2010 Ada</p>")
    assert flag.confidence is Confidence.MEDIUM
    assert not flags("<p>© 2010 Ada</p>" + "<p>More.</p>" * 20)
    assert not flags("<p>Hello.</p><p>© 2010 Ada</p>", kind=Kind.POST)


def test_the_current_line_outweighs_an_older_one():
    assert not flags("<p>© 2010 Ada</p><footer>© 2026 Ada</footer>")


def test_the_evidence_goes_along():
    said = says("2019", signal="copyright-line", meaning=Meaning.COPYRIGHT)
    [flag] = check(dated("<footer>© 2019 Ada</footer>", evidence=(said,)), TODAY)
    assert flag.evidence == (said,)


@given(st.text(alphabet=st.sampled_from("© 2019-–.|·copyrightAda\n")) | st.text())
def test_any_text_is_survived(text: str):
    footer(text)


@pytest.mark.parametrize("unit", ["© ", "2019-", "2019 – ", "© 2019. ", ".", "copyright "])
def test_long_lines_end(unit: str):
    footer(unit * 50_000)
