"""A form for messages that goes nowhere.

Looks at forms with a field for a longer text: whether they are sent to nobody, to the sample
address of a form service, to one that closed, or in plain text over http.

The visitor writes a letter, presses the button, and believes that you have it.

Left alone: forms that a script sends, searches and comments.

Flagged:

```html contact.html
<form action="#" method="post"><textarea name="message"></textarea><button>Send</button></form>
```

```html contact.html
<form action="https://formspree.io/f/YOUR_FORM_ID" method="post">
<textarea name="nachricht"></textarea><button>Senden</button></form>
```

Fine:

```html contact.html
<form action="https://forms.example/f/mqkrvvdb" method="post"><textarea></textarea></form>
```

```html contact.html
<form id="kontakt"><textarea name="nachricht"></textarea><button>Senden</button></form>
<script src="data:text/javascript,kontakt.onsubmit=senden"></script>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.document import Node
from freshness.model import DatedPage, Reference
from freshness.rule import Flag
from freshness.services import service
from freshness.vocabulary import Confidence, Severity

_SAMPLE = re.compile(
    r"your[-_ @]?(?:form|e-?mail|id|name|endpoint|access)|form[-_]?id\b|x{4,}"
    r"|\bexample\.(?:com|org|net)\b|\{form|<form",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"comment|reply|search|disqus|kommentar", re.IGNORECASE)
_NOWHERE = ("", "#", "#!", "javascript:void(0)", "javascript:;")
_MOST = 20  #: forms of a page that are looked at


def check(page: DatedPage) -> Iterator[Flag]:
    """Flag the first such form of a page."""
    document = page.page.document
    if not {"form", "textarea"} <= document.tags or page.page.is_source:
        return
    for form in document.tree.css("form")[:_MOST]:
        if form.css_first("textarea") is None or _OTHERS.search(_names(form)):
            continue
        if complaint := _complaint(form, page):
            message, severity = complaint
            yield Flag(
                message=message,
                advice="Send it to a service you use, and write yourself a letter with it.",
                severity=severity,
                confidence=Confidence.HIGH if severity is Severity.HIGH else Confidence.MEDIUM,
                page=page,
                reference=_reference(form, page),
            )
            return


def _reference(form: Node, page: DatedPage) -> Reference | None:
    action = form.attributes.get("action") or ""
    return Reference(page.page.url, action, "", "page", action, 0) if len(action) > 1 else None


def _names(form: Node) -> str:
    attributes = form.attributes
    told = (attributes.get(name) or "" for name in ("id", "class", "name", "action", "role"))
    return " ".join(told)


def _complaint(form: Node, page: DatedPage) -> tuple[str, Severity] | None:
    action = (form.attributes.get("action") or "").strip()
    if _SAMPLE.search(action):
        return "The form is sent to the sample address of a template.", Severity.HIGH
    if row := service(action) if "://" in action else None:
        return f"The form is sent to {row.name}, which closed on {row.closed}.", Severity.HIGH
    is_scripted = "script" in page.page.document.tags or any(
        name.startswith(("on", "@", "v-", "x-", "data-", "hx-", "ng-", "netlify"))
        for name in form.attributes
    )
    if action.lower() in _NOWHERE and not is_scripted:
        return "The form is sent to nobody.", Severity.MEDIUM
    if action.startswith("http://") and page.page.url.startswith("https://"):
        return "What people write here travels in plain text.", Severity.MEDIUM
    return None
