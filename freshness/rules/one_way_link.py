"""A profile does not link back to your site.

Looks at the addresses that your profiles name. Flagged is a profile that names none of your site's
addresses, where it has a field for that, or names another one instead, such as a domain that you
left. On Mastodon the tick is wanted too: the field is there, and the way back was never seen.

The way back is what proves that the profile is yours, to people and to search engines.

Left alone: profiles that lead to you in any of their links, and places that have no such field.

Flagged:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {website: "https://ada.old.example/"}
```

```html index.html
<p>Ich bin Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {name: Ada Example}
```

Fine:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example: {website: "http://www.ada.example"}
```

```html index.html
<p>Je suis Ada. <a rel="me" href="https://social.example/@ada">Ici</a></p>
```
```yaml accounts.yml
https://social.example/@ada:
  links: ["https://ada.example/"]
  verified: ["https://ada.example/"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Place, Site
from freshness.presence import Presence, name
from freshness.provider import profile
from freshness.rule import Flag
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Confidence, Severity

_FIELD = frozenset("github codeberg mastodon stack-exchange dev orcid gravatar".split())
"""Providers whose profiles have a field for a site, which is read."""


def check(site: Site, presence: Presence) -> Iterator[Flag]:
    """Flag profiles without a way back."""
    if presence.root == UNKNOWN_ROOT:
        return
    keys = {owned.key for owned in presence.owned}
    for owned, account in presence.read():
        if account.provider == "packages":
            continue  # its home is where its code is
        place = name(owned.profile)
        links = (*account.links, account.website, account.bio)
        back = [each for each in links if each and presence.is_own(each)]
        if not back and presence.root.partition("://")[2].rstrip("/") in account.bio:
            continue
        if not back and account.website:
            message = f"{place} links to {account.website} instead of your site."
            there = profile(account.website)
            is_ours = there is not None and there.key in keys  # one profile leads to the next
            sure = Confidence.LOW if is_ours else Confidence.MEDIUM
        elif not back and account.provider in _FIELD:
            message = f"{place} does not link back to your site."
            sure = Confidence.MEDIUM if owned.claimed else Confidence.LOW
        elif back and account.provider == "mastodon" and not account.verified:
            message = f"{place} links to your site, but has not verified it."
            sure = Confidence.LOW
        else:
            continue
        advice = f"Set its site to {presence.root}."
        if back:
            advice = 'Add rel="me" to your link to it, and save the profile once more.'
        yield Flag(
            message=message,
            advice=advice,
            severity=Severity.LOW,
            confidence=sure,
            place=Place(url=owned.profile.url, quote=account.website or account.id),
        )
