from pathlib import Path

import pytest

from freshness.config import Limits
from freshness.crawl import folder, papers
from freshness.model import Crawl

PDF = """%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R
>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length 58>>stream
BT /F 12 Tf 10 50 Td (Organ builder, 2019 - 2022) Tj ET
endstream endobj
6 0 obj<</CreationDate(D:20220301120000Z)/ModDate(D:20220405)>>endobj
trailer<</Root 1 0 R/Info 6 0 R>>
startxref
0
%%EOF
"""


def crawled(root: Path, *links: str, body: str = PDF) -> Crawl:
    anchors = "".join(f'<a href="{link}">x</a>' for link in links)
    (root / "index.html").write_text(f"<h1>Ada</h1>{anchors}")
    for link in links:
        (root / link).write_text(body)
    return folder.crawl(root, url="https://ada.example/", limits=Limits())


def test_a_cv_tells_its_words_and_its_day(tmp_path: Path):
    [paper] = crawled(tmp_path, "ada-cv.pdf").papers
    assert paper.path == "ada-cv.pdf"
    assert paper.text == "Organ builder, 2019 - 2022"
    assert str(paper.changed) == "2022-04-05"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("cv.pdf", True),
        ("CV_Ada_2024.pdf", True),
        ("Resume.pdf?download", True),
        ("Lebenslauf.pdf", True),
        ("r%C3%A9sum%C3%A9-ada.pdf", True),
        ("cvpr2020.pdf", False),
        ("paper.pdf", False),
        ("cv.html", False),
    ],
)
def test_which_addresses_are_cvs(name: str, wanted: bool):
    assert papers.is_cv(f"https://ada.example/{name}") == wanted


def test_other_pdfs_are_not_opened(tmp_path: Path):
    assert not crawled(tmp_path, "paper.pdf").papers


@pytest.mark.parametrize("body", ["", "hello", PDF[:300], "%PDF-1.4\n" + "<<" * 10_000])
def test_what_cannot_be_read_is_told(tmp_path: Path, body: str):
    crawl = crawled(tmp_path, "cv.pdf", body=body)
    assert not crawl.papers
    assert [(each.subject, each.reason) for each in crawl.skipped] == [("cv.pdf", "unreadable")]


def test_a_slow_one_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(papers, "_SECONDS", 0.001)
    [skipped] = crawled(tmp_path, "cv.pdf").skipped
    assert skipped.detail == "reading it takes too long"


def test_a_large_one_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(papers, "_MAX_BYTES", 100)
    assert [each.reason for each in crawled(tmp_path, "cv.pdf").skipped] == ["too-large"]


def test_without_a_reader_it_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(papers, "find_spec", lambda name: None)
    [skipped] = crawled(tmp_path, "cv.pdf").skipped
    assert skipped.reason == "no-pdf-reader"
    assert "freshness[cv]" in skipped.detail


def test_three_are_enough(tmp_path: Path):
    assert len(crawled(tmp_path, *(f"cv-{number}.pdf" for number in range(5))).papers) == 3
