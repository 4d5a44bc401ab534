"""The reading of whole exports is in test_linkedin.py."""

from freshness.exports.owner import Letter, from_invitations, from_names, from_presence, named

NONE = frozenset[str]()


def letter(sender: str, *to: str, name: str = "", conversation: str = "") -> Letter:
    return Letter(conversation or f"{sender}{to}", name, sender, to)


def test_invitations_tell_by_their_direction() -> None:
    rows = [
        ("OUTGOING", "ada", "alan"),
        ("incoming", "grace", "ada"),
        ("", "x", "y"),
        ("OUTGOING", "", "z"),
    ]
    assert from_invitations(rows) == {"ada": 2}


def test_the_name_tells_the_one_in_most_conversations() -> None:
    letters = [
        letter("ada", "alan", name="Ada"),
        letter("ada", "grace", name="Ada"),
        letter("ada2", "ada", name="Ada"),
    ]
    assert from_names(letters, named("Ada"), NONE) == {"ada"}


def test_whom_the_owner_writes_to_is_somebody_else() -> None:
    letters = [letter("ada", "ada2", name="Countess"), letter("ada2", "alan", name="Ada")]
    assert from_names(letters, named("Ada"), frozenset(["ada"])) == {"ada"}


def test_presence_wants_a_clear_majority() -> None:
    assert from_presence([letter(who, "ada") for who in ("alan", "grace", "mary")]) == {"ada"}
    assert from_presence([letter(who, "ada") for who in ("alan", "grace")]) == NONE
    both = [letter("alan", "ada", conversation=str(n)) for n in range(5)]
    assert from_presence(both) == NONE
    assert from_presence([]) == NONE


def test_a_name_is_told_with_its_titles_and_without_its_accents() -> None:
    is_own = named("Zoë Example")
    assert all(is_own(each) for each in ("Zoë Example", "Zoë Example, PhD"))
    assert not any(is_own(each) for each in ("", "Zoë", "Zoë Example Other", "Example"))
    assert not named("")("")
