"""Copies of dead pages, from an archive on loopback."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from freshness.archive import Archive, with_copies
from freshness.config import Limits
from freshness.crawl.wire import CurlWire
from freshness.document import Document
from freshness.fixer import apply
from freshness.model import DatedPage, Finding, Interval, Page, Place
from freshness.vocabulary import Confidence, Kind, Severity, Verdict
from tests.conftest import Serve
from tests.server import Answer, Route, Server

GONE = "https://gone.example/talk?a=1"
THERE = "<title>The talk</title><body><h1>The talk</h1><p>All of it, with pictures."
PARKED = '<title>gone.example</title><script src="//www.sedoparking.com/a.js"></script>'
DAYS = "20110203040506\n20190203040506\n20260203040506\n"


def routes(copies: dict[str, Route], days: str = DAYS) -> dict[str, Route]:
    question = (
        f"/cdx/search/cdx?url={quote(GONE, safe='')}&output=text&fl=timestamp"
        "&filter=statuscode:200&collapse=timestamp:8&limit=-3000"
    )
    found: dict[str, Route] = {question: Answer(body=days, type="text/plain")}
    return found | {f"/web/{stamp}id_/{GONE}": page for stamp, page in copies.items()}


def archive(server: Server) -> Archive:
    wire = CurlWire(Limits(), allow_private=True)
    return Archive(wire, Limits(), time.monotonic, base=server.url)


def copy(server: Server, day: date) -> str | None:
    """The address of the copy that is found, without the server's."""
    found = archive(server).copies({GONE: day}).get(GONE)
    return found.url.removeprefix(server.url) if found else None


@pytest.mark.parametrize(
    ("day", "stamp"),
    [
        (date(2012, 1, 1), "20110203040506"),
        (date(2018, 1, 1), "20190203040506"),
        (date(2030, 1, 1), "20260203040506"),
    ],
)
def test_the_copy_nearest_to_the_day(day: date, stamp: str, serve: Serve) -> None:
    server = serve(routes({stamp: THERE}))
    assert copy(server, day) == f"web/{stamp}/{GONE}"


def test_a_parked_or_missing_copy_is_passed_over(serve: Serve) -> None:
    copies: dict[str, Route] = {"20110203040506": THERE, "20190203040506": PARKED}
    assert copy(serve(routes(copies)), date(2020, 1, 1)) == f"web/20110203040506/{GONE}"
    copies["20110203040506"] = "<title>404 Not Found</title><body><h1>Not found</h1>Not found"
    assert copy(serve(routes(copies)), date(2020, 1, 1)) is None


def test_a_copy_may_be_next_to_the_time_that_was_asked_for(serve: Serve) -> None:
    beside = Answer(302, headers={"Location": f"/web/20190203040507id_/{GONE}"})
    server = serve(routes({"20190203040506": beside, "20190203040507": THERE}))
    assert copy(server, date(2019, 1, 1)) == f"web/20190203040507/{GONE}"


def test_a_copy_is_not_looked_for_elsewhere(serve: Serve) -> None:
    other = serve({f"/web/20190203040506id_/{GONE}": THERE}, host="127.0.0.2")
    away = Answer(302, headers={"Location": f"{other.url}web/20190203040506id_/{GONE}"})
    assert copy(serve(routes({"20190203040506": away})), date(2019, 1, 1)) is None


@pytest.mark.parametrize("days", ["", "20191303040506\n", "<html>busy</html>", "\0" * 99])
def test_without_days_there_is_none(days: str, serve: Serve) -> None:
    assert copy(serve(routes({}, days)), date(2020, 1, 1)) is None
    assert copy(serve({}), date(2020, 1, 1)) is None


def finding(path: str, line: int | None = 1, **more: object) -> Finding:
    found = Finding(
        rule="dead-link", severity=Severity.HIGH, confidence=Confidence.HIGH, surface="site",
        place=Place(path=path, line=line, column=10, quote=GONE), message="", advice="",
        target=GONE, verdict=Verdict.DEAD,
    )  # fmt: skip
    return replace(found, **more)  # type: ignore[arg-type]


def page(path: str, published: date) -> DatedPage:
    url = f"https://ada.example/{path}"
    day = Interval(earliest=published, latest=published, confidence=Confidence.HIGH, signal="git")
    return DatedPage(
        page=Page(url=url, final_url=url, document=Document(""), path=path),
        kind=Kind.PAGE, published=day,
    )  # fmt: skip


def commit(folder: Path, day: str) -> None:
    names = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@ada.example"}
    names |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in names.items()}
    names |= {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Write"]):
        subprocess.run(["git", *words], cwd=folder, env=os.environ | names, check=True)


@pytest.mark.parametrize(
    ("written", "published", "stamp"),
    [
        ("2012-01-01", date(2026, 1, 1), "20110203040506"),  # git knows when the line was written
        (None, date(2018, 1, 1), "20190203040506"),  # the page does
    ],
)
def test_the_link_gets_the_copy_of_its_day(
    written: str | None, published: date, stamp: str, serve: Serve, tmp_path: Path
) -> None:
    server = serve(routes(dict.fromkeys(DAYS.split(), THERE)))
    text = f'<a href="{GONE}">the talk</a>\n'
    (tmp_path / "a.html").write_text(text, "utf-8")
    if written:
        commit(tmp_path, written)
    [found] = with_copies(
        [finding("a.html")], root=tmp_path, pages=[page("a.html", published)],
        archive=archive(server), today=date(2026, 11, 22),
    )  # fmt: skip
    assert found.fix is not None
    assert not found.fix.safe
    assert f"archived copy of {stamp[:4]}-02-03" in found.fix.title
    assert apply(found.fix.edits[0], text) == text.replace(GONE, f"{server.url}web/{stamp}/{GONE}")


def test_only_what_is_dead_and_of_others_is_looked_for(serve: Serve, tmp_path: Path) -> None:
    server = serve({})
    own = finding("a.html", target="https://ada.example/x")
    failing = finding("a.html", verdict=Verdict.FAILING)
    live = finding("a.html", place=Place(url=GONE))
    given = [own, failing, live]
    found = with_copies(
        given, root=tmp_path, pages=[page("a.html", date(2020, 1, 1))],
        archive=archive(server), today=date(2026, 11, 22),
    )  # fmt: skip
    assert found == given
    assert server.paths == []


def test_a_file_that_is_gone_meanwhile_costs_nothing(serve: Serve, tmp_path: Path) -> None:
    server = serve(routes(dict.fromkeys(DAYS.split(), THERE)))
    found = with_copies(
        [finding("a.html")], root=tmp_path, pages=[], archive=archive(server),
        today=date(2026, 11, 22),
    )  # fmt: skip
    assert found == [finding("a.html")]
