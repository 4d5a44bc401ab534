"""What it means when a host does not tell."""

import pytest

from freshness.account import Status
from freshness.refusal import is_login, refusal


@pytest.mark.parametrize(
    ("code", "body", "status", "reason"),
    [
        (404, b'{"error": "Record not found"}', Status.MISSING, "knows no such account"),
        (410, b"", Status.MISSING, "knows no such account"),
        (404, b"<h1>Gone</h1>", Status.UNVERIFIABLE, "answered with a page, which proves nothing"),
        (401, b"", Status.UNVERIFIABLE, "tells only those who log in"),
        (403, b"", Status.UNVERIFIABLE, "lets no program in"),
        (999, b"", Status.UNVERIFIABLE, "lets no program in"),
        (451, b"", Status.UNVERIFIABLE, "may not tell"),
        (429, b"", Status.LIMITED, "asks to come back later"),
        (500, b"", Status.UNVERIFIABLE, "answered 500"),
        (200, b"<title>Just a moment...</title>", Status.UNVERIFIABLE, "lets no program in"),
        (503, b" <p>Enable JavaScript and cookies</p>", Status.UNVERIFIABLE, "lets no program in"),
    ],
)
def test_refusals(code: int, body: bytes, status: Status, reason: str) -> None:
    no = refusal(code, body)
    assert no is not None
    assert (no.status, str(no), no.code) == (status, reason, code)


def test_what_was_said_is_kept() -> None:
    no = refusal(400, b'{"error": "InvalidRequest"}')
    assert no is not None
    assert no.said == {"error": "InvalidRequest"}
    nested = refusal(404, b"[" * 100_000)
    assert nested is not None
    assert nested.said is None


def test_an_answer_is_none() -> None:
    assert refusal(200, b'{"bio": "Just a moment"}') is None


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://social.example/login?next=/", True),
        ("https://www.linkedin.com/authwall?trk=x", True),
        ("https://accounts.google.com/v3/x", True),
        ("https://git.example/users/sign_in", True),
        ("https://blog.example/posts/logins", False),
    ],
)
def test_where_one_signs_in(url: str, is_one: bool) -> None:
    assert is_login(url) == is_one
