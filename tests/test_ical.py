from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from freshness.ical import Event, calendar

TODAY = date(2026, 11, 25)


def test_a_day_once_and_a_day_every_year() -> None:
    events = [
        Event(
            day=date(2026, 12, 1),
            uid="a",
            title="Fish; chips, ok",
            about="one\ntwo",
            url="https://x.example/a b",
        ),
        Event(day=date.max, uid="b", title="End", repeats="FREQ=YEARLY", url="javascript:1"),
    ]
    text = calendar("People", events, today=TODAY)
    assert (
        "DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\nSUMMARY:Fish\\; chips\\, ok\r\n"
        in text
    )
    assert "DESCRIPTION:one\\ntwo\r\n" in text
    assert "URL:https://x.example/a%20b\r\n" in text
    assert "DTSTART;VALUE=DATE:99991231\r\nRRULE:FREQ=YEARLY\r\n" in text
    assert "javascript" not in text
    assert text == calendar("People", events, today=TODAY)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_lines_are_short_and_fold_back(title: str) -> None:
    text = calendar("x", [Event(day=TODAY, uid="a", title=title)], today=TODAY)
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    (summary,) = (
        each for each in text.replace("\r\n ", "").split("\r\n") if each.startswith("SUMMARY:")
    )
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert summary == f"SUMMARY:{escaped}"
