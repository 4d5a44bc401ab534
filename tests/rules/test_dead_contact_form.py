import pytest

from freshness.rules.dead_contact_form import check
from freshness.vocabulary import Severity
from tests.rules.factory import dated

FIELD = "<textarea></textarea>"


def flags(action: str, field: str = FIELD, more: str = "", **facts):
    return list(check(dated(f"<form {action}>{field}</form>{more}", **facts)))


@pytest.mark.parametrize(
    ("action", "severity"),
    [
        ("", Severity.MEDIUM),
        ('action="#"', Severity.MEDIUM),
        ('action="https://formspree.io/f/xxxxx"', Severity.HIGH),
        ('action="https://formspree.io/your@email.com"', Severity.HIGH),
        ('action="http://ada.example/send"', Severity.MEDIUM),
    ],
)
def test_forms_that_go_nowhere(action: str, severity: Severity):
    [flag] = flags(action)
    assert flag.severity is severity


@pytest.mark.parametrize(
    ("action", "field", "more"),
    [
        ('action="https://formspree.io/f/mqkrvvdb"', FIELD, ""),
        ('action="/send"', FIELD, ""),
        ("", FIELD, "<script>send()</script>"),
        ("data-netlify=true", FIELD, ""),
        ('onsubmit="send()"', FIELD, ""),
        ("", "<input type=search>", ""),
        ('id="comment-form"', FIELD, ""),
    ],
)
def test_forms_that_may_well_work(action: str, field: str, more: str):
    assert not flags(action, field, more)


def test_sources_are_no_forms_yet():
    assert not flags('action="#"', is_source=True)
