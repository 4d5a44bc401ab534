import pytest

from tests.fixers.factory import fix, mended

DAY = "2026-06-27"


def sitemap(entry: str) -> str:
    places = "".join(entry.format(name) for name in ("", "a.html", "b.html", "c.html", "d.html"))
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        (
            "<url><loc>https://ada.example/{}</loc><lastmod>2026-06-27</lastmod></url>\n",
            "<url><loc>https://ada.example/{}</loc></url>\n",
        ),
        (
            "<url>\r\n  <loc>https://ada.example/{}</loc>\r\n  <lastmod>2026-06-27T08:00:00Z</lastmod>\r\n</url>\r\n",
            "<url>\r\n  <loc>https://ada.example/{}</loc>\r\n</url>\r\n",
        ),
    ],
)
def test_the_day_is_taken_out_with_its_line(entry: str, after: str) -> None:
    files = {"index.html": "<p>Ada</p>", "sitemap.xml": sitemap(entry)}
    files |= {f"{name}.html": "<p>Organs</p>" for name in "abcd"}
    found, safe = mended(files, "build-stamp")
    assert found["sitemap.xml"] == sitemap(after)
    assert safe == [False]


def test_other_days_stay() -> None:
    text = f"<lastmod>{DAY}</lastmod><lastmod>2025-01-01</lastmod>"
    made = fix("build-stamp", text, DAY, path="sitemap.xml")
    assert made is not None
    assert len(made.edits) == 1


@pytest.mark.parametrize(
    ("text", "path"), [("none", "sitemap.xml"), (f"<lastmod>{DAY}</lastmod>", "index.html")]
)
def test_what_pages_show_is_left_to_the_owner(text: str, path: str) -> None:
    assert fix("build-stamp", text, DAY, path=path) is None


def test_a_sitemap_that_nobody_writes_is_left_alone() -> None:
    assert fix("build-stamp", f"<lastmod>{DAY}</lastmod>\n" * 2_001, DAY, path="a.xml") is None
