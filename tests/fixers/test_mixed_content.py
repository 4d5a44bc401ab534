from tests.fixers.factory import mended


def test_what_surely_answers_is_loaded_over_https() -> None:
    html = '<img src="http://i.imdb.com/a.png"><img src="http://old.example/b.png">'
    after, safe = mended({"index.html": html}, "mixed-content")
    assert after["index.html"] == html.replace("http://i.imdb", "https://i.imdb")
    assert safe == [True]
