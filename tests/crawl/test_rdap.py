"""Until when a domain is registered: asked seldom, and no answer is no fault."""

import json
from datetime import date, timedelta

import pytest

from freshness.config import Config, Limits
from freshness.crawl.rdap import registration
from freshness.crawl.wire import CurlWire
from freshness.history import History
from freshness.pipeline import Request, connect, run
from freshness.vocabulary import Registration
from tests.server import Answer

TODAY = date(2026, 11, 22)
NAME = "ada.example"
PATH = "/domain/ada.example"


def told(until="2027-03-01T12:00:00Z", *, action="expiration"):
    events = [
        {"eventAction": "registration", "eventDate": "2015-03-01T12:00:00Z"},
        {"eventAction": action, "eventDate": until},
    ]
    return Answer(200, json.dumps({"ldhName": "ada.example", "events": events}))


def ask(service, *, memory=None, today=TODAY):
    wire = CurlWire(Limits(timeout=1), allow_private=True)
    return registration(NAME, service=service.url, wire=wire, memory=memory, today=today)


def test_the_registry_tells_the_last_day(serve):
    service = serve({PATH: told()})
    assert ask(service) == Registration("ada.example", date(2027, 3, 1), TODAY)
    (asked,) = service.asked
    assert "application/rdap+json" in ", ".join(asked.headers.get_all("Accept"))


def test_a_service_may_lead_on_to_the_registry(serve):
    registry = serve({"/rdap/ada.example": told()}, host="127.0.0.2")
    there = Answer(302, headers={"Location": f"{registry.url}rdap/ada.example"})
    assert ask(serve({PATH: there})).until == date(2027, 3, 1)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(404),
        Answer(429),
        Answer(200, "<html>"),
        Answer(200, "[" * 100_000),
        Answer(200, "[]"),
        Answer(200, '{"events": [7, {"eventAction": "expiration", "eventDate": 7}]}'),
        Answer(200, " " * 300_000 + "{}"),
        told(action="last changed"),
        told("soon"),
        Answer(302, headers={"Location": PATH}),
        lambda handler: handler.reset(),
    ],
    ids=lambda each: str(each)[:50],
)
def test_no_answer_is_none(serve, answer):
    service = serve({PATH: answer})
    assert ask(service) is None
    assert len(service.asked) <= 4


def test_an_answer_is_kept_for_a_week_and_a_failure_not_at_all(serve):
    routes = {PATH: Answer(503)}
    service = serve(routes)
    with History.open(None) as memory:
        assert ask(service, memory=memory) is None
        routes[PATH] = told()
        assert ask(service, memory=memory)
        assert ask(service, memory=memory, today=TODAY + timedelta(days=6)).asked == TODAY
        assert len(service.asked) == 2
        routes[PATH] = Answer(503)
        late = TODAY + timedelta(days=7)
        assert ask(service, memory=memory, today=late).asked == TODAY  # better than nothing
        assert len(service.asked) == 3


def test_when_it_ends_soon_it_is_asked_every_day(serve):
    service = serve({PATH: told("2026-12-01T00:00:00Z")})
    with History.open(None) as memory:
        for day in (0, 0, 1):
            ask(service, memory=memory, today=TODAY + timedelta(days=day))
    assert len(service.asked) == 2


def test_nobody_is_asked_unless_the_configuration_says_so(serve, tmp_path):
    tmp_path.joinpath("index.html").write_text("<p>Hello, I am Ada.</p>")
    service = serve({PATH: told("2026-12-01T00:00:00Z")})
    found = []
    for config in (Config(), Config(rdap=service.url)):
        order = Request(
            targets=(str(tmp_path),), today=TODAY, as_url="http://ada.example/", config=config,
            allow_private=True, rules=frozenset(("expiring-domain",)),
        )  # fmt: skip
        found.append(run(order, wire=connect(order, {})).findings)
    assert [len(each) for each in found] == [0, 1]
    assert service.paths == [PATH]


def test_offline_nobody_is_asked(serve, tmp_path):
    tmp_path.joinpath("index.html").write_text("<p>Hello, I am Ada.</p>")
    service = serve({PATH: told()})
    run(
        Request(
            targets=(str(tmp_path),),
            today=TODAY,
            as_url="https://ada.example/",
            config=Config(rdap=service.url),
        )
    )
    assert service.asked == []


def test_that_nobody_tells_is_told(serve, tmp_path):
    tmp_path.joinpath("index.html").write_text("<p>Hello, I am Ada.</p>")
    order = Request(
        targets=(str(tmp_path),), today=TODAY, as_url="http://ada.example/",
        config=Config(rdap=serve({}).url), allow_private=True,
    )  # fmt: skip
    notes = [(each.subject, each.reason) for each in run(order, wire=connect(order, {})).skipped]
    assert ("ada.example", "rdap") in notes
