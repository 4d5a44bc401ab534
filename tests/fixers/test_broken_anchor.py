import pytest

from tests.fixers.factory import mended


@pytest.mark.parametrize(
    ("old", "ids", "new", "is_safe"),
    [
        ("#my_talks", ["my-talks"], "#my-talks", True),
        ("#M%C3%A9tier", ["métier"], "#métier", True),
        ("#contr%C3%B4les", ["controles"], "#controles", True),
        ("#tlaks", ["talks"], "#talks", False),
        ("#my-talks", ["my talks"], "#my%20talks", True),
        ("#my-talks", ["my&#34;talks&gt;"], "#my%22talks%3E", True),
    ],
)
def test_the_nearest_part(old: str, ids: list[str], new: str, is_safe: bool) -> None:
    html = f'<a href="{old}">a</a>' + "".join(f"<h2 id='{each}'>a</h2>" for each in ids)
    after, safe = mended({"index.html": html}, "broken-anchor")
    assert after["index.html"] == html.replace(old, new)
    assert safe == [is_safe]


def test_without_one_the_owner_decides() -> None:
    html = '<a href="#talks">a</a><h2 id="x">a</h2>'
    assert mended({"index.html": html}, "broken-anchor") == ({"index.html": html}, [])
