"""An old name of yours is still in use.

Looks at links to profiles under a name that they had before: an account that says it has moved, or
that answers under another name. Links on your site count, and so do those on your other profiles.

The old name can be taken by anybody, and forwarding ends one day.

Left alone: names of which no provider says that they were yours.

Flagged:

```html index.html
<p>I am Ada. <a rel="me" href="https://social.example/@ada">Me</a></p>
```
```yaml accounts.yml
https://social.example/@ada: {status: moved, moved_to: "https://new.example/@ada"}
```

```html index.html
<p>Ich bin Ada. <a rel="me" href="https://github.com/ada-old">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-old: {status: moved, moved_to: "https://github.com/ada-example"}
```

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a>
<a rel="me" href="https://new.example/@ada">Me</a></p>
```
```yaml accounts.yml
https://new.example/@ada: {old_handles: ["https://social.example/@ada"]}
https://github.com/ada-example: {links: ["https://social.example/@ada"]}
```

Fine:

```html index.html
<p>Je suis Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {old_handles: [ada-old], links: ["https://github.com/bert"]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.account import Status
from freshness.model import Link, Place, Site
from freshness.presence import Presence, name
from freshness.provider import profile
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity, Verdict


def check(site: Site, presence: Presence) -> Iterator[Flag]:
    """Flag links under an old name, here and on the other profiles."""
    links = {link.url: link for link in site.crawl.links}
    old = _old(presence)
    for owned, account in presence.answered():
        here = name(owned.profile)
        if account.status is Status.MOVED:
            to = account.moved_to
            message = f"{here} has moved{f' to {to}' if to else ''}."
            yield _flag(message, to, owned.profile.url, links)
    for owned, account in presence.read():
        for url in account.links:
            there = profile(url)
            key = there.key if there else ("", "")
            now = old.get(key)
            if now and there and key != owned.key:
                yield Flag(
                    message=f"{name(owned.profile)} still links to {name(there)}, which you left.",
                    advice=f"Link to {now} there.",
                    severity=Severity.LOW,
                    confidence=Confidence.HIGH,
                    place=Place(url=owned.profile.url, quote=url),
                )


def _old(presence: Presence) -> dict[tuple[str, str], str]:
    """Where the owner is now, by accounts that were left; what is alive was not."""
    found = {}
    for owned, account in presence.answered():
        if account.status is Status.MOVED and account.moved_to:
            found[owned.key] = account.moved_to
        for handle in account.old_handles:
            there = profile(handle) if "://" in handle else None
            key = there.key if there else (account.provider, handle.casefold())
            found[key] = account.url
    alive = {owned.key for owned, _ in presence.read()}
    return {key: url for key, url in found.items() if key not in alive}


def _flag(message: str, now: str, url: str, links: dict[str, Link]) -> Flag:
    link = links.get(url)
    is_told = link is not None and bool(link.sources) and link.verdict is not Verdict.MOVED
    return Flag(
        message=message,
        advice=f"Link to {now} instead." if now else "Link to the new account instead.",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        link=link if is_told else None,
        place=None if is_told else Place(url=url, quote=url),
    )
