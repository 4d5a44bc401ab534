import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rules.mislabelled_address import check
from freshness.vocabulary import Confidence
from tests.rules.factory import dated


def flags(html: str):
    return list(check(dated(html)))


def test_both_addresses_are_told():
    [flag] = flags('<p><a href="mailto:ada@old.example">ada@new.example</a></p>')
    assert flag.message == "The link shows ada@new.example and leads to ada@old.example."
    assert flag.quote == "ada@new.example"


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("@ada", "https://x.com/ada_example"),
        ("@ada", "https://github.com/ada-example"),
        ("@ada@one.example", "https://one.example/@adaexample"),
    ],
)
def test_a_handle_leads_to_itself(words: str, target: str):
    assert len(flags(f'<p><a href="{target}">{words}</a></p>')) == 1


def test_the_half_of_a_handle_may_be_what_people_say():
    [flag] = flags('<p><a href="https://x.com/adapod">@ada</a></p>')
    assert flag.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("@Ada", "https://x.com/ada"),
        ("@ada", "https://bsky.app/profile/ada.example"),
        ("@ada", "https://ada.example/"),
        ("@ada", "https://github.com/ada/organ"),
        ("ada@ada.example", "mailto:ada%40ada.example"),
        ("ada@ada.example", "mailto:"),
        ("Mail @ work", "mailto:ada@ada.example"),
        ("ada@ada.example", "contact.html"),
        ("<b>E-mail</b><i>ada@ada.example</i>", "mailto:ada@ada.example"),
        ("@61", "https://x.com/ada"),
        ("@ada", "https://www.youtube.com/channel/UC4FHiPgS1KXkUMx3dxBUtPg"),
    ],
)
def test_what_agrees_or_names_nothing_is_fine(words: str, target: str):
    assert not flags(f'<p><a href="{target}">{words}</a></p>')


@given(st.text(alphabet="ada@.<>\"' =x"), st.text(alphabet="mailto:@a.%"))
def test_any_words_are_survived(words: str, target: str):
    flags(f'<a href="{target}">{words}</a>')
