"""Badges and their words."""

import pytest

from freshness.badges import is_bad, is_badge, is_lost, says


@pytest.mark.parametrize(
    ("url", "tells"),
    [
        ("https://github.com/ada/rivers/actions/workflows/ci.yml/badge.svg?branch=main", True),
        ("https://gitlab.example/ada/rivers/badges/main/pipeline.svg", True),
        ("https://img.shields.io/github/license/ada/rivers", True),
        ("https://img.shields.io/badge/made-with_love-red", False),
        ("https://github.com/ada/rivers", False),
        ("https://ada.example/badge.svg", False),
    ],
)
def test_which_tell_a_state(url: str, tells: bool) -> None:
    assert is_badge(url) is tells


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            '<svg xmlns="x" role="img" aria-label="build: passing"><title>x</title></svg>',
            "build: passing",
        ),
        (
            "<svg><text x='1'>docs</text><text>failing</text><text>failing</text></svg>",
            "docs failing",
        ),
        ("<svg><title>a &amp; b</title></svg>", "a & b"),
        ("<html>aria-label='build: failing'</html>", ""),
        ("", ""),
    ],
)
def test_words(body: str, words: str) -> None:
    assert says(body.encode()) == words


def test_what_the_words_mean() -> None:
    assert is_bad("docs failing") and is_bad("Build: ERRORED")
    assert not is_bad("failover") and not is_bad("passing")
    assert is_lost("repo not found") and not is_lost("found")
