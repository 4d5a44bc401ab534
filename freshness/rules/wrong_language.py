"""A page says that it is in another language than it is.

Compares `<html lang="…">` with the words of the page, for the languages whose common words we know.

Screen readers then speak German with an English mouth, browsers offer to translate what needs no
translation, and search engines show the page to the wrong people. Mostly it is the default of a
theme.

Left alone: pages without a declared language, which `undeclared-language` tells; short pages; pages
in two languages; and languages that we do not know.

Flagged:

```html index.html
<html lang="en"><title>Ada</title><body><p>Ich baue Orgeln, und das schon seit vielen Jahren. Die
Orgel ist für mich das schönste Instrument, und ich freue mich über jede, die auf einer Bühne oder
in der Kirche zu hören ist. Nicht alle sind gleich, aber mit etwas Geduld wird aus dem Holz und dem
Zinn ein Klang, den man so schnell nicht vergisst. Wer mich besuchen will, ist zu jeder Zeit
willkommen, und auch ein Gespräch bei einem Kaffee ist immer eine gute Idee.</p>
```

```html index.html
<html lang="fr"><title>Ada</title><body><p>I build organs, and I have done so for many years. The
organ is the finest of all instruments to me, and I am glad of each that is heard on a stage or in a
church. They are not all the same, but with some patience the wood and the tin become a sound that
you will not forget. If you want to visit me, you are welcome at any time, and it is always a good
idea to talk with each other over a cup of coffee that was made with care.</p>
```

Fine:

```html index.html
<html lang="de-AT"><title>Ada</title><body><p>Ich baue Orgeln, und das schon seit vielen Jahren. Die
Orgel ist für mich das schönste Instrument, und ich freue mich über jede, die auf einer Bühne oder
in der Kirche zu hören ist. Nicht alle sind gleich, aber mit etwas Geduld wird aus dem Holz und dem
Zinn ein Klang, den man so schnell nicht vergisst. Wer mich besuchen will, ist zu jeder Zeit
willkommen, und auch ein Gespräch bei einem Kaffee ist immer eine gute Idee.</p>
```

```html index.html
<html lang="en"><title>Ada</title><body><p>Ich baue Orgeln.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.languages import KNOWN
from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.sentences import read
from freshness.vocabulary import Confidence, Severity

_ENOUGH = 400
"""Characters; in shorter texts names and quotations may outweigh the rest."""
_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "ja": "Japanese", "zh": "Chinese",
}  # fmt: skip


def check(page: DatedPage) -> Iterator[Flag]:
    """Flag a page once."""
    document = page.page.document
    declared = document.language
    if page.page.is_source or document.is_rendered or declared not in KNOWN:
        return
    found = read(document).language if len(document.text) >= _ENOUGH else ""
    if found and found != declared:
        yield Flag(
            message=f"The page says that it is {_NAMES[declared]}, and reads as {_NAMES[found]}.",
            advice=f'Write <html lang="{found}">.',
            severity=Severity.LOW,
            confidence=Confidence.MEDIUM,
        )
