from tests.fixers.factory import fix, mended

RIGHT = '<a href="https://www.organ-works.example/a">a</a>'


def test_the_host_is_written_as_elsewhere() -> None:
    slip = RIGHT.replace("organ-works", "Organ-wroks")
    after, safe = mended({"index.html": RIGHT * 2 + slip}, "mistyped-host")
    assert after["index.html"] == RIGHT * 3
    assert safe == [False]


def test_what_does_not_name_it_once_is_left_alone() -> None:
    assert fix("mistyped-host", "https://a.example/", "https://a.example/") is None
