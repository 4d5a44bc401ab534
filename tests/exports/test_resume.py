"""The reading of whole exports is in test_linkedin.py."""

from collections.abc import Iterator
from datetime import date

from freshness.exports import resume


def test_an_education_that_ends_later_goes_on() -> None:
    def rows(name: str, columns: str, *, needs: str) -> Iterator[tuple[str, ...]]:
        if name == "education":
            yield "MSc", "Example University", "2025", "2027"

    account = resume.account(
        rows,
        name="Ada",
        address="",
        as_of=date(2026, 11, 20),
        skip=lambda *_: None,  # type: ignore[arg-type]
    )
    assert account.education[0].current
    assert account.url == ""
