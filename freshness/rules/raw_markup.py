"""Markup that should have become something is shown as it is.

Looks on finished pages for links in Markdown (`[text](https://…)`), tags of templates
(`{{ page.title }}`, `{% include … %}`, `{{< figure >}}`), entities that were escaped twice
(`&nbsp;`) and `[object Object]`.

The text was moved from one system to another, or a tag lost its meaning with an update. Nobody who
reads the source notices; everybody who reads the page does.

Left alone: code, quotations, dated posts, which may be about markup, templates, and pages that a
script fills in the browser.

Flagged:

```html index.html
<p>I am part of the [Organ Lab](https://organs.example/lab).</p>
```

```html index.html
<p>Orgeln&amp;nbsp;und Glocken.</p>
```

Fine:

```html index.html
<p>Write a link as <code>[text](https://organs.example/)</code>. [1] (see below)</p>
```

```html index.html
<div id="app" v-cloak><p>Bonjour {{ user.name }} !</p></div>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_RAW = re.compile(
    r"\[[^\[\]]{1,100}\]\((?:https?://|mailto:)[^\s()]{1,300}\)"
    r"|\{\{[<%]?\s[\w.|: \"'/=-]{1,80}\s[%>]?\}\}|\{%\s[^%{}]{1,80}\s%\}"
    r"|&(?:nbsp|[mn]dash|hellip|[lr][sd]quo|[aeou]uml|eacute);"
    r"|\[object Object\]"
)
_SIGNS = ("](", "{{", "{%", "&", "[object")
_FILLED_LATER = re.compile(
    r"\b(?:ng-app|ng-controller|v-cloak|v-for|v-if|x-data|data-v-app|text/x-template|handlebars|"
    r"mustache|vue(?:\.min)?\.js|angular(?:\.min)?\.js|alpine(?:\.min)?\.js)\b",
    re.IGNORECASE,
)
_NOT_SHOWN = frozenset(("code", "quote", "comment", "hidden"))
_TAGS = ("{{", "{%")
_FEW = 6
_MAX_FLAGS = 5


def check(page: DatedPage) -> Iterator[Flag]:
    """Flag each kind of thing where it stands, five a page at most."""
    document = page.page.document
    finished = not (page.page.is_source or document.is_rendered)
    if not finished or page.kind is Kind.POST or not any(s in document.text for s in _SIGNS):
        return
    found = [
        (block, match[0])
        for block in document.blocks
        if not block.context & _NOT_SHOWN
        for match in _RAW.finditer(block.text)
    ]
    if not found or _FILLED_LATER.search(document.html):
        return
    if not document.title or sum(document.html.count(tag) for tag in _TAGS) > _FEW:
        found = [each for each in found if each[1][0] != "{"]  # a template, and no page
    codes = [node.text() for node in document.tree.css("code, kbd, samp, tt, pre, textarea")]
    shown = [each for each in found if not any(each[1] in code for code in codes)]
    for block, words in shown[:_MAX_FLAGS]:
        yield Flag(
            message=f"Markup is shown as it is: “{words[:60]}”.",
            advice="Write it as this page needs it.",
            severity=Severity.MEDIUM,
            confidence=Confidence.HIGH if words.startswith("[") else Confidence.MEDIUM,
            quote=words,
            block=block,
        )
