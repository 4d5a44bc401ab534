import json

import pytest

from freshness.config import Limits
from freshness.crawl.code_hosts import API, CodeHosts
from freshness.crawl.fetcher import Fetcher
from freshness.crawl.links import to_link
from freshness.crawl.wire import CurlWire, Request
from freshness.testing import PretendWire
from freshness.vocabulary import Verdict
from tests.server import Answer

PAGE = "https://github.com/ada/tool"
NUMBER = f"{API}/repositories/7"


def facts(**more):
    return {"body": json.dumps({"private": False, "archived": False, **more})}


class Noted(PretendWire):
    """A pretended network that knows what it was asked."""

    def __init__(self, world):
        super().__init__(world)
        self.urls = []

    def send(self, request):
        self.urls.append(request.url)
        super().send(request)


def ask(world, url=PAGE):
    wire = Noted({"https://github.com/robots.txt": {"status": 404}, **world})
    fetcher = Fetcher(CodeHosts(wire, "secret"), Limits(host_rate=0), lambda: 0.0)
    fetcher.ask(url)
    (outcome,) = fetcher.outcomes()
    return to_link(outcome, own=False), wire.urls[1:]


def test_a_repository_is_asked_at_the_api_alone():
    link, urls = ask({f"{API}/repos/ada/tool": facts()})
    assert (link.verdict, link.status, link.reason) == (Verdict.OK, 200, "")
    assert urls == [f"{API}/repos/ada/tool"]


@pytest.mark.parametrize("url", [f"{PAGE}/", f"{PAGE}.git", "https://GitHub.com/ada/tool"])
def test_in_each_spelling(url):
    _, urls = ask({f"{API}/repos/ada/tool": facts()}, url)
    assert urls == [f"{API}/repos/ada/tool"]


def test_that_it_was_archived_is_no_fault_but_told():
    link, _ = ask({f"{API}/repos/ada/tool": facts(archived=True)})
    assert (link.verdict, link.reason) == (Verdict.OK, "archived by its owner")


def test_a_new_name_is_told():
    link, urls = ask(
        {
            f"{API}/repos/ada/tool": {"status": 301, "location": NUMBER},
            NUMBER: facts(html_url="https://github.com/ada/better"),
            f"{API}/repos/ada/better": facts(),
        }
    )
    assert (link.verdict, link.final_url) == (Verdict.MOVED, "https://github.com/ada/better")
    assert PAGE not in urls


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404},
        {"status": 401},
        {"status": 403},
        {"error": "timeout"},
        {"status": 301, "location": "https://elsewhere.example/repositories/7"},
        {"status": 301, "location": NUMBER},
        {"body": "<html>"},
        {"body": "[1]"},
        {"body": "[" * 100_000},
        facts(private=True),
    ],
    ids=lambda each: str(each)[:40],
)
def test_whatever_else_the_api_says_the_page_has_the_last_word(answer):
    link, urls = ask({f"{API}/repos/ada/tool": answer, NUMBER: facts(html_url=PAGE)})
    assert (link.verdict, link.status) == (Verdict.FAILING, 404)
    assert urls[-1] == PAGE
    assert not any("elsewhere" in url for url in urls)


@pytest.mark.parametrize("path", ["ada", "ada/tool/issues/1", "ada/tool?tab=readme", "ada/tool//"])
def test_anything_but_a_repository_is_asked_as_a_page(path):
    _, urls = ask({}, f"https://github.com/{path}")
    assert urls == [f"https://github.com/{path}"]


def test_only_the_api_gets_the_token(serve):
    site = serve({"/": "hello", "/repos/ada/tool": Answer(200, '{"private": false}')})
    wire = CodeHosts(CurlWire(Limits(), allow_private=True), "secret", api=site.url.rstrip("/"))
    pages = (Request(PAGE), Request(site.url))
    for page in pages:
        wire.send(page)
    found = []
    while wire.busy:
        found += wire.receive(1.0)
    # Whoever asked knows the answer by the request that it was.
    assert {id(each.request) for each in found} == {id(page) for page in pages}
    tokens = {asked.path: asked.headers["Authorization"] for asked in site.asked}
    assert tokens == {"/repos/ada/tool": "Bearer secret", "/": None}
