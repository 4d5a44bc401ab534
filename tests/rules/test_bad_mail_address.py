from dataclasses import replace

import pytest

from freshness.rules.bad_mail_address import check
from freshness.vocabulary import Kind
from tests.rules.factory import dated, site


def flags(*addresses: str, mail=None):
    page = dated("".join(f'<a href="mailto:{each}">mail</a>' for each in addresses))
    found = site(page)
    return list(check(replace(found, crawl=replace(found.crawl, mail=mail or {}))))


@pytest.mark.parametrize(
    "address",
    ["ada", "ada@", "@ada.example", "ada@localhost", "ada@@ada.example", "ada ada.example", ""],
)
def test_what_no_program_can_send_to(address: str):
    [flag] = flags(address)
    assert flag.reference and flag.reference.value == f"mailto:{address}"


@pytest.mark.parametrize(
    "address",
    [
        "ada@ada.example",
        "ADA+organs@mail.ada.example?subject=Hi",
        "Ada%20Example%20%3Cada@ada.example%3E",
        "ada@ada.example,bob@bob.example",
        "ada@ada.example;bob@bob.example",
        "?subject=look",
        "{{ site.email }}",
        "ada[at]ada.example",
        "adaNOSPAM",
    ],
)
def test_addresses_and_what_stands_for_one(address: str):
    assert not flags(address)


def test_a_domain_that_takes_no_mail():
    [flag] = flags("ada@ada.example", mail={"ada.example": False})
    assert "ada.example takes no mail" in flag.message
    assert not flags("ada@ada.example", mail={"ada.example": True, "bob.example": False})


def test_each_address_once_and_ten_at_most():
    assert len(flags("ada", "ada")) == 1
    assert len(flags(*(f"ada{n}" for n in range(30)))) == 10


def test_what_a_template_fills_in_is_not_empty():
    source = dated('<a href="mailto:">mail</a>', is_source=True)
    assert not list(check(site(source)))


def test_what_an_editor_took_for_an_address_in_a_post_is_fine():
    html = '<p>My password is <a href="mailto:123@_@321">123@_@321</a>.</p>'
    assert list(check(site(dated(html))))
    assert not list(check(site(dated(html, kind=Kind.POST))))
