"""A setting or layout of the site holds an old year, or a sample that was never replaced.

Looks in a source tree at what stands on every page though no page says it: the copyright line in
`mkdocs.yml`, `_config.yml` or a footer of the layout, and titles, descriptions and addresses there
that a template brought.

One line here is wrong on all pages, and mending it mends them all.

Left alone: comments, years that the generator fills in, open ranges (`2012–present`), credits of
themes and libraries, and last year's line until the end of March.

Flagged:

```yaml mkdocs.yml
site_name: Ada Example
copyright: Copyright &copy; 2019 - 2024 Ada Example
```
```markdown docs/index.md
# Ada
```

```yaml _config.yml
title: Your awesome title
```
```html _includes/footer.html
<footer>&copy; {{ site.time | date: "%Y" }} {{ site.author }}</footer>
```
```markdown index.md
# Ada
```

```html _includes/footer.html
<footer><p>© 2015 Ada Beispiel. Alle Rechte vorbehalten.</p></footer>
```
```yaml _config.yml
title: Ada Beispiel
```
```markdown index.md
# Über mich
```

Fine:

```yaml mkdocs.yml
site_name: Ada Example
# copyright: Copyright &copy; 2019 Ada Example
copyright: Copyright &copy; 2019 - 2026 Ada Example
```
```markdown docs/index.md
# Ada
```

```yaml _config.yml
title: Le site d'Ada
description: Une description de mes orgues
```
```html _includes/footer.html
<footer>© {{ site.time | date: "%Y" }} Ada. Thème © 2015 Quelqu'un.</footer>
```
```markdown index.md
# Bonjour
```
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

from freshness.model import Place, Site
from freshness.rule import Flag
from freshness.rules.placeholder import MAIL, SAMPLES, UNSET
from freshness.rules.stale_copyright import latest_year, year_due
from freshness.vocabulary import Confidence, Severity

_SETTINGS = (".yml", ".yaml", ".toml", ".py", ".json")
_UNSEEN = re.compile(
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|<\?[^?]*+(?:\?(?!>)[^?]*+)*+(?:\?>|\Z)"
    r"|\{\{(?:(?!\}\}|\{\{)[\s\S])*+\}\}|\{[%#](?:(?![%#]\}|\{[%#])[\s\S])*+[%#]\}"
    r"|<%(?:(?!%>|<%)[\s\S])*+%>"
    r"|<(?P<raw>script|style)\b[^>]*+>[^<]*+(?:<(?!/(?P=raw))[^<]*+)*+",
    re.IGNORECASE,
)
"""Comments, code and what the generator fills in."""
_FILLED_IN = re.compile(r"\{\{|\{%|<\?|<%|\$\{|getFullYear|strftime|now\(")
_TAG = re.compile(r"<[^<>]*+>")
_SETTING = re.compile(
    r"[ \t]*+[\"']?(?P<key>[\w.-]++)[\"']?[ \t]*+[:=][ \t]*+(?P<value>[^\s#].*)", re.ASCII
)
_WORDS = re.compile(r"[^\W\d_]+")
_NAMED = frozenset("description bio tagline subtitle title".split())
"""Keys whose value is a sample when it ends in their own name: `bio: Computer Science bio`."""
_FEW = 4
_LONG = 500


def check(site: Site, today: date) -> Iterator[Flag]:
    """Flag the old copyright lines and the samples, one a line."""
    due = year_due(today)
    for path, text in site.crawl.parts.items():
        is_setting = path.lower().endswith(_SETTINGS)
        for number, line in _lines(text, is_setting):
            place = Place(path=path, line=number, quote=line)
            found = latest_year(line)
            if found and found[1] < due and len(line) < _LONG:
                yield Flag(
                    message=f"The copyright line that pages share ends in {found[1]}.",
                    advice=f"Write {today.year}, or leave the year out.",
                    severity=Severity.LOW,
                    confidence=Confidence.MEDIUM,
                    place=place,
                    stale_on=date(found[1] + 1, 1, 1),
                )
            elif is_setting and _is_unset(line):
                yield Flag(
                    message="This setting is still the sample that a template brought.",
                    advice="Write your own words here, or take the setting out.",
                    severity=Severity.MEDIUM,
                    confidence=Confidence.MEDIUM,
                    place=place,
                )


def _lines(text: str, is_setting: bool) -> Iterator[tuple[int, str]]:
    """The lines that say something to visitors, with their numbers from 1."""
    if not is_setting:
        if "getFullYear" in text:
            return
        text = _UNSEEN.sub(lambda match: "\n" * match[0].count("\n"), text)
    for number, line in enumerate(text.splitlines(), 1):
        # In front matter, too, a `#` begins a remark.
        if not line.lstrip().startswith(("#", "//")) and not _FILLED_IN.search(line):
            yield number, " ".join(html.unescape(_TAG.sub(" ", line)).split())


def _is_unset(line: str) -> bool:
    setting = _SETTING.match(line)
    if setting is None:
        return False
    value = setting["value"].strip(" \"',")
    words = _WORDS.findall(value.casefold())
    key = setting["key"].casefold()
    named = key in _NAMED and 1 < len(words) <= _FEW and words[-1] == key
    bare = value.casefold()
    return named or bare in UNSET or bool(MAIL.fullmatch(value)) or any(d in bare for d in SAMPLES)
