"""Letters behind which nobody waits."""

import pytest

from freshness.mail.automatic import automatic

BOB = "bob@initech.example"


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"auto-submitted": "auto-replied"}, "automatic reply"),
        ({"x-autoreply": "yes"}, "automatic reply"),
        ({"precedence": "auto_reply"}, "automatic reply"),
        ({"auto-submitted": "auto-generated"}, "notification (Auto-Submitted)"),
        ({"list-id": "<dev.lists.example>"}, "newsletter or list (List-Id)"),
        ({"list-unsubscribe": "<https://x.example/u>"}, "newsletter (List-Unsubscribe)"),
        ({"precedence": "Bulk"}, "newsletter or list (Precedence: bulk)"),
        ({"return-path": "<>"}, "delivery report"),
        ({"content-type": "multipart/report; report-type=delivery-status"}, "delivery report"),
        ({"x-spam-flag": "YES"}, "in the spam folder"),
        (
            {"sender": "Garden <garden-bounces@lists.example>"},
            "notification (nobody reads its sender's address)",
        ),
        ({"sender": "Secretary <sec@initech.example>"}, ""),
        ({}, ""),
        ({"auto-submitted": "no"}, ""),
        ({"precedence": "normal"}, ""),
        ({"return-path": f"<{BOB}>"}, ""),
    ],
)
def test_headers(headers: dict[str, str], reason: str):
    assert automatic(headers, BOB) == reason


@pytest.mark.parametrize(
    "local",
    ["noreply", "no-reply", "do_not_reply", "donotreply", "notifications", "mailer-daemon",
     "bounce", "newsletter", "alerts", "jobs-noreply", "no-reply+tag", "hello.noreply"],
)  # fmt: skip
def test_senders_that_nobody_reads(local: str):
    assert "nobody reads" in automatic({}, f"{local}@initech.example")


@pytest.mark.parametrize(
    "local", ["bob", "nora", "newsom", "info", "jobs", "ada.news-smith", "noel.reply"]
)
def test_senders_that_may_be_people(local: str):
    assert automatic({}, f"{local}@initech.example") == ""
