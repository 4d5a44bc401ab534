"""Whether a domain takes mail: asked on request only, and no answer is no fault."""

import json

import pytest

from freshness.config import Config, Limits
from freshness.crawl.mx import look_up
from freshness.crawl.wire import CurlWire
from freshness.document import Document
from freshness.model import Crawl, Page
from freshness.pipeline import Request, connect, run
from tests.rules.factory import ROOT, TODAY
from tests.server import Answer

ROUTES = [f"/resolve?name=ada.example&type={kind}" for kind in ("MX", "A")]


def crawl(*addresses: str) -> Crawl:
    links = "".join(f'<a href="mailto:{each}">mail</a>' for each in addresses)
    page = Page(url=ROOT, final_url=ROOT, document=Document(f"<p>{links}</p>"))
    return Crawl(url=ROOT, pages=(page,), links=())


def told(name: str, *records: str, status: int = 0, kind: str = "MX"):
    """A route of a DNS service, and what it answers."""
    number = {"MX": 15, "A": 1}[kind]
    rows = [{"name": name, "type": number, "data": each} for each in records]
    body = json.dumps({"Status": status, "Answer": rows} if rows else {"Status": status})
    return {f"/resolve?name={name}&type={kind}": Answer(200, body)}


def asked(serve, answers, *addresses: str):
    service = serve(answers)
    wire = CurlWire(Limits(timeout=1), allow_private=True)
    return dict(look_up(crawl(*addresses), service=f"{service.url}resolve", wire=wire).mail)


def test_domains_with_and_without_a_place_for_mail(serve):
    answers = {
        **told("ada.example", "10 mx.ada.example."),
        **told("null.example", "0 ."),
        **told("gone.example", status=3),
        **told("web.example"),
        **told("web.example", "192.0.2.1", kind="A"),
        **told("bare.example"),
        **told("bare.example", kind="A"),
    }
    names = ("ada.example", "null.example", "gone.example", "web.example", "bare.example")
    assert asked(serve, answers, *(f"ada@{name}" for name in names)) == {
        "ada.example": True,
        "null.example": False,
        "gone.example": False,
        "web.example": True,
        "bare.example": False,
    }


@pytest.mark.parametrize(
    "answer",
    [
        Answer(500),
        Answer(200, "<html>"),
        Answer(200, "[" * 100_000),
        Answer(200, '{"Status": "0"}'),
        Answer(200, '{"Status": 2}'),
        lambda handler: handler.reset(),
    ],
)
def test_a_service_that_does_not_tell_accuses_nobody(serve, answer):
    assert asked(serve, dict.fromkeys(ROUTES, answer), "ada@ada.example") == {}


@pytest.mark.parametrize(
    "answer",
    [{"Status": 0, "Answer": 7}, {"Status": 0, "Answer": [7, {"type": "x"}, {"type": 15}]}],
)
def test_records_without_sense_accuse_nobody(serve, answer):
    answers = dict.fromkeys(ROUTES, Answer(200, json.dumps(answer)))
    assert asked(serve, answers, "ada@ada.example") == {}


def test_only_the_configuration_makes_it_ask(serve):
    service = serve(told("ada.example", status=3))
    site = serve({"/": '<p>Ada</p><a href="mailto:ada@ada.example">mail</a>'}, host="127.0.0.2")
    found = []
    for dns in (None, f"{service.url}resolve"):
        config = Config(dns=dns)
        request = Request(targets=(site.url,), today=TODAY, config=config, allow_private=True)
        report = run(request, wire=connect(request, {}))
        found.append([each.message for each in report.findings if each.rule == "bad-mail-address"])
    assert found == [[], ["The domain ada.example takes no mail."]]
