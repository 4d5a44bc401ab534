import pytest

from freshness.rule import Flag
from freshness.rules.broken_anchor import check
from freshness.vocabulary import Confidence, Severity, Verdict
from tests.rules.factory import dated, link, site

PAGE = "https://ada.example/page.html"
SITE = site(dated('<h2 id="lectures">Lectures</h2><h2 id="metier">Métier</h2>'))


def flags(fragment: str, missing: str | None = None, url: str = PAGE) -> list[Flag]:
    wanted = frozenset((fragment if missing is None else missing,))
    return list(check(link(url, Verdict.OK, fragment=fragment, missing_anchors=wanted), SITE))


def test_a_missing_part_of_an_own_page_is_certain():
    [flag] = flags("talks")
    assert (flag.severity, flag.confidence) == (Severity.MEDIUM, Confidence.HIGH)
    assert "“talks”" in flag.message


def test_the_nearest_part_is_the_advice():
    [flag] = flags("lecture")
    assert flag.advice == "Link to #lectures instead."


def test_a_fragment_may_be_escaped():
    [flag] = flags("m%C3%A9tier", missing="métier")
    assert flag.advice == "Link to #metier instead."


def test_a_script_may_make_parts_of_foreign_pages():
    [flag] = flags("talks", url="https://other.example/")
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.MEDIUM)


@pytest.mark.parametrize(
    "fragment", ["/active", "!top", "comment-799", "disqus_thread", "respond", "L12", "188", ""]
)
def test_what_scripts_make_is_fine(fragment: str):
    assert not flags(fragment)


def test_other_fragments_of_the_link_are_fine():
    assert not flags("lectures", missing="talks")


def test_a_link_without_missing_parts_is_fine():
    assert not list(check(link(PAGE, Verdict.OK, fragment="talks"), SITE))
