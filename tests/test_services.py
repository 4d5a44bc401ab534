from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.services import mentioned, service, services
from freshness.url import resolve


def name(url: str) -> str:
    found = service(url)
    return found.name if found else ""


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://plus.google.com/+AdaExample", "Google+"),
        ("http://organs.googlecode.com/svn/trunk/organ.js", "Google Code"),
        ("https://www.geocities.com/ada", "GeoCities"),
        ("https://www.google.com/reader/view", "Google Reader"),
        ("https://www.google.com/readership", ""),
        ("https://www.google.com/", ""),
        ("https://foo.java.net/", "java.net and Kenai"),
        ("https://openjdk.java.net/projects/", ""),
        ("https://cr.openjdk.java.net/~ada/organ.html", ""),
        ("https://notgeocities.com/", ""),
        ("https://api.twitter.com/1/statuses.json", "Twitter's first API and its widgets"),
        ("https://api.twitter.com/1.1/statuses.json", ""),
        ("aim:goim?screenname=ada", "AIM"),
        ("mailto:ada@geocities.com", ""),
        ("//cdn.mathjax.org/mathjax/latest/MathJax.js", "The CDN of MathJax"),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_an_address_belongs_to_the_service_of_its_host_and_path(url: str, wanted: str):
    assert name(url) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("UA-1234567-1", "Universal Analytics"),
        ("ssl.google-analytics.com/ga.js", "Universal Analytics"),
        ("cdn.mathjax.org/mathjax/latest/MathJax.js", "The CDN of MathJax"),
        ("G-ABCDEF", ""),
        ("code.jquery.com/jquery.js", ""),
    ],
)
def test_what_a_script_speaks_of_tells_the_service(words: str, wanted: str):
    found = mentioned(words)
    assert (found.name if found else "") == wanted


def test_every_row_is_complete_and_names_a_source():
    rows = services()
    hosts = [host for row in rows for host in row.hosts]
    assert len(hosts) == len(set(hosts))
    for row in rows:
        assert row.when.latest <= date(2026, 11, 25), row.name
        assert resolve("", row.source), row.name
        assert row.hosts and all("://" not in host and host == host.strip() for host in row.hosts)
        assert service(f"https://{row.hosts[0]}") is row


@given(st.text())
def test_no_address_is_an_error(url: str):
    service(url)
