"""Pages that were made to stall their readers, and large ones that were not."""

import pytest

from freshness.crawl.tangle import tangled
from freshness.document import Document


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<div>" * 20_000 + "</div>" * 20_000, "nested"),
        ("<UL><li>" * 20_000, "nested"),
        ("<a " + " ".join(f"a{n}=1" for n in range(20_000)) + ">", "attributes"),
        ("<a a" + "/a" * 40_000, "attributes"),
    ],
)
def test_tangled(html: str, problem: str) -> None:
    assert problem in tangled(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10,
        "<p>word<br>" * 20_000,
        "<ul>" + "<li>item" * 20_000 + "</ul>",
        "<table>" + "<tr><td>cell" * 20_000 + "</table>",
        "<div><b>word</b></div>" * 20_000,
        f"<img alt='{'many words ' * 20_000}' src=\"data:{'/a' * 40_000}\">",
        "1 < 2 and '" * 20_000,
        f"<script>{'for(i=0;i<length;i++) t.supports[o[r]] = e; ' * 5_000}</script>",
        f"<!-- {'<a it was long ago ' * 5_000} -->",
        "<script>" * 20_000,
    ],
)
def test_large_but_fine(html: str) -> None:
    assert tangled(html) == ""
    assert Document(html).tree.body
