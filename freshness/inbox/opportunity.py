"""Whether somebody offers work, a stage or a page to write: a score with its reasons, no model.

A topic counts once, a little more when it is said twice. The weights are ours, chosen on the
generated year in `tests/`; the words are data (`freshness/wording/`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from freshness.wording import language_told, said, wording

ENOUGH = 3
"""From this score on it is called an opportunity."""

_WEIGHTS = {
    "recruiter": (3, "comes from somebody who recruits"),
    "opening": (2, "speaks of a role"),
    "seeking": (2, "somebody is looked for"),
    "fit": (1, "speaks of your work"),
    "terms": (1, "speaks of pay or place"),
    "talk": (1, "asks whether you are interested"),
    "cv": (2, "asks for your CV"),
    "invitation": (4, "invites you to speak or write"),
    "stage": (2, "speaks of a stage or a publication"),
    "commission": (3, "offers a project"),
    "applying": (-6, "looks for work itself"),
    "selling": (-4, "sells something"),
    "attending": (-4, "asks about an event or a text that there is"),
    "household": (-2, "is about home and family"),
}

_ONCE = frozenset(("stage",))  #: said twice, it is still the same evening


@dataclass(frozen=True, kw_only=True, slots=True)
class Opportunity:
    """How much a conversation looks like an offer."""

    score: int
    reasons: tuple[str, ...] = ()  #: in our words, never in those of the message

    @property
    def is_one(self) -> bool:
        """Whether it is enough."""
        return self.score >= ENOUGH


def weigh(texts: Iterable[str], *, subject: str = "", title: str = "") -> Opportunity:
    """Look at what somebody wrote.

    Args:
        texts: their messages of one conversation, signatures included, quotes not.
        subject: of the conversation.
        title: the sender's position, as the owner's contacts have it.
    """
    text = "\n".join((subject, *texts))
    score = 0
    reasons: list[tuple[int, str]] = []
    spoken = [wording(code) for code in dict.fromkeys((language_told(text), "en"))]
    forms = [(each, said(text, each.code), said(title, each.code)) for each in spoken]
    for topic, (weight, reason) in _WEIGHTS.items():
        times = max(each.count(topic, form) for each, form, _ in forms)
        if topic == "recruiter" and any(each.says(topic, form) for each, _, form in forms):
            times, reason = 2, "the sender's position is in recruiting"
        if times:
            worth = weight
            if times > 1 and topic not in _ONCE:
                worth += 1 if weight > 0 else -1
            score += worth
            reasons.append((-worth, reason))
    return Opportunity(score=score, reasons=tuple(reason for _, reason in sorted(reasons)))
