"""The dater on its own: a file, a folder, a live page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from freshness.config import Limits
from freshness.crawl.wire import CurlWire
from freshness.dater import Dater, page_alone
from freshness.errors import NothingChecked
from freshness.history import History
from freshness.pipeline import Request, run
from freshness.vocabulary import Meaning
from tests.conftest import Serve
from tests.server import Answer

TODAY = date(2026, 11, 22)
PAGE = "<html lang=en><title>Bells</title><h1>Bells</h1><p>17 May 2024</p><p>They ring.</p>"


@pytest.fixture
def network() -> CurlWire:
    return CurlWire(Limits(), allow_private=True)


def published(dater: Dater, target: object) -> list[str]:
    pages = dater.dates(str(target)).pages
    return [str(each.published.latest) if each.published else "unknown" for each in pages]


def test_a_file_is_dated_alone(tmp_path: Path) -> None:
    (tmp_path / "bells.html").write_text(PAGE, "utf-8")
    (tmp_path / "other.html").write_text("<p>Other", "utf-8")
    assert published(Dater(today=TODAY), tmp_path / "bells.html") == ["2024-05-17"]
    assert published(Dater(today=TODAY), tmp_path) == ["2024-05-17", "unknown"]


def test_a_source_is_read_with_its_front_matter(tmp_path: Path) -> None:
    (tmp_path / "bells.md").write_text("---\ndate: 2024-05-17\n---\n# Bells\n", "utf-8")
    (tmp_path / "other.md").write_text("# Other\n", "utf-8")
    assert published(Dater(today=TODAY), tmp_path / "bells.md") == ["2024-05-17"]


def test_an_address_in_the_page_is_evidence() -> None:
    page = page_alone('<link rel=canonical href="https://ada.example/2024/05/17/bells/">')
    assert page.url == "https://ada.example/2024/05/17/bells/"
    assert page_alone("<p>Bells", path="bells.html").url.endswith("/bells.html")


def test_what_earlier_runs_saw_counts(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>I build organs in a town by the sea.</p>", "utf-8")
    with History.open(None) as history:
        run(Request(targets=(str(tmp_path),), today=date(2026, 11, 1)), history=history)
        (tmp_path / "a.html").write_text("<p>I build clocks in a town by the sea.</p>", "utf-8")
        [page] = Dater(today=TODAY, history=history).dates(str(tmp_path)).pages
    assert page.changed
    assert (page.changed.earliest, page.changed.latest) == (date(2026, 11, 1), TODAY)


def test_of_a_live_site_one_page_is_asked_for(serve: Serve, network: CurlWire) -> None:
    site = serve({"/": PAGE + '<a href="/other">x</a>', "/other": PAGE})
    dater = Dater(today=TODAY, wire=network, allow_private=True)
    assert published(dater, site.url) == ["2024-05-17"]
    assert "/other" not in site.paths


def test_a_sitemap_with_one_day_for_all_pages_tells_nothing(
    serve: Serve, network: CurlWire
) -> None:
    site = serve({"/": "<p>Bells"})
    urls = "".join(
        f"<url><loc>{site.url}{name}</loc><lastmod>2026-05-05</lastmod></url>"
        for name in ("", *"abcd")
    )
    site.content |= {"/sitemap.xml": Answer(200, f"<urlset>{urls}</urlset>", "application/xml")}
    [page] = Dater(today=TODAY, wire=network, allow_private=True).dates(site.url).pages
    assert page.changed is None
    assert {each.meaning for each in page.evidence} == {Meaning.BUILT}


@pytest.mark.parametrize(
    "target", ["nothing.html", "data.bin", "image.html", "https://ada.example/"]
)
def test_what_is_no_page_is_an_error_that_says_so(tmp_path: Path, target: str) -> None:
    (tmp_path / "data.bin").write_bytes(b"\x00" * 9)
    (tmp_path / "a.md").write_text("# A", "utf-8")
    (tmp_path / "image.html").write_bytes(b"\x89PNG\x00\x00")
    name = target if target.startswith("https") else str(tmp_path / target)
    with pytest.raises(NothingChecked, match=target):
        Dater(today=TODAY).dates(name)
