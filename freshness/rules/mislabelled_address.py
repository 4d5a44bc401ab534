"""A link shows one address and leads to another.

Looks at links whose words are a mail address or a handle (`@ada`), and compares them with where the
link leads to.

Most often one of the two was changed and the other forgotten. Whoever copies the words writes to an
address that nobody reads; whoever clicks perhaps to one that is somebody else's.

Left alone: links whose words are no address, capital letters, subjects behind an address, numbers,
and channels that are addressed by theirs. A handle of which the address has more (`@ada` for
`ada_organs`) may be what people say, and gets low confidence.

Flagged:

```html index.html
<p>Write to <a href="mailto:ada@old.example">ada@new.example</a>.</p>
```

```html index.html
<p>Ich bin <a href="https://bsky.app/profile/adaexample.example">@ada.example</a>.</p>
```

Fine:

```html index.html
<p>Write to <a href="mailto:Ada@ada.example?subject=Organs">ada@ada.example</a>.</p>
```

```html index.html
<p>Je suis <a href="https://social.example/@ada">@ada@social.example</a>,
<a href="mailto:ada@ada.example">un courriel</a>.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from freshness.document import fold
from freshness.model import DatedPage
from freshness.provider import profile
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity

_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}", re.IGNORECASE)
_HANDLE = re.compile(r"@(?P<name>[\w.-]{2,40})(?:@[\w.-]{3,80})?")
_MAX_FLAGS = 10


def check(page: DatedPage) -> Iterator[Flag]:
    """Flag each, ten a page at most."""
    document = page.page.document
    if "@" not in document.text:
        return
    count = 0
    for node in document.tree.css("a[href]"):
        target = (node.attributes.get("href") or "").strip()
        words = fold(node.text())
        said, meant = _named(words, target) if "@" in words else ("", "")
        if said.casefold() != meant.casefold():
            yield Flag(
                message=f"The link shows {said} and leads to {meant}.",
                advice="Make both the one that is right.",
                severity=Severity.MEDIUM,
                confidence=Confidence.LOW if _is_short_for(said, meant) else Confidence.HIGH,
                quote=words,
            )
            count += 1
            if count == _MAX_FLAGS:
                return


def _named(words: str, target: str) -> tuple[str, str]:
    """What a link's words name, and what it leads to; twice nothing where that is no address."""
    if target[:7].lower() == "mailto:":
        said, meant = _MAIL.fullmatch(words), _MAIL.match(unquote(target[7:]))
        if not said or not meant or said[0].casefold().endswith(meant[0].casefold()):
            return "", ""  # `<b>Mail</b><i>ada@ada.example</i>` has no space between the two
        return said[0], meant[0]
    handle = _HANDLE.fullmatch(words)
    known = profile(target) if handle else None
    if not handle or not known or handle["name"].isdecimal() or "channel/" in known.account:
        return "", ""
    names = handle["name"], known.account
    if known.provider.slug == "bluesky":  # `@ada` for `ada.example`
        names = names[0].partition(".")[0], names[1].partition(".")[0]
    return f"@{names[0]}", f"@{names[1]}"


def _is_short_for(said: str, meant: str) -> bool:
    """Whether a handle is the beginning or the end of the other."""
    one, other = (each.casefold().strip("@") for each in (said, meant))
    return "@" not in one and (other.startswith(one) or other.endswith(one))
