"""No such name is rot; no answer about it is a bad day."""

import socket
import threading
import time

import pytest

from freshness.config import Limits
from freshness.crawl import names
from freshness.crawl.fetcher import Fetcher
from freshness.crawl.links import to_link
from freshness.crawl.names import Names
from freshness.crawl.verdicts import CONNECTION_ERRORS
from freshness.crawl.wire import CurlWire, Request
from freshness.testing import PretendWire
from freshness.vocabulary import Verdict

LOST = "https://lost.example/"
NO_SUCH_NAME = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
NO_ANSWER = socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def ask(problem, *paths):
    asked = []

    def lookup(name, _):
        asked.append(name)
        if problem:
            raise problem

    wire = Names(PretendWire({LOST + path: {"error": "dns"} for path in paths}), lookup)
    fetcher = Fetcher(wire, Limits(host_rate=0), lambda: time.monotonic() * 50)
    for path in paths:
        fetcher.ask(LOST + path)
    found = [to_link(outcome, own=False) for outcome in fetcher.outcomes()]
    assert wire.busy == 0
    return found, asked


@pytest.mark.parametrize(
    ("problem", "verdict"),
    [
        (NO_SUCH_NAME, Verdict.FAILING),
        (UnicodeError("label too long"), Verdict.FAILING),
        (NO_ANSWER, Verdict.TEMPORARY),
        (socket.gaierror(socket.EAI_FAIL, "Non-recoverable failure"), Verdict.TEMPORARY),
        (None, Verdict.TEMPORARY),
    ],
    ids=str,
)
def test_who_has_no_name_is_told_from_who_cannot_be_asked(problem, verdict):
    (link,), _ = ask(problem, "a")
    assert link.verdict is verdict


def test_a_name_is_asked_about_once():
    found, asked = ask(NO_SUCH_NAME, "a", "b", "c")
    assert [each.verdict for each in found] == [Verdict.FAILING] * 3
    assert asked == ["lost.example"]


def test_others_need_not_wait(serve):
    over = threading.Event()
    wire = Names(CurlWire(Limits(timeout=5), allow_private=True), lambda *_: over.wait(10))
    site = serve({"/": "hello"})
    # A label of more than 63 letters is refused without asking anybody.
    for url in (f"http://{'x' * 70}.example/", site.url):
        wire.send(Request(url))
    found = []
    while not found:
        found = wire.receive(1.0)
    assert [each.body for each in found] == [b"hello"]
    assert wire.busy == 1
    over.set()
    while wire.busy:
        found += wire.receive(1.0)
    assert found[-1].error == "resolver"


def test_it_is_what_an_outage_looks_like():
    assert "resolver" in CONNECTION_ERRORS


def test_who_does_not_answer_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(names, "PATIENCE", 0.05)
    over = threading.Event()
    world = {f"https://lost{n}.example/": {"error": "dns"} for n in range(40)}
    wire = Names(PretendWire(world), lambda *_: over.wait(20))
    for url in world:
        wire.send(Request(url))
    found = []
    while len(found) < 32:
        found += wire.receive(0.1)
    assert {each.error for each in found} == {"resolver"}
    assert wire.busy == 8  # the others wait until somebody has time to ask
    over.set()
    while wire.busy:
        found += wire.receive(0.1)
    assert len(found) == 40
