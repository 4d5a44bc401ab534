"""What folders are for."""

import pytest

from freshness.mail.folders import Role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Sent", Role.SENT),
        (".Sent", Role.SENT),
        ("INBOX.Sent", Role.SENT),
        ("INBOX/Entwürfe", Role.DRAFTS),
        ("[Gmail]/Corbeille", Role.TRASH),
        ("Sent Items.mbox", Role.SENT),
        ("Junk_E-mail", Role.JUNK),
        ("Spam/2026", Role.JUNK),
        ("Inbox", Role.NONE),
        ("Presentations", Role.NONE),
        ("", Role.NONE),
    ],
)
def test_names(name: str, role: Role):
    assert Role.of(name) is role


@pytest.mark.parametrize(
    ("labels", "role"),
    [
        ("Inbox,Opened,Category Personal", Role.NONE),
        ("Gesendet,Wichtig", Role.SENT),
        ('"Category Promotions",Unread', Role.PROMOTION),
        ("Opened,Spam", Role.JUNK),
        ("", Role.NONE),
    ],
)
def test_labels_of_googles_export(labels: str, role: Role):
    assert Role.of_labels(labels) is role
