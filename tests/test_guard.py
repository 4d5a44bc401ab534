import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.guard import is_public, leads_inside


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
        "::ffff:127.0.0.1", "::127.0.0.1", "2002:7f00:1::", "2002:a9fe:a9fe::",
        "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2001:0:7f00:1::1", "nonsense", "",
    ],
)  # fmt: skip
def test_what_is_not_on_the_open_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::"],
)
def test_what_is(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_in_ipv6_changes_nothing(address):
    mapped = ipaddress.IPv6Address(0xFFFF << 32 | int(address))
    assert is_public(str(mapped)) == is_public(str(address))


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8000/", "http://a.localhost/", "http://127.0.0.1/", "http://[::1]:80/",
     "http://192.168.0.1/"],
)  # fmt: skip
def test_addresses_that_name_this_machine_outright(url):
    assert leads_inside(url)


def test_a_name_is_judged_when_it_is_connected_to():
    assert not leads_inside("https://ada.example/")
    assert not leads_inside("https://8.8.8.8/")
