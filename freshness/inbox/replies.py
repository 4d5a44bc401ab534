"""A short polite reply to paste, in the language of the message. Its words are data."""

from __future__ import annotations

from collections.abc import Mapping

from freshness.inbox.waiting import Band, Waiting
from freshness.wording import wording

_KINDS = ("interested", "later", "no")


def replies(waiting: Waiting) -> Mapping[str, str]:
    """What one may answer: `interested`, `later` and `no` to an offer, `answer` to the others."""
    words = wording(waiting.language).reply
    name = "" if "@" in waiting.sender.name else waiting.sender.name.strip()
    greeting = words["greeting"].format(name=name) if name else words["nobody"]
    late = waiting.band in (Band.LATE, Band.LAPSED)
    space = "" if waiting.language in ("ja", "zh") else " "
    return {
        kind: "\n\n".join(
            (greeting, space.join([words["late"]] * late + [words[kind]]), words["closing"])
        )
        for kind in (_KINDS if waiting.opportunity.is_one else ("answer",))
    }
