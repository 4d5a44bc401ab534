"""The order of the stages, as far as other tests do not see it."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

import freshness
from freshness.config import Config, Limits, Target
from freshness.crawl.code_hosts import CodeHosts
from freshness.crawl.names import Names
from freshness.errors import NothingChecked, UserError
from freshness.history import History
from freshness.model import Link
from freshness.pipeline import Request, connect, run
from tests.conftest import Serve
from tests.server import Answer, Handler, Route

TODAY = date(2026, 11, 22)
BUILD = (
    "import pathlib, sys; out = pathlib.Path(sys.argv[1]); out.mkdir(); "
    "(out / 'index.html').write_text('<h1>Ada</h1><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit</p>')"
)


def configured(base: Path, build: list[str], source: str | None = "docs") -> Request:
    target = Target(url="https://ada.example/", folder="out", source=source, build=build)
    return Request(today=TODAY, config=Config(targets=[target]), base=base)


def docs(base: Path) -> None:
    (base / "docs").mkdir()
    (base / "docs" / "index.md").write_text(
        "# Ada\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit\n"
    )


def test_the_site_is_built_and_places_are_in_its_source(tmp_path: Path) -> None:
    docs(tmp_path)
    report = run(configured(tmp_path, ["python", "-c", BUILD, "{folder}"]))
    (found,) = (each for each in report.findings if each.rule == "placeholder")
    assert (found.place.path, found.place.line) == ("index.md", 3)
    assert report.surfaces[0].url == "https://ada.example/"


def test_without_the_builder_the_source_is_checked(tmp_path: Path) -> None:
    docs(tmp_path)
    report = run(configured(tmp_path, ["no-such-program-here"]))
    assert [page.page.path for page in report.pages] == ["index.md"]
    assert "not-built" in {skipped.reason for skipped in report.skipped}


def test_without_builder_and_source_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not installed"):
        run(configured(tmp_path, ["no-such-program-here"], source=None))


def test_a_live_site_needs_a_network() -> None:
    with pytest.raises(NothingChecked, match="cannot be checked offline"):
        run(Request(targets=("https://ada.example/",), today=TODAY))


def test_the_public_function(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit</p>"
    )
    report = freshness.check(str(tmp_path), today=TODAY, offline=True)
    assert [each.rule for each in report.findings] == ["placeholder"]
    assert dir(freshness) == ["__version__", "check"]


def test_importing_the_package_is_cheap() -> None:
    code = (
        "import sys, freshness; print([m for m in ('pycurl', 'yaml', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_second_run_asks_only_what_has_changed_and_says_the_same(serve: Serve) -> None:
    def kept(body: str) -> Callable[[Handler], Answer]:
        def route(handler: Handler) -> Answer:
            if handler.headers["If-None-Match"] == '"1"':
                return Answer(304)
            return Answer(200, body, headers={"ETag": '"1"'})

        return route

    footer = "<footer>© 2019 Ada Example</footer>"
    routes: dict[str, Route] = {
        "/": kept(f'<title>Ada</title><a href="/a#lost">a</a>{footer}'),
        "/a": kept(f'<title>A</title><a href="/gone">gone</a>{footer}'),
    }
    site = serve(routes)
    request = Request(targets=(site.url,), today=TODAY, allow_private=True)
    with History.open(None) as history:
        first, second = (run(request, wire=connect(request), history=history) for _ in range(2))
        asked = [each.path for each in site.asked if each.headers["If-None-Match"]]
    assert asked == ["/", "/a"]
    assert {each.rule for each in first.findings} >= {"stale-copyright", "dead-link"}
    assert second.findings == first.findings
    assert second.links == first.links
    assert second.new == frozenset()


@pytest.mark.parametrize("built", [False, True], ids=["live", "built"])
def test_what_answered_well_is_not_asked_again_the_same_day(
    serve: Serve, tmp_path: Path, built: bool
) -> None:
    home, there = (
        "<title>Ada</title>",
        {"/": "<h1>Bob</h1>", "/new": "New", "/part": "<h1 id=x>Part</h1>"},
    )
    bob = serve({**there, "/moved": Answer(301, headers={"Location": "/new"})}, host="127.0.0.2")
    paths = ("", "moved", "gone", "part#x")
    links = "".join(f"<a href='{bob.url}{path}'>x</a>" for path in paths)
    site = serve({"/": home + links})
    (tmp_path / "index.html").write_text(home + links)
    target = str(tmp_path) if built else site.url

    def checked(day: int) -> tuple[dict[str, Link], list[str]]:
        request = Request(
            targets=(target,), as_url=site.url if built else None, allow_private=True,
            today=TODAY + timedelta(day), config=Config(limits=Limits(host_rate=0)),
        )  # fmt: skip
        before = len(bob.asked)
        report = run(request, wire=connect(request), history=history)
        asked = sorted({each.path for each in bob.asked[before:]} - {"/robots.txt"})
        return {each.url: each for each in report.links if not each.own}, asked

    with History.open(None) as history:
        first, asked = checked(0)
        assert asked == ["/", "/gone", "/moved", "/new", "/part"]
        again, asked = checked(0)
        assert asked == ["/gone", "/part"]  # what failed may be mended; parts have to be read
        assert {url: told(link) for url, link in again.items()} == {
            url: told(link) for url, link in first.items()
        }
        _, asked = checked(1)
        assert asked == ["/", "/gone", "/moved", "/new", "/part"]


def told(link: Link) -> tuple[object, ...]:
    return link.verdict, link.status, link.chain, link.final_url, link.sources


def test_after_an_interrupt_no_other_target_is_begun(serve: Serve) -> None:
    class Impatient:
        def update(self, *, pages: int, links: int, waiting: int, hosts: int) -> None:
            if pages:
                raise KeyboardInterrupt

    one, two = (serve({"/": "<title>Ada</title><a href='/a'>a</a>"}) for _ in range(2))
    request = Request(targets=(one.url, two.url), today=TODAY, allow_private=True)
    report = run(request, wire=connect(request), progress=Impatient())
    assert [each.page.url for each in report.pages] == [one.url]
    assert [each.reason for each in report.skipped] == ["interrupted"]
    assert two.asked == []


def test_the_time_is_for_all_targets_together(serve: Serve, tmp_path: Path) -> None:
    slow: dict[str, Route] = {
        "/": "<title>Ada</title><a href='/a'>a</a>",
        "/a": lambda _: time.sleep(2) or "",
    }
    one = serve(slow)
    docs(tmp_path)
    two = str(tmp_path / "docs")
    request = Request(
        targets=(one.url, two),
        today=TODAY,
        allow_private=True,
        config=Config(limits=Limits(seconds=0.5)),
    )
    report = run(request, wire=connect(request))
    assert [each.page.url for each in report.pages] == [one.url]
    skipped = {(each.subject, each.reason) for each in report.skipped}
    assert skipped == {(one.url, "time-limit"), (two, "time-limit")}


def test_what_is_left_of_the_time_is_for_the_next_target(serve: Serve) -> None:
    def after(seconds: float) -> Route:
        return lambda _: time.sleep(seconds) or "<title>Ada</title>"

    one = serve({"/": "<a href='/a'>a</a>", "/a": after(0.5)})
    two = serve({"/": "<a href='/a'>a</a>", "/a": after(1.2)})
    request = Request(
        targets=(one.url, two.url),
        today=TODAY,
        allow_private=True,
        config=Config(limits=Limits(seconds=1.5)),
    )
    report = run(request, wire=connect(request))
    assert (two.url, "time-limit") in {(each.subject, each.reason) for each in report.skipped}


def test_a_token_brings_the_api_of_its_host() -> None:
    request = Request(today=TODAY)
    assert isinstance(connect(request, {"GITHUB_TOKEN": "secret"}), CodeHosts)
    assert isinstance(connect(request, {}), Names)
