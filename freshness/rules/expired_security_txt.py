"""The security.txt has expired, or says too little.

Looks at `.well-known/security.txt` (or `security.txt`), which tells finders of a hole whom to
write to. RFC 9116 requires a `Contact` and an `Expires` line.

After its `Expires` day the file counts for nothing: whoever finds a hole has to guess whether the
address still reaches you.

Left alone: sites without such a file, which is fine, and files that hold for more than 30 days.

Flagged:

```text .well-known/security.txt
Contact: mailto:ada@ada.example
Expires: 2025-01-01T00:00:00Z
```
```html index.html
<p>Hello, I am Ada.</p>
```

```text .well-known/security.txt
Contact: mailto:ada@ada.example
Preferred-Languages: de, fr
```
```html index.html
<p>Hallo, ich bin Ada.</p>
```

Fine:

```text .well-known/security.txt
Contact: mailto:ada@ada.example
Expires: 2027-06-01T00:00:00Z
```
```html index.html
<p>Hello, I am Ada.</p>
```

```html index.html
<p>Bonjour, je suis Ada.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urljoin

from freshness.model import Place, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity

_FILES = (".well-known/security.txt", "security.txt")
_FIELD = re.compile(r"(?P<name>contact|expires)[ \t]*+:[ \t]*+(?P<value>\S.*)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=T|t|\s|$)")
_SOON = timedelta(days=30)


def check(site: Site, today: date) -> Iterator[Flag]:
    """Flag what the file lacks, and an end that has come or is near."""
    name = next((each for each in _FILES if each in site.crawl.files), None)
    if name is None or site.crawl.files[name].lstrip().startswith("<"):
        return
    fields: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(site.crawl.files[name].splitlines(), 1):
        if field := _FIELD.match(line.strip()):
            fields.setdefault(field["name"].lower(), (number, field["value"].strip()))

    def flag(message: str, advice: str, severity: Severity, key: str = "") -> Flag:
        line, value = fields.get(key, (1, ""))
        return Flag(
            message=message,
            advice=advice,
            severity=severity,
            confidence=Confidence.HIGH,
            place=Place(
                url=urljoin(site.crawl.url, name),
                path=name if site.crawl.folder else None,
                line=line if site.crawl.folder else None,
                quote=value,
            ),
        )

    renew = "Check that the contact still reaches you, and set Expires to within a year."
    if "contact" not in fields:
        yield flag("It names nobody to write to.", "Add a Contact line.", Severity.MEDIUM)
    if "expires" not in fields:
        yield flag("It does not say how long it holds.", "Add an Expires line.", Severity.MEDIUM)
        return
    end = _day(fields["expires"][1])
    if end is None:
        advice = "Write it as 2027-06-01T00:00:00Z."
        yield flag("Its Expires line holds no date.", advice, Severity.MEDIUM, "expires")
    elif end < today:
        yield flag(f"It expired on {end}.", renew, Severity.HIGH, "expires")
    elif end - today <= _SOON:
        yield flag(f"It runs out on {end}.", renew, Severity.LOW, "expires")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(match[0]) if (match := _DAY.match(value)) else None
    except ValueError:
        return None
