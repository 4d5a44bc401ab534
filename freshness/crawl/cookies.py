"""Cookies of one errand: some sites redirect in a circle until they get theirs back."""

from __future__ import annotations

from collections.abc import Mapping

MAX_LENGTH = 4_096


def cookies(known: str, headers: Mapping[str, str]) -> str:
    """The value of a `Cookie` line after an answer: the known pairs and what `Set-Cookie` adds.

    Args:
        known: the value that was sent.
        headers: of the answer, by lower-case name.
    """
    pairs = [line.partition(";")[0].strip() for line in headers.get("set-cookie", "").split("\n")]
    jar = dict(pair.partition("=")[::2] for pair in [*known.split("; "), *pairs] if "=" in pair)
    return "; ".join(f"{name}={value}" for name, value in jar.items())[:MAX_LENGTH]
