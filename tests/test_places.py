"""Places compared as people would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.names import Agreement
from freshness.places import cities, same_place

SAME, FINE, OTHER = Agreement.SAME, Agreement.COMPATIBLE, Agreement.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Ghent", "Gent", SAME),
        ("St. Gallen", "Sankt Gallen", SAME),
        ("Zürich, Schweiz", "Zurich, Switzerland", SAME),
        ("Greater Munich Area", "München", SAME),
        ("Ghent, Belgium", "Belgium", FINE),
        ("Ghent, Belgium", "Ghent, BE", SAME),
        ("Ghent", "Belgium", FINE),
        ("Gentbrugge, Belgium", "Ghent, Belgium", FINE),
        ("Earth", "Ghent", FINE),
        ("Remote", "Belgium", FINE),
        ("Berlin & Ghent", "Ghent", FINE),
        ("", "Ghent", FINE),
        ("Ghent, Belgium", "Amsterdam, Netherlands", OTHER),
        ("Exampleton, Germany", "Sampleville, France", OTHER),
        ("Berlin", "Munich", OTHER),
    ],
)
def test_places(one: str, other: str, agreement: Agreement) -> None:
    assert same_place(one, other) is same_place(other, one) is agreement


def test_cities_in_a_text() -> None:
    assert cities("Universität Wien") == cities("University of Vienna") == {"vienna"}
    assert cities("State University of New York") == {"new york"}
    assert cities("Example Water Board") == frozenset()


PLACES = st.lists(
    st.sampled_from("Ghent Gent Belgium BE St. Sankt Gallen , / Berlin & Earth 中国 area".split())
    | st.text(max_size=8),
    max_size=6,
).map(" ".join)


@given(PLACES, PLACES)
def test_both_directions_agree_and_the_equal_is_the_same(one: str, other: str) -> None:
    assert same_place(one, other) is same_place(other, one)
    assert same_place(one, one) is Agreement.SAME
