from dataclasses import replace

import pytest

from freshness.model import ARCHIVED
from freshness.rules.archived_repository import check
from freshness.vocabulary import Confidence, Kind, Verdict
from tests.rules.factory import dated, link, site

RIVERS = "https://github.com/ada-example/rivers"


def flags(kind=Kind.PORTFOLIO, *, reason=ARCHIVED, role="page"):
    found = link(RIVERS, Verdict.OK, reason=reason, role=role)
    return list(check(found, site(dated("<p>Hello", kind=kind), links=(found,))))


def test_it_is_a_doubt_and_no_accusation():
    (flag,) = flags()
    assert flag.confidence is Confidence.LOW


@pytest.mark.parametrize("kind", [Kind.POST, Kind.LIST, Kind.PAGE])
def test_elsewhere_it_is_fine(kind):
    assert flags(kind) == []


def test_what_is_not_archived_or_no_link_is_fine():
    assert flags(reason="") == []
    assert flags(role="meta") == []


def test_a_place_beside_pages_is_left_alone():
    found = link(RIVERS, Verdict.OK, reason=ARCHIVED)
    data = replace(found, sources=(found.sources[0]._replace(page="_data/projects.yml"),))
    assert list(check(data, site())) == []
