import builtins
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.correspondence import Contact
from freshness.errors import UserError
from freshness.people import vcard

CARD = """BEGIN:VCARD
VERSION:3.0
FN:Grace Example
N:Example;Grace;;;
ORG:Example Ltd;Research
TITLE:Engineer
item1.EMAIL;TYPE=INTERNET:g@x.example
EMAIL;TYPE=WORK:grace@x.example
TEL;VALUE=uri:tel:+49-30-123
URL:https://grace.example
X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/grace
BDAY:--1209
NOTE:likes\\ntrains
PHOTO;ENCODING=b:AAAA
 BBBB
END:VCARD
"""


def cards(text: str) -> tuple[list[Contact], int]:
    notes: list[str] = []
    return list(vcard.read(text, notes.append)), len(notes)


@pytest.mark.parametrize("text", [CARD, CARD.replace("\n", "\r\n"), CARD.replace("3.0", "4.0"), CARD.lower().replace("begin:vcard", "BEGIN:vcard")])  # fmt: skip
def test_a_card(text: str) -> None:
    (grace,), bad = cards(text)
    assert bad == 0
    assert grace.name.casefold() == "grace example"
    assert grace.emails == ("g@x.example", "grace@x.example")
    assert grace.phones == ("+49-30-123",)
    assert grace.profiles == ("https://grace.example", "https://www.linkedin.com/in/grace")
    assert (grace.company.casefold(), grace.title.casefold()) == ("example ltd", "engineer")
    assert (grace.birthday, grace.note) == ("--12-09", "likes\ntrains")


def test_the_old_form_with_its_encoding() -> None:
    (zoe,), _ = cards(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Example;Zo=C3=AB\nTEL;CELL:0301234567\nEND:VCARD\n"
    )
    assert (zoe.name, zoe.phones) == ("Zoë Example", ("0301234567",))


def test_a_card_that_cannot_be_read_costs_that_card_only() -> None:
    found, bad = cards(
        "BEGIN:VCARD\nrubbish\nEND:VCARD\n" + CARD + "BEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\n"
    )
    assert [each.name for each in found] == ["Grace Example"]
    assert bad == 1


def test_without_the_library_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    original: Callable[..., object] = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "vobject":
            raise ImportError(name)
        return original(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UserError, match=r"freshness\[people\]"):
        cards(CARD)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
    | st.text(alphabet="BDAY:;=\n ENCODING=QUOTED-PRINTABLE=", max_size=80)
)
def test_nothing_crashes(text: str) -> None:
    cards(f"BEGIN:VCARD\nVERSION:3.0\nFN:x\n{text}\nEND:VCARD\n")
