"""Parts of other people's pages: missing only where that is sure."""

import time
from datetime import date

import pytest

from freshness.config import Config, Limits
from freshness.pipeline import Request, connect, run
from freshness.testing import SITE, findings
from freshness.vocabulary import Confidence, Verdict
from tests.server import Answer

GUIDE = """
    <title>Guide</title><h1 id="guide">Guide</h1><h2 id="métier">Métier</h2>
    <a name="old-way">x</a><h2 id="user-content-install">Install</h2>
"""
THERE = "https://bob.example/guide"


def lacking(*fragments, body=GUIDE, url=THERE, **facts):
    """The fragments that are told to be missing from a foreign page."""
    page = "".join(f'<a href="{url}#{fragment}">x</a>' for fragment in fragments)
    world = f"{url}: " + "{body: " + repr(body).replace("\\n", " ") + "}"
    found = findings({"index.html": page, "network.yml": world}, rule="broken-anchor", **facts)
    return [(each.target or "").partition("#")[2] for each in found]


def test_what_a_page_lacks_is_told():
    assert lacking("guide", "setup", "nowhere") == ["setup", "nowhere"]


@pytest.mark.parametrize(
    "fragment",
    ["guide", "m%C3%A9tier", "métier", "old-way", "install", "top", "Top", "", ":~:text=anything",
     "guide:~:text=Guide", "L12", "L3-L9", "/route", "!route", "comment-7"],
)  # fmt: skip
def test_what_is_there_or_needs_nothing_is_fine(fragment):
    assert lacking(fragment) == []


@pytest.mark.parametrize(
    "body",
    [
        "<title>App</title><div id=app></div><script src=app.js></script>",
        "<title>Docs</title><h1>Docs</h1><h2>Setup</h2>" + "<p>Many words." * 50,
        "<h2 id=top-of-all>Cut</h2>" + "x" * 2_200_000,
        "",
    ],
    ids=["filled by a script", "headings without ids", "not read to its end", "empty"],
)
def test_where_nobody_can_know_nothing_is_missing(body):
    assert lacking("setup", body=body) == []


def test_code_hosts_bring_their_parts_by_script():
    for url in ("https://github.com/ada/tool/issues/1", "https://gitlab.com/ada/tool"):
        assert lacking("issuecomment-7", "diff-1a2b", url=url) == []


def test_it_is_small_and_never_called_dead():
    world = f"{THERE}: " + "{body: '<h1 id=a>A</h1>'}"
    page = {"index.html": f'<a href="{THERE}#b">x</a>', "network.yml": world}
    (finding,) = findings(page)
    assert (finding.verdict, finding.confidence) == (Verdict.SUSPICIOUS, Confidence.MEDIUM)


def test_after_a_redirect_it_is_doubtful():
    old = "https://bob.example/old"
    world = f"{old}: " + "{status: 302, location: '" + THERE + "'}\n" + f"{THERE}: "
    page = {
        "index.html": f'<a href="{old}#b">x</a>',
        "network.yml": world + "{body: '<h1 id=a>A</h1>'}",
    }
    (finding,) = findings(page)
    assert finding.confidence is Confidence.LOW


def test_a_page_that_does_not_answer_has_no_parts_to_miss():
    page = f'<a href="{THERE}#b">x</a>'
    found = findings({"index.html": page, "network.yml": f"{SITE}feed: {{status: 404}}"})
    assert [each.rule for each in found] == ["dead-link"]


LONG = "<title>Long</title><h1 id=start>Long</h1>" + "<p>word</p>" * 9_000 + "<h2 id=end>End</h2>"


def look(home):
    limits = Limits(host_rate=0, own_concurrency=1)
    order = Request(
        targets=(home.url,),
        today=date(2026, 11, 22),
        allow_private=True,
        config=Config(limits=limits),
    )
    return run(order, wire=connect(order, {}))


def later(there, html):
    """A page that comes once the other host has been asked."""

    def wait(_):
        deadline = time.monotonic() + 5
        while "/long" not in there.paths and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.1)
        return html

    return wait


@pytest.mark.parametrize("is_first", [True, False])
def test_a_long_page_is_read_whole_once_somebody_links_into_it(serve, is_first):
    there = serve({"/long": LONG}, host="127.0.0.2")
    into = f'<a href="{there.url}long#end">x</a><a href="{there.url}long#gone">x</a>'
    plain = f'<a href="{there.url}long">x</a><a href="/b">x</a>'
    home = serve({"/": into if is_first else plain, "/b": later(there, into)})
    told = [each.target for each in look(home).findings if each.rule == "broken-anchor"]
    assert told == [f"{there.url}long#gone"]
    assert there.paths.count("/long") <= (1 if is_first else 2)


def test_a_second_look_that_fails_changes_no_verdict(serve):
    def once(handler):
        return LONG if there.paths.count("/long") == 1 else Answer(404)

    there = serve({"/long": once}, host="127.0.0.2")
    into = later(there, f'<a href="{there.url}long#gone">x</a>')
    home = serve({"/": f'<a href="{there.url}long">x</a><a href="/b">x</a>', "/b": into})
    verdicts = {each.url: each.verdict for each in look(home).links}
    assert verdicts[f"{there.url}long"] is Verdict.OK
