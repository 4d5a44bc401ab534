import pytest

from freshness.signals.copyright_line import read
from tests.signals.factory import page, said


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<footer>© 2024 Ada Example</footer>", ["copyright 2024"]),
        ("<p>Copyright &copy; 2015–2024 Ada Example", ["copyright 2024"]),
        ("<p>Ada Example 2015, 2024 (c)", ["copyright 2024"]),
        ("<p>© 2020 A theme</p><footer>© 2024 Ada</footer>", ["copyright 2024"]),
        ("<p>© Ada Example</p>", []),
        ("<p>Made in 2024</p>", []),
        ("<pre>Copyright 2024 Somebody</pre>", []),
        (f"<p>Copyright law of 2024 {'is long ' * 50}</p>", []),
        ("<script>document.write('© 2024')</script>", []),
    ],
)
def test_the_last_line_with_a_year_counts(html: str, expected: list[str]) -> None:
    assert said(read(page(html))) == expected
