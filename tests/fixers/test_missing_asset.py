from tests.fixers.factory import mended

FILES = {
    "index.html": '<img src="pic.svg"><img src="/Img/two.SVG">',
    "img/pic.svg": "<svg/>",
    "img/two.svg": "<svg/>",
}


def test_the_file_that_was_meant_is_loaded() -> None:
    after, safe = mended(FILES, "missing-asset")
    assert after["index.html"] == '<img src="img/pic.svg"><img src="/img/two.svg">'
    assert safe == [False, True]
