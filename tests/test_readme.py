"""What the documents point to exists, and every page of the guide is found from its first."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_FENCE = re.compile(r"^```[^\n]*\n.*?^```", re.MULTILINE | re.DOTALL)


def links(document: Path) -> list[str]:
    return _LINK.findall(_FENCE.sub("", document.read_text("utf-8")))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    assert [link for link in links(document) if not (document.parent / link).exists()] == []


def test_every_page_of_the_guide_is_in_its_index() -> None:
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert pages <= set(links(ROOT / "docs/index.md"))


def test_every_picture_is_shown() -> None:
    shown = {Path(link).name for document in DOCUMENTS for link in links(document)}
    assert {path.name for path in (ROOT / "docs/images").iterdir()} <= shown
