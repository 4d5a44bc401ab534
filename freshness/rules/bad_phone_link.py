"""A telephone link that works in one country only, or for nobody.

Looks at every `tel:` link: whether the number is written for the whole world, with a plus sign and
the code of its country (ITU-T E.164; RFC 3966), and whether it is the sample of a template.

From abroad the call ends nowhere, and telephones do not tell why.

Left alone: short numbers for everybody (emergency, service), and numbers that a template fills in.

Flagged:

```html index.html
<p><a href="tel:030 1234 5678">Call me</a></p>
```

```html index.html
<p><a href="tel:+1234567890">Ruf mich an</a></p>
```

Fine:

```html index.html
<p><a href="tel:+49-30-901820">Call me</a>, or in an emergency <a href="tel:112">112</a></p>
```

```html index.html
<p><a href="tel:0301234567;phone-context=+49">Ruf mich an</a></p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from freshness.model import DatedPage
from freshness.reach import PERSONAL, Way, ways
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity

_SAMPLE = re.compile(r"1?23456789?0?|0{6,}|1{6,}|\d{0,4}5550?1\d\d")
_SHORTEST, _LONGEST = 7, 15  #: digits of a number for the whole world; E.164 has 15 at most


def check(page: DatedPage) -> Iterator[Flag]:
    """Flag each number once."""
    if page.kind not in PERSONAL:
        return
    told: set[str] = set()
    for way in ways([page]):
        if way.kind == "phone" and way.value not in told:
            told.add(way.value)
            if complaint := _complaint(unquote(way.value[4:])):
                yield _flag(*complaint, way)


def _complaint(number: str) -> tuple[str, str] | None:
    digits = re.sub(r"\D", "", number.partition(";")[0])
    if "{" in number or "phone-context=" in number or not digits:
        return None
    if _SAMPLE.fullmatch(digits):
        return "This is a sample, and nobody's number.", "Write your own number, or take it out."
    if number.lstrip().startswith(("+", "00")):
        if _SHORTEST <= len(digits) <= _LONGEST + 2 * number.lstrip().startswith("00"):
            return None
        return "No number in the world is as long or as short as this.", "Check its digits."
    if len(digits) < _SHORTEST:
        return None
    return (
        "The number has no country code, so it works in one country only.",
        "Begin it with + and the code of your country: tel:+49….",
    )


def _flag(message: str, advice: str, way: Way) -> Flag:
    return Flag(
        message=message,
        advice=advice,
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        reference=way.reference,
    )
