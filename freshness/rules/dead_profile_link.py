"""A profile that you link to is gone.

Looks at what the providers of your profiles say: that there is no such account, or that it was
suspended. That is their own word, and needs no second look after a week.

A profile that is gone can be taken by somebody else, and then your site vouches for them.

Left alone: everything that walls, limits and bad days keep from being read. That is shown as not
checked.

Flagged:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {status: missing, reason: GitHub knows no such account.}
```

```html index.html
<p>Ich bin Ada und schreibe <a rel="me" href="https://social.example/@ada">hier</a>.</p>
```
```yaml accounts.yml
https://social.example/@ada: {status: suspended, reason: The server has suspended it.}
```

Fine:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {status: limited, reason: GitHub asks to come back later.}
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

from freshness.account import Status
from freshness.model import Place, Site
from freshness.presence import Presence, name
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity, Verdict


def check(site: Site, presence: Presence) -> Iterator[Flag]:
    """Flag every link to a profile that its provider says is gone."""
    links = {link.url: link for link in site.crawl.links}
    for owned, account in presence.answered():
        if account.status not in (Status.MISSING, Status.SUSPENDED):
            continue
        link = links.get(owned.profile.url)
        if link and link.verdict is Verdict.DEAD:
            continue  # `dead-link` tells it
        is_gone = account.status is Status.MISSING
        what = "is gone" if is_gone else "was suspended"
        yield Flag(
            message=f"{name(owned.profile)} {what}: {account.reason or 'its provider says so.'}",
            advice="Take the link out, or link to where you are now.",
            severity=Severity.HIGH if is_gone else Severity.MEDIUM,
            confidence=Confidence.HIGH,
            link=link if link and link.sources else None,
            place=None if link and link.sources else Place(url=owned.profile.url, quote=account.id),
        )
