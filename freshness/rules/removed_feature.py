"""A setting or template uses what its software no longer knows.

Looks in a source tree at the settings and templates, for keys, extensions and functions that the
generator or the language has removed since.

The published site may still look well, since it was built long ago. The next build will fail or
leave something out, on the day when you only wanted to mend a word.

Left alone: comments, and whatever is old but still works.

Flagged:

```yaml _config.yml
title: Ada
gems: [jekyll-feed]
```
```markdown index.md
# Ada
```

```yaml mkdocs.yml
site_name: Orgeln
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:materialx.emoji.twemoji
```
```markdown docs/index.md
# Orgeln
```

Fine:

```yaml _config.yml
title: Ada
# gems: [jekyll-feed]
plugins: [jekyll-feed]
```
```markdown index.md
# Ada
```

```yaml mkdocs.yml
site_name: Orgeln
nav: [index.md]
```
```markdown docs/index.md
# Über `pages:` und `gems:`
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from freshness.model import Place, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity


class Removed(NamedTuple):
    """One row."""

    file: re.Pattern[str]  #: of the path
    use: re.Pattern[str]  #: of the text
    told: str  #: one sentence, with the source in its words
    advice: str


def _row(file: str, use: str, told: str, advice: str) -> Removed:
    return Removed(re.compile(file), re.compile(use, re.MULTILINE), told, advice)


_JEKYLL = r"_config\.ya?ml"
_MKDOCS = r"(?:mkdocs|properdocs)\.ya?ml"
REMOVED = (
    _row(
        _JEKYLL, r"^gems[ \t]*+:", "Jekyll 4 does not know `gems` any more (since August 2019).",
        "Call it `plugins`.",
    ),
    _row(
        _JEKYLL, r"^highlighter[ \t]*+:[ \t]*+[\"']?pygments",
        "Jekyll 4 left Pygments out (August 2019).", "Write `highlighter: rouge`.",
    ),
    _row(
        _JEKYLL, r"^markdown[ \t]*+:[ \t]*+[\"']?(?:redcarpet|rdiscount|maruku)",
        "Jekyll 4 reads Markdown with Kramdown only (August 2019).", "Write `markdown: kramdown`.",
    ),
    _row(
        _JEKYLL, r"^relative_permalinks[ \t]*+:", "Jekyll 3 left this out (October 2015).",
        "Take it out.",
    ),
    _row(
        _MKDOCS, r"\bmaterialx\.emoji\.\w++",
        "Material for MkDocs has its own emoji extension instead since 9.4 (September 2023).",
        "Write `material.extensions.emoji`.",
    ),
    _row(
        _MKDOCS, r"^pages[ \t]*+:", "MkDocs calls it `nav` since 1.0 (August 2018).",
        "Call it `nav`.",
    ),
    _row(
        r"hugo\.\w+|config\.(?:toml|ya?ml)", r"^paginate[ \t]*+[:=]",
        "Hugo 0.128 put another setting in its place (June 2024).", "Write `pagination.pagerSize`.",
    ),
    _row(
        r".*\.php", r"(?<![\w$>:])(?:eregi?(?:_replace)?|spliti|mysql_(?:pconnect|connect|query))"
        r"[ \t]*+\(",
        "PHP 7 removed this function (December 2015).", "Use what the PHP manual names instead.",
    ),
)  # fmt: skip
_MAX_FLAGS = 5
"""Of one row in one file."""
_REMARKS = ("#", "//", "*", "<!--")


def check(site: Site) -> Iterator[Flag]:
    """Flag each use, five of a kind in a file at most."""
    for path, text in site.crawl.parts.items():
        for row in REMOVED:
            if row.file.fullmatch(path):
                yield from _uses(row, path, text)


def _uses(row: Removed, path: str, text: str) -> Iterator[Flag]:
    count = 0
    for found in row.use.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if text[start : found.start()].lstrip().startswith(_REMARKS):
            continue
        yield Flag(
            message=row.told,
            advice=row.advice,
            severity=Severity.MEDIUM,
            confidence=Confidence.HIGH,
            place=Place(
                path=path,
                line=text.count("\n", 0, found.start()) + 1,
                column=found.start() - start + 1,
                quote=found[0].strip(),
            ),
        )
        count += 1
        if count == _MAX_FLAGS:
            return
