"""The address of a link has a slip of the pen in its host.

Looks for hosts whose name differs in one letter, too many, too few or swapped, from one that the
site links to more often.

Such a link never worked. Sometimes somebody has registered the wrong name, and waits there for
those who mistype it.

Left alone: short names, other endings (`.com`, `.org`), and names that the site uses as often.

Flagged:

```html index.html
<p><a href="https://organbuilders.example/">One</a>,
<a href="https://organbuilders.example/b">two</a>,
<a href="https://organbiulders.example/c">three</a>.</p>
```

```html index.html
<p><a href="http://cs.universitaet.example/">Eins</a>,
<a href="http://www.universitaet.example/">zwei</a>,
<a href="http://cs.univeritaet.example/ada">drei</a></p>
```

Fine:

```html index.html
<p><a href="https://organs.example/">Un</a>, <a href="https://organs.example/b">deux</a>,
<a href="https://organ.example/">trois</a></p>
```

```html index.html
<p><a href="https://bells.example/">Eins</a> <a href="https://belts.example/">zwei</a></p>
```
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from freshness.model import Link, Site
from freshness.rule import Flag
from freshness.url import hostname
from freshness.vocabulary import Confidence, Severity

_SHORTEST, _LONGEST = 7, 40
_OFTEN = 2
_MAX_FLAGS = 10


def check(site: Site) -> Iterator[Flag]:
    """Flag every place of such a host, ten at most."""
    by_name: dict[str, list[Link]] = defaultdict(list)
    for link in site.crawl.links:
        if not link.own and (name := _name(hostname(link.url))):
            by_name[name].append(link)
    counts = Counter({name: sum(len(x.sources) for x in links) for name, links in by_name.items()})
    near: dict[str, set[str]] = defaultdict(set)
    for name in by_name:
        for form in _forms(name):
            near[form].add(name)
    told = 0
    for name, links in by_name.items():
        others = {other for form in _forms(name) for other in near[form] if _is_slip(name, other)}
        meant = max(others, key=counts.__getitem__, default="")
        if not meant or counts[meant] < _OFTEN * counts[name]:
            continue
        for link in links:
            if told == _MAX_FLAGS:
                return
            told += 1
            yield Flag(
                message=f"The host is {name} here, and {meant} elsewhere.",
                advice=f"Write {meant}, if that is meant.",
                severity=Severity.MEDIUM,
                confidence=Confidence.MEDIUM,
                link=link,
            )


@lru_cache(maxsize=4_096)
def _name(host: str) -> str:
    """The last two labels of a host, where the first of them is long enough to be mistyped."""
    labels = host.split(".")
    long = len(labels) > 1 and _SHORTEST <= len(labels[-2]) <= _LONGEST and labels[-2].isascii()
    return ".".join(labels[-2:]) if long and not labels[-1].isdecimal() else ""


def _forms(name: str) -> Iterator[str]:
    """A name and what is left of it without one of its letters: equal for what is one slip away."""
    label, _, ending = name.partition(".")
    yield name
    for index in range(len(label)):
        yield f"{label[:index]}{label[index + 1 :]}.{ending}"


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ by a letter too many or by two swapped ones, but for the last."""
    first, second = one.partition(".")[0], other.partition(".")[0]
    if one == other or first[0] != second[0] or first[-1] != second[-1]:
        return False
    if any(char.isdigit() or char == "-" for char in set(first) ^ set(second)):
        return False
    if len(first) == len(second):
        differ = [index for index in range(len(first)) if first[index] != second[index]]
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and first[differ[0]] == second[differ[1]]
            and first[differ[1]] == second[differ[0]]
        )
    return abs(len(first) - len(second)) == 1
