import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rules.mistyped_host import check
from tests.rules.factory import link, site


def flags(*urls: str):
    return list(check(site(links=tuple(map(link, urls)))))


@pytest.mark.parametrize("wrong", ["berkely", "berkeleey", "berkleey"])
def test_one_slip_from_a_host_that_is_used_more(wrong: str):
    right = [f"https://{name}.berkeley.example/" for name in ("cs", "www")]
    [flag] = flags(*right, f"http://eecs.{wrong}.example/")
    assert flag.message == f"The host is {wrong}.example here, and berkeley.example elsewhere."


@pytest.mark.parametrize(
    "other", ["berkeleys", "eberkeley", "berkeley1", "berkelay", "barkeely", "kerkeley", "berk"]
)
def test_other_names_are_fine(other: str):
    assert not flags(
        "https://a.berkeley.example/", "https://b.berkeley.example/", f"https://{other}.example/"
    )


def test_names_that_are_used_as_often_are_two_names():
    assert not flags("https://berkeley.example/", "https://berkely.example/")


def test_other_endings_are_other_hosts():
    assert not flags("https://berkeley.org/a", "https://berkeley.org/b", "https://berkely.com/")


@given(st.lists(st.text(alphabet="abc.-1", max_size=20), max_size=6))
def test_any_hosts_are_survived(hosts: list[str]):
    flags(*(f"https://{host}/" for host in hosts))
