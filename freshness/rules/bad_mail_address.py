"""A link for mail that no mail program can use.

Looks at every `mailto:` link: whether there is an address, and whether it has the form of one
(RFC 6068, RFC 5321). Where the configuration names a service for it (`dns`), the domain is asked
whether it takes mail at all.

The visitor writes, and the letter comes back, or never leaves.

Left alone: links that share something (`mailto:?subject=…`), addresses that a template fills in,
and what an editor took for one in the words of a post (`123@_@321`).

Flagged:

```html index.html
<p><a href="mailto:ada.ada.example">Write to me</a></p>
```

```html index.html
<p><a href="mailto:ada@ada,example">Schreib mir</a></p>
```

```html index.html
<p><a href="mailto:http://ada.example/contact">Écrivez-moi</a></p>
```

Fine:

```html index.html
<p><a href="mailto:ada@ada.example?subject=Organs">Write to me</a>, <a
href="mailto:?body=https://ada.example">tell a friend</a></p>
```

```html index.html
<p><a href="mailto:%22Ada%20Example%22%20%3Cada@ada.example%3E,bob@ada.example">Schreib uns</a></p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from freshness.model import DatedPage, Site
from freshness.reach import Way, address
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_TEMPLATE = re.compile(r"\{[{%]|\$\{|<%|\[at\]|%5Bat%5D|\bAT\b|NOSPAM|#", re.IGNORECASE)
_MAILBOX = re.compile(
    r"(?:[^<>@,;]{0,100}<)?[\w.!#$%&'*+/=?^`{|}~-]{1,64}"
    r"@(?P<domain>(?:[\w-]{1,63}\.)+[\w-]{2,63}|\[[\d.]+\])>?"
)
_MOST = 10


def check(site: Site) -> Iterator[Flag]:
    """Flag each address once, ten at most."""
    told: set[str] = set()
    for page in site.pages:
        for role, value, _ in page.page.document.facts.written:
            if role == "page" and value[0] in "mM" and value[:7].lower() == "mailto:":
                if value in told:
                    continue
                told.add(value)
                if len(told) > _MOST:
                    return
                if flag := _flag(value, page, site.crawl.mail):
                    yield flag


def _flag(value: str, page: DatedPage, mail: Mapping[str, bool]) -> Flag | None:
    written = address(value)
    filled_later = "?" in value or page.page.is_source  # in a source, what is empty is a template
    if (not written and filled_later) or _TEMPLATE.search(written):
        return None
    boxes = [_MAILBOX.fullmatch(each.strip()) for each in re.split(r"[,;](?=[^,;]*@)", written)]
    domains = [box["domain"].lower() if box else "" for box in boxes]
    if not all(domains):
        message = f"No mail can be sent to “{written}”." if written else "This link has no address."
    elif lost := next((each for each in domains if mail.get(each) is False), ""):
        message = f"The domain {lost} takes no mail."
    else:
        return None
    if page.kind is Kind.POST and written and written in page.page.document.text:
        return None
    return Flag(
        message=message,
        advice="Write the address as name@host, and send yourself a letter with it.",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        reference=Way("mail", value, page).reference,
    )
