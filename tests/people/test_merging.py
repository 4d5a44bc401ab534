from hypothesis import given
from hypothesis import strategies as st

from freshness.correspondence import Contact
from freshness.people.merging import Person, merge

GRACE = "https://www.linkedin.com/in/grace"


def one(name: str, *reach: str, source: str = "vcard", birthday: str = "") -> Contact:
    return Contact(
        source=source,
        name=name,
        emails=tuple(each for each in reach if "@" in each),
        profiles=tuple(each for each in reach if each.startswith("http")),
        phones=tuple(each for each in reach if each.startswith("+")),
        birthday=birthday,
    )


def names(people: tuple[Person, ...]) -> list[list[str]]:
    return [[contact.name for contact in person.contacts] for person in people]


def test_a_profile_is_a_person_whatever_the_name() -> None:
    people = merge(
        [[one("Grace Example", GRACE)], [one("Grace Married", "http://de.linkedin.com/in/Grace/")]]
    )
    assert names(people) == [["Grace Example", "Grace Married"]]
    assert people[0].reasons == (
        "the same LinkedIn profile linkedin.com/in/grace (vcard and vcard)",
    )
    assert people[0].keys == ("linkedin.com/in/grace",)


def test_an_address_wants_a_name_that_fits() -> None:
    people = merge(
        [
            [one("Grace Example", "team@x.example")],
            [
                one("G. Example", "Team@x.example"),
                one("Reception", "team@x.example"),
                one("Alan Example", "team@x.example"),
            ],
        ]
    )
    assert names(people) == [["Grace Example", "G. Example"], ["Reception"], ["Alan Example"]]
    assert people[0].doubts == (
        "Reception (vcard) shares team@x.example, but not the name",
        "Alan Example (vcard) shares team@x.example, but not the name",
    )


def test_colleagues_share_a_page_and_families_a_telephone() -> None:
    people = merge(
        [
            [
                one("Grace Example", "https://x.example", "+49 30 1234567"),
                one("Alan Example", "https://x.example", "+49 30 1234567"),
            ],
            [one("Example, Grace", "+49 (0)30 1234567")],
        ]
    )
    assert names(people) == [["Grace Example", "Example, Grace"], ["Alan Example"]]


def test_a_name_alone_is_enough_where_it_is_unique() -> None:
    people = merge(
        [
            [one("Zoë Example, PhD", source="linkedin")],
            [one("Dr. Zoe\u0308 Example", "zoe@x.example")],
        ]
    )
    assert names(people) == [["Zoë Example, PhD", "Dr. Zoe\u0308 Example"]]
    assert people[0].reasons == ("the same name, which nobody else has (linkedin and vcard)",)


def test_a_name_that_a_source_has_twice_is_nobodys() -> None:
    people = merge(
        [
            [one("Grace Example", GRACE), one("Grace Example", GRACE + "-2")],
            [one("Grace Example", "g@x.example")],
        ]
    )
    assert len(people) == 3
    assert not any(person.unique for person in people)
    assert "has the same name, as others have" in people[0].doubts[0]


def test_what_contradicts_keeps_them_apart() -> None:
    people = merge([[one("Grace Example", GRACE)], [one("Grace Example", GRACE + "-2")]])
    assert len(people) == 2
    assert people[0].doubts == (
        "Grace Example (vcard) has the same name, but another LinkedIn profile",
    )
    people = merge(
        [[one("Grace Example", birthday="1985-12-09")], [one("Grace Example", birthday="--12-09")]]
    )
    assert len(people) == 1
    people = merge(
        [
            [one("Grace Example", "g@x.example", birthday="--12-10")],
            [one("Grace Example", "g@x.example", birthday="--12-09")],
        ]
    )
    assert len(people) == 2


def test_a_chain_does_not_join_what_contradicts() -> None:
    people = merge(
        [
            [one("Grace Example", GRACE, "g@x.example")],
            [one("Grace Example", "g@x.example", "+49 30 1234567")],
            [one("Grace Example", GRACE + "-2", "+49 30 1234567")],
        ]
    )
    assert names(people) == [["Grace Example"] * 2, ["Grace Example"]]


def test_single_names_and_no_names_are_left() -> None:
    people = merge([[one("Grace"), one("", "g@x.example")], [one("Grace"), one("", "g@x.example")]])
    assert names(people) == [["Grace"], ["", ""], ["Grace"]]
    assert people[1].name == "g@x.example"
    assert people[0].key == "grace"


def test_two_exports_of_one_network_are_one() -> None:
    older = [one("Grace Example", source="linkedin")]  # before profiles were in it
    newer = [one("Grace Example", GRACE, source="linkedin")]
    assert names(merge([newer, older])) == [["Grace Example"] * 2]


CONTACT = st.builds(
    one,
    st.sampled_from(["", "Grace", "Grace Example", "G. Example", "Alan Example", "\x00"]),
    *[st.sampled_from(["", "a@x.example", "b@x.example", GRACE, GRACE + "-2", "https://x.example", "+49 30 1234567"])] * 2,
    birthday=st.sampled_from(["", "--12-09", "1985-12-10"]),
)  # fmt: skip


@given(st.lists(st.lists(CONTACT, max_size=5), max_size=4))
def test_every_contact_is_somebodys_and_nobody_has_two_profiles(
    sources: list[list[Contact]],
) -> None:
    people = merge(sources)
    assert sorted(map(repr, (c for person in people for c in person.contacts))) == sorted(
        map(repr, (c for contacts in sources for c in contacts))
    )
    for person in people:
        claimed = [{p for p in c.profiles if "linkedin" in p} for c in person.contacts]
        several = any(len(each) > 1 for each in claimed)
        assert several or len(set().union(*claimed)) <= 1
