"""What signals hand over."""

from freshness.document import Document
from freshness.model import Page
from freshness.signal import evidence, signals
from freshness.vocabulary import Meaning, PartialDate


def test_evidence_tells_where_it_stands() -> None:
    page = Page(url="https://ada.example/", final_url="", path="index.html", document=Document(""))
    found = evidence(
        page, "meta", Meaning.CHANGED, PartialDate(2024), quote="2024", trust=0.5, position=(3, 7)
    )
    assert found.place is not None
    assert (found.place.path, found.place.line, found.place.column) == ("index.html", 3, 7)
    assert evidence(page, "meta", Meaning.CHANGED, PartialDate(2024), quote="", trust=0.5).place


def test_every_signal_explains_itself_and_reads() -> None:
    for part in signals().values():
        assert callable(part.attribute("read"))
        assert len(part.doc.splitlines()) > 1
