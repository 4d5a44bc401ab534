"""A profile that you link to has fallen silent.

Looks at the last visible act on your profiles: a push, a post, an edit. Measured is first the
profile's own rhythm: silent is what lies back more than three times its usual gap. Where it is not
known, a year counts (`half_life: profile`); half of that where people write every day, and twice of
it for records and packages. Asked are only profiles that you link to or list, and only online.

Visitors follow the link and take its last day for yours. One line there, even “I am elsewhere now”,
is enough.

Left alone: profiles that tell no day, and walled ones. What you do where nobody sees it, in private
repositories for instance, counts for you and not here.

Flagged:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {last_moved: 2024-03-01}
```

```html index.html
<p>Ich bin Ada und schreibe <a rel="me" href="https://social.example/@ada">hier</a>.</p>
```
```yaml accounts.yml
https://social.example/@ada:
  last_moved: 2026-05-04
  acts: [2026-05-04, 2026-05-01, 2026-04-27, 2026-04-25, 2026-04-20]
```

Fine:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {last_moved: 2026-03-01}
```

```html index.html
<p>Je suis Ada. <a rel="me" href="https://www.linkedin.com/in/ada-example">Profil</a></p>
```
```yaml accounts.yml
https://www.linkedin.com/in/ada-example: {status: unverifiable}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from freshness.account import Account
from freshness.config import HalfLife
from freshness.model import Place, Site
from freshness.presence import Presence, name
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity
from freshness.when import spoken

_TALK = frozenset("mastodon bluesky x threads telegram reddit".split())
_RECORDS = frozenset("orcid gravatar packages crates".split())
_ENOUGH = 4  #: acts that make a rhythm
_TIMES = 3


def check(site: Site, presence: Presence, half_life: HalfLife, today: date) -> Iterator[Flag]:
    """Flag profiles whose last act lies further back than their own rhythm explains."""
    for owned, account in presence.read():
        last, seen = account.last_moved, account.as_of or today  # an export knows no later day
        if last is None or last > seen:
            continue
        patience, why = _patience(account, half_life)
        if seen - last > patience:
            yield Flag(
                message=f"{name(owned.profile)} has shown nothing new for "
                f"{spoken((seen - last).days)}, since {last}; {why}.",
                advice="Put one small new thing there, say where you are now, or drop the link.",
                severity=Severity.LOW,
                confidence=Confidence.MEDIUM if owned.claimed else Confidence.LOW,
                place=Place(url=owned.profile.url, quote=account.id),
                stale_on=last + patience + timedelta(days=1),
            )


def _patience(account: Account, half_life: HalfLife) -> tuple[timedelta, str]:
    """How long it may rest, and why so long."""
    days: float = half_life.profile
    days *= 0.5 if account.provider in _TALK else 2 if account.provider in _RECORDS else 1
    acts = sorted(set(account.acts))
    if len(acts) < _ENOUGH:
        return timedelta(days=int(days)), f"{spoken(int(days))} is long for a place like that"
    gap = median((later - earlier).days for earlier, later in pairwise(acts))
    usual = "there was something every day" if gap <= 1 else f"{spoken(round(gap))} was usual"
    return timedelta(days=int(max(_TIMES * gap, days / 2))), usual
