"""Names compared as people would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.names import Agreement, same_firm, same_person

SAME, FINE, OTHER = Agreement.SAME, Agreement.COMPATIBLE, Agreement.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Ada Example", "ada example", SAME),
        ("Ada Müller", "Ada Mueller", SAME),
        ("Ada Müller", "Ada Muller", SAME),
        ("Zoë Åkesson", "Zoe Akesson", SAME),
        ("Example, Ada", "Ada Example", SAME),
        ("Dr. Ada Example, PhD", "Ada Example", SAME),
        ("Ada Example (she/her)", "Ada Example", SAME),
        ("Ada M. Example", "Ada Example", FINE),
        ("A. Example", "Ada Example", FINE),
        ("Ada Example (née Sample)", "Ada Sample", FINE),
        ("Ludwig van der Beek", "Ludwig Vanderbeek", SAME),
        ("Ada Example-Sample", "Ada Example", FINE),
        ("Bob Sample", "Robert Sample", FINE),
        ("Alexey Sample", "Alexei Sample", FINE),
        ("Alex Sample", "Alexandra Sample", FINE),
        ("ada_rivers", "Ada Example", FINE),
        ("Ада Пример", "Ada Example", FINE),
        ("", "Ada Example", FINE),
        ("Ada Example", "Ada Sample", OTHER),
        ("Bert Example", "Ada Example", OTHER),
    ],
)
def test_people(one: str, other: str, agreement: Agreement) -> None:
    assert same_person(one, other) is same_person(other, one) is agreement


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Example Water Board", "The Example Water Board", SAME),
        ("Sample GmbH & Co. KG", "sample", SAME),
        ("Sample B.V.", "Sample", SAME),
        ("@sample", "Sample, Inc.", SAME),
        ("Sample & Daughters", "Sample and Daughters Ltd", SAME),
        ("@examplewater", "Example Water", SAME),
        ("International Bell Makers", "IBM", FINE),
        ("Example", "Example Research, Ghent", FINE),
        ("Universität Zürich", "University of Zurich", SAME),
        ("UZH", "University of Zurich", FINE),
        ("Example (formerly Sample)", "Sample", FINE),
        ("Facebook", "Meta Platforms, Inc.", FINE),
        ("Facebook", "Example Water", OTHER),
        ("Freelance", "Example Water", FINE),
        ("Self-employed", "Freelancer", FINE),
        ("Ghent University", "Universiteit Gent", FINE),
        ("Example Water Board", "Example Rivers", FINE),
        ("University of Example", "University of Sampleton", OTHER),
        ("River Systems", "Bell Systems", OTHER),
        ("Example Water Board", "Sample & Daughters", OTHER),
        ("Sample Group", "Example Group", OTHER),
    ],
)
def test_firms(one: str, other: str, agreement: Agreement) -> None:
    assert same_firm(one, other) is same_firm(other, one) is agreement


NAMES = st.lists(
    st.sampled_from(
        "Ada Bob Robert A. R Müller Mueller Example GmbH Inc. & PhD @x Ω 中 (x) -".split()
    )
    | st.text(max_size=8),
    max_size=5,
).map(" ".join)


@given(NAMES, NAMES)
def test_both_directions_agree_and_the_equal_is_the_same(one: str, other: str) -> None:
    for same in (same_person, same_firm):
        assert same(one, other) is same(other, one)
        assert same(one, one) is Agreement.SAME
