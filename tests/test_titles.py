"""Headlines compared as people would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.names import Agreement
from freshness.titles import Said, roles, same_title

SAME, FINE, OTHER = Agreement.SAME, Agreement.COMPATIBLE, Agreement.DIFFERENT


def test_a_headline_tells_roles_and_mottos() -> None:
    assert roles("Data engineer at Example Water Board | Rowing coach | rivers first") == (
        Said("Data engineer", "Example Water Board"),
        Said("Rowing coach", ""),
    )
    assert roles("Engineer @sample & writer, ex-manager") == (
        Said("Engineer", "sample"),
        Said("writer", ""),
    )
    assert roles("I turn rivers into warnings") == ()
    assert roles("Smith and engineer at Sample & Daughters") == (
        Said("engineer", "Sample & Daughters"),
    )
    assert roles("Sr. engineer at Sample. I row!") == (Said("Sr. engineer", "Sample"),)


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Sr. Data Engineer", "Senior data engineer", SAME),
        ("Full-Stack Dev", "full stack developer", SAME),
        ("SWE", "Software Engineer", SAME),
        ("Ingeniera de software", "Software Engineer", SAME),
        ("Doktorandin", "PhD candidate", SAME),
        ("PhD student", "Assistant Professor", OTHER),
        ("PhD student", "Postdoc", OTHER),
        ("Doctoral researcher", "Professor", FINE),
        ("Software developer", "Software engineer", SAME),
        ("Softwareentwicklerin", "Softwareentwickler (m/w/d)", SAME),
        ("Data engineer", "Data engineer, flood warning", SAME),
        ("Data engineer", "Senior data engineer", FINE),
        ("Data engineer", "Rowing coach", FINE),
        ("Data engineer | Writer", "Writer", SAME),
        ("Dateningenieurin", "Data engineer", FINE),
        ("Data engineer", "I turn rivers into warnings", FINE),
        ("Engineer at Example", "Data analyst at Sample", FINE),
        ("Data engineer", "Data analyst", OTHER),
        ("Junior data engineer", "Senior data engineer", OTHER),
        ("Data engineer at Example", "Data analyst at Example Ltd", OTHER),
        ("Data engineer | Rowing coach", "Data analyst", FINE),
    ],
)
def test_titles(one: str, other: str, agreement: Agreement) -> None:
    assert same_title(one, other) is same_title(other, one) is agreement


TITLES = st.lists(
    st.sampled_from(
        "Sr. Senior Junior data Data engineer analyst @ at | & ex- Example coach , 中".split()
    )
    | st.text(max_size=8),
    max_size=8,
).map(" ".join)


@given(TITLES, TITLES)
def test_both_directions_agree_and_the_equal_is_the_same(one: str, other: str) -> None:
    assert same_title(one, other) is same_title(other, one)
    assert same_title(one, one) is Agreement.SAME
