"""Whose mail it is."""

from freshness.mail.folders import Role
from freshness.mail.letter import Letter
from freshness.mail.letter import letter as read
from freshness.mail.owner import others, owners, plain
from tests.mail.letters import ADA, letter

EVE = "Eve <eve@x.example>"


def of(raw: bytes, role: Role = Role.NONE) -> Letter:
    found = read(raw, lambda: b"", role)
    assert found
    return found


def test_who_wrote_the_sent_mail():
    mail = [of(letter(**{"from": ADA, "to": EVE}), Role.SENT), *[of(letter(number=2))] * 5]
    assert owners(mail) == {"ada@example.org"}


def test_several_addresses_and_no_accident():
    own = [
        of(letter(**{"from": who}), Role.SENT)
        for who in [ADA] * 50 + ["ada+x@work.example"] * 5 + [EVE]
    ]
    assert owners(own) == {"ada@example.org", "ada@work.example"}


def test_to_whom_it_was_delivered():
    mail = [of(letter(to="list@x.example", delivered_to="ada@example.org")), of(letter(to=EVE))]
    assert owners(mail) == {"ada@example.org"}


def test_who_is_in_most_letters():
    mail = [of(letter()), of(letter(**{"from": EVE})), of(letter(**{"from": ADA, "to": EVE}))]
    assert owners(mail) == {"ada@example.org"}


def test_in_doubt_nobody():
    assert owners([of(letter()), of(letter(number=2))]) == frozenset()
    assert owners([]) == frozenset()


def test_another_address_under_the_same_name():
    work = {"from": '"Example, Ada" <ada@work.example>', "to": EVE}
    own = frozenset(["ada@example.org"])
    assert others([of(letter()), of(letter(**work))], own) == {"ada@work.example"}
    to_her = of(letter(**(work | {"to": ADA})))
    assert others([of(letter()), of(letter(**work)), to_her], own) == frozenset()
    one_word = {"from": "Ada <ada@x.example>", "to": EVE}
    assert (
        others([of(letter(to="Ada <ada@example.org>")), of(letter(**one_word))], own) == frozenset()
    )


def test_tags():
    assert plain("ada+shop@example.org") == "ada@example.org"
