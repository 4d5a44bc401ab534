"""YouTube profiles.

Only the channel's own number leads to its feed; a name like `@ada` does not.
"""

from __future__ import annotations

from freshness.account import Account
from freshness.by_feed import account_by_feed
from freshness.hearing import Api, NoAnswer
from freshness.provider import Profile

PATTERN = (
    r"(?:m\.)?youtube\.com/(?P<id>channel/UC[\w-]{22}|@[^/?]+|(?:user|c)/[^/?]+)"
    r"(?:/(?:about|videos|featured|streams|shorts|playlists))?"
)
EXAMPLES = {
    "https://www.youtube.com/channel/UCada_example-ada_exam-1": "channel/UCada_example-ada_exam-1",
    "https://www.youtube.com/@ada-example/videos": "@ada-example",
    "https://youtube.com/user/adaexample": "user/adaexample",
}
LOOK = "Look at the channel's description and links: are they still right?"
URL = "https://www.youtube.com/{id}"
BASE = "https://www.youtube.com"
READS = "days and titles of the last fifteen videos, where the address has the channel's number"
FOR = "the rhythm of videos"
LIMITS = "none published; the feeds fail for everybody at times"

_PARAMETERS = {"channel": "channel_id", "user": "user"}


def read(profile: Profile, api: Api) -> Account:
    """The channel's feed."""
    kind, _, name = profile.account.partition("/")
    if kind not in _PARAMETERS:
        raise NoAnswer("tells programs nothing under this name, only under the channel's number")
    url = f"{profile.base}/feeds/videos.xml?{_PARAMETERS[kind]}={name}"
    return account_by_feed(profile, api, url, kind="video")
