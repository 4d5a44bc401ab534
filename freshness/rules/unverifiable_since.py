"""A profile behind a wall that nobody has looked at for a while.

Looks at your profiles at places that show themselves to no program. Once you have looked yourself,
`freshness confirm PROFILE` remembers the day, and so does an export that you name
(`freshness profiles --export FILE`). It counts for half a year.

A wall is no proof of anything, so nothing is called wrong; it is only your turn.

Left alone: profiles that you never confirmed and do not list in freshness.yml are told with low
confidence (shown with `--pedantic`).

Flagged:

```html index.html
<p>I am Ada. <a rel="me" href="https://www.linkedin.com/in/ada-example/">Profile</a></p>
```
```yaml freshness-confirmed.yml
https://linkedin.com/in/ada-example: {looked: 2025-11-01, until: 2026-05-01}
```

```html index.html
<p>Ich bin Ada. <a rel="me" href="https://www.linkedin.com/in/ada-example/">Profil</a></p>
```

Fine:

```html index.html
<p>Je suis Ada. <a rel="me" href="https://de.linkedin.com/in/ada-example">Profil</a></p>
```
```yaml freshness-confirmed.yml
https://www.linkedin.com/in/ada-example/: {looked: 2026-10-01, until: 2027-03-30}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from freshness.account import Account, Status
from freshness.confirmations import HOLDS
from freshness.model import Place, Site
from freshness.presence import Owned, Presence, name
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity


def check(site: Site, presence: Presence, today: date) -> Iterator[Flag]:
    """Flag walled profiles whose last look counts no more."""
    for owned in presence.owned:
        account = presence.accounts.get(owned.profile.url)
        if not _is_walled(owned, account) or presence.looks.at(owned.profile.url):
            continue
        until, looked = _last(owned, account, presence)
        if until and today <= until:
            continue
        since = f"since {looked}" if looked else "yet, as far as was noted"
        yield Flag(
            message=f"No program may read {name(owned.profile)}, and you have not looked {since}.",
            advice=f"{owned.profile.look} Then run `freshness confirm {owned.profile.canonical}`.",
            severity=Severity.LOW,
            confidence=Confidence.HIGH
            if looked
            else Confidence.MEDIUM
            if owned.is_listed
            else Confidence.LOW,
            place=Place(url=owned.profile.url, quote=owned.profile.account),
            stale_on=until + timedelta(days=1) if until else None,
        )


def _is_walled(owned: Owned, account: Account | None) -> bool:
    is_private = account is not None and account.status is Status.PRIVATE
    return owned.profile.read is None or (is_private and owned.is_listed)


def _last(
    owned: Owned, account: Account | None, presence: Presence
) -> tuple[date | None, date | None]:
    """Until when the last look counts, and its day; an export is a look as well."""
    look = presence.looks.last(owned.profile.url)
    known = [(look.until, look.looked)] if look else []
    if account and account.as_of:
        known.append((account.as_of + HOLDS, account.as_of))
    return max(known, default=(None, None))
