"""What a page's markup says of its owner."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.account import Account
from freshness.card import cards
from freshness.document import Document

ROOT = "https://ada.example/"


def told(html: str) -> list[Account]:
    return list(cards(Document(html), ROOT))


def json_ld(data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_an_h_card() -> None:
    (card,) = told(
        '<div class="h-card"><img class="u-photo" src="me.png" alt="">'
        '<a class="p-name u-url" href="/">Ada Example</a> <b class="p-job-title">Data engineer</b>'
        ' at <a class="p-org h-card" href="https://water.example">Example Water Board</a>, '
        '<span class="p-adr h-adr"><span class="p-locality">Ghent</span></span>'
        '<a class="u-email" href="mailto:ada@ada.example">mail</a></div>'
    )
    assert (card.provider, card.name, card.headline) == ("h-card", "Ada Example", "Data engineer")
    assert (card.employer, card.location) == ("Example Water Board", "Ghent")
    assert (card.email, card.avatar) == ("ada@ada.example", ROOT + "me.png")


def test_icons_in_a_card_are_no_words() -> None:
    (card,) = told(
        '<div class="h-card"><b class="p-name"><svg><title>Person</title></svg> Ada Example</b>'
        '<i class="p-locality"><span class="material-icons">location_on</span> Ghent</i></div>'
    )
    assert (card.name, card.location) == ("Ada Example", "Ghent")


def test_of_several_cards_the_one_about_this_page() -> None:
    friend = '<a class="h-card" href="https://bert.example/">Bert</a>'
    assert told(friend + friend.replace("bert", "cleo")) == []
    (card,) = told(friend + '<a class="h-card" href="https://ada.example/">Ada Example</a>')
    assert card.name == "Ada Example"


def test_a_person_in_json_ld() -> None:
    person = {
        "@type": "Person", "name": "Ada Example", "jobTitle": ["Data engineer", "Writer"],
        "worksFor": [{"@type": "Organization", "name": "Example Water Board"}, "Sample"],
        "address": {"addressLocality": "Ghent", "addressCountry": {"name": "Belgium"}},
        "image": {"url": "/me.png"}, "sameAs": "https://github.com/ada-example",
        "url": ROOT, "email": "mailto:ada@ada.example",
    }  # fmt: skip
    expected = told(json_ld(person))
    (card,) = expected
    assert (card.headline, card.location) == ("Data engineer | Writer", "Ghent, Belgium")
    assert [role.place for role in card.roles] == ["Example Water Board", "Sample"]
    assert card.links == (ROOT, "https://github.com/ada-example")
    assert card.avatar == ROOT + "me.png"
    assert told(json_ld({"@type": "ProfilePage", "mainEntity": person})) == expected
    assert told(json_ld({"@type": "BlogPosting", "author": person})) == []


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Ada</p>",
        '<div class="h-card"></div>',
        "<div class=h-card>" * 3_000,
        json_ld([1, None]),
    ],
)
def test_nothing_is_told(html: str) -> None:
    assert [each for each in told(html) if each.headline] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "url", "address", "worksFor", "image", "sameAs", "jobTitle"]),
            inner,
        )
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(["name", "address", "worksFor", "image", "email"]), JSON))
def test_any_person_is_read(person: dict[str, Any]) -> None:
    told(json_ld({**person, "@type": "Person"}))
