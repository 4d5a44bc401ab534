"""Profiles of which only the feed may be read: what was written, and nothing about the writer."""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account, Work
from freshness.hearing import Api, NoAnswer
from freshness.provider import Profile

MOST = 20
"""Entries that become works."""


def account_by_feed(profile: Profile, api: Api, url: str, *, kind: str = "article") -> Account:
    """What a feed tells of its owner's acts.

    A feed that is not there proves nothing: these hosts refuse programs now and then in any form.

    Args:
        profile: whose it is.
        api: whom to ask.
        url: the feed's address.
        kind: what its entries are.

    Raises:
        NoAnswer: it could not be read.
    """
    try:
        feed = api.feed(url)
    except NoAnswer as answer:
        if answer.code in (404, 410):
            raise NoAnswer("shows no feed for this account just now", code=answer.code) from None
        raise
    entries = [(entry, entry.published or entry.updated) for entry in feed.entries]
    return replace(
        profile.blank,
        acts=tuple(day.latest for _, day in entries if day),
        works=tuple(
            Work(url=entry.url, title=entry.title, kind=kind, moved=day.latest if day else None)
            for entry, day in entries[:MOST]
            if entry.url
        ),
        notes=(f"{profile.place} tells programs about posts only.",),
    )
