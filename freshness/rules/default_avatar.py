"""A profile shows the picture that nobody chose.

Looks at profiles whose provider says that they have no picture of their own, and, where Pillow is
installed (`pip install freshness[avatars]`), at pictures that were drawn from a name: two colours,
the same left and right.

A face, or the mark that your site has, is how people know that a profile is yours and alive.

Left alone: everything else, since a drawing may be your mark.

Flagged:

```html index.html
<p>I am Ada. <a rel="me" href="https://social.example/@ada">Me</a></p>
```
```yaml accounts.yml
https://social.example/@ada: {is_default_avatar: true}
```

Fine:

```html index.html
<p>Ich bin Ada. <a rel="me" href="https://social.example/@ada">Ich</a></p>
```
```yaml accounts.yml
https://social.example/@ada: {avatar: "https://social.example/ada.png"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness import pictures
from freshness.model import Place, Site
from freshness.presence import Presence, name
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity


def check(site: Site, presence: Presence) -> Iterator[Flag]:
    """Flag profiles without a chosen picture."""
    for owned, account in presence.read():
        seen = presence.seen.get(account.avatar)
        picture = pictures.look(seen.body) if seen else None
        is_drawn = picture is not None and picture.is_drawn
        if account.is_default_avatar or is_drawn:
            yield Flag(
                message=f"{name(owned.profile)} shows a picture that nobody chose.",
                advice="Put the picture of your site there.",
                severity=Severity.LOW,
                confidence=Confidence.MEDIUM if account.is_default_avatar else Confidence.LOW,
                place=Place(url=owned.profile.url, quote=account.id),
            )
