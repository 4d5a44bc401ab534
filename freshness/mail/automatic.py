"""Letters behind which no person waits, told by their headers.

The fields are those of RFC 2919 (List-Id), 2369 (List-*), 3834 (Auto-Submitted) and the customary
Precedence and X-Auto… ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOBODY = re.compile(
    r"(?:do[-_.]?not|dont|no|never|ne[-_.]?pas)[-_.]?(?:reply|respond|repondre)|noreply|nobody"
    r"|(?:mailer|mail)[-_.]?daemon|postmaster|bounces?|listserv|majordomo"
    r"|(?:auto|robot|system|cron|daemon)(?:[-_.]?(?:mail|reply|confirm|notify))?"
    r"|(?:e?mail[-_.]?)?(?:notifications?|notify|newsletters?|alerts?|updates?|digest|mailing"
    r"|announcements?|reminders?|marketing|promo(?:tions)?|news)"
)
_MASS = frozenset(("bulk", "list", "junk"))


def automatic(headers: Mapping[str, str], sender: str) -> str:
    """Why it is no letter from a person, in our words; empty where it may be one.

    Args:
        headers: by lower-case name.
        sender: its address, lower case.
    """
    submitted = headers.get("auto-submitted", "").strip().lower()
    if submitted.startswith("auto-replied") or any(
        name in headers for name in ("x-autoreply", "x-autorespond", "x-autoresponder")
    ):
        return "automatic reply"
    precedence = headers.get("precedence", "").strip().lower()
    if precedence == "auto_reply":
        return "automatic reply"
    if headers.get("return-path", "").strip() == "<>" or headers.get(
        "content-type", ""
    ).lower().startswith("multipart/report"):
        return "delivery report"
    if submitted and not submitted.startswith("no"):
        return "notification (Auto-Submitted)"
    if "list-id" in headers or "list-post" in headers:
        return "newsletter or list (List-Id)"
    if "list-unsubscribe" in headers:
        return "newsletter (List-Unsubscribe)"
    if precedence in _MASS:
        return f"newsletter or list (Precedence: {precedence})"
    if _is_yes(headers.get("x-spam-flag", "")):
        return "in the spam folder"
    if _is_nobody(sender) or _is_nobody(headers.get("sender", "")):
        return "notification (nobody reads its sender's address)"
    return ""


def _is_nobody(address: str) -> bool:
    """Whether mail to an address goes nowhere: `no-reply@`, `list-bounces@`, `jobs-alert@`."""
    local = address.rpartition("<")[2].strip().lower().partition("@")[0].partition("+")[0]
    return any(map(_NOBODY.fullmatch, (local, re.split(r"[-_.]", local)[-1])))


def _is_yes(value: str) -> bool:
    return value.strip().lower() in ("yes", "true")
