"""How hosts say that they want to be left alone."""

import pytest

from freshness.throttle import MAX_PAUSE, PACE, links_next, pace, retry_after, spoken, wait

DATE = {"date": "Sun, 22 Nov 2026 10:00:00 GMT"}


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"x-ratelimit-remaining": "5", "x-ratelimit-reset": "1795341660"}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "Sun, 22 Nov 2026 10:00:09 GMT", **DATE}, 9.0),
        ({"retry-after": "soon"}, 1.0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795341660", **DATE}, 60.0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795341660000", **DATE}, 60.0),
        (
            {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "2026-11-22T10:01:00.8Z", **DATE},
            60.8,
        ),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "12"}, 12.0),
        ({"ratelimit": '"api";r=0;t=55'}, 55.0),
        ({"ratelimit": '"api";r=3;t=55'}, None),
        ({"ratelimit": "limit=100, remaining=0, reset=50"}, 50.0),
        ({"x-ratelimit-remaining": "0"}, MAX_PAUSE + 1),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795341660"}, MAX_PAUSE + 1),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "9" * 40, **DATE}, MAX_PAUSE + 1),
    ],
)
def test_waits_in_all_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert wait(headers) == pytest.approx(seconds)


def test_a_moment_that_is_over_is_no_wait() -> None:
    assert retry_after({"retry-after": "Sun, 22 Nov 2026 09:00:00 GMT", **DATE}) == 0.0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "later"), (60, "in 1 minute"), (2_400, "in 40 minutes"), (7_000, "in 2 hours"),
     (10**9, "later")],
)  # fmt: skip
def test_waits_in_words(seconds: float, words: str) -> None:
    assert spoken(seconds) == words


def test_hosts_with_a_limit_of_their_own() -> None:
    assert pace("https://crates.io/api/v1/users/ada") == 1.0
    assert pace("https://api.example/") == PACE


@pytest.mark.parametrize(
    ("header", "url"),
    [
        (
            '<https://a.example/?p=1>; rel="prev", <https://a.example/?p=3>; rel="next"',
            "https://a.example/?p=3",
        ),
        ("<https://a.example/?p=3>; rel=next", "https://a.example/?p=3"),
        ('<https://a.example/?p=9>; rel="last"', ""),
        ("", ""),
        (";;,<", ""),
    ],
)
def test_the_next_page(header: str, url: str) -> None:
    assert links_next(header) == url
