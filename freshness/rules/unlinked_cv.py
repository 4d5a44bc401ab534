"""A CV that no visitor finds.

Looks whether the pages that speak of you link to the CV that the site has.

It was made to be read, and is there, but whoever does not guess its address will not see it.

Left alone: sites without a CV, and pages that a script fills.

Flagged:

```html index.html
<h1>Ada Example</h1><p>I build organs. <a href="about.html">About me</a></p>
```
```html about.html
<h1>About</h1><p>I live by the river. <a href="index.html">Home</a></p>
```
```html cv/index.html
<h1>Curriculum vitae</h1><p>Organ builder since 2015. <a href="../index.html">Home</a></p>
```

```html index.html
<html lang="de"><h1>Ada Example</h1><p>Ich baue Orgeln.</p>
```
```html lebenslauf.html
<html lang="de"><h1>Lebenslauf</h1><p>Seit 2015 baue ich Orgeln. <a href="index.html">Start</a></p>
```

Fine:

```html index.html
<h1>Ada Example</h1><p>I build organs. <a href="cv/">CV</a></p>
```
```html cv/index.html
<h1>Curriculum vitae</h1><p>Organ builder since 2015.</p>
```

```html index.html
<h1>Ada Example</h1><p>Ich baue Orgeln. <a href="mich.html">Über mich</a></p>
```
```html mich.html
<p>Mein <a href="lebenslauf.html">Lebenslauf</a></p>
```
```html lebenslauf.html
<h1>Lebenslauf</h1><p>Seit 2015 baue ich Orgeln.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_SAYS = 20  #: characters; a page with less is filled by a script


def check(site: Site) -> Iterator[Flag]:
    """Flag the CV page."""
    cvs = [page for page in site.pages if page.kind is Kind.CV]
    homes = [page for page in site.pages if page.kind is Kind.HOME]
    if not cvs or not homes or site.crawl.generator:
        return  # the navigation of a source tree is made by its generator
    if any(len(page.page.document.text) < _SAYS for page in homes):
        return
    addresses = {page.page.url for page in cvs} | {page.page.final_url for page in cvs}
    for link in site.crawl.links:
        if link.url in addresses or link.final_url in addresses:
            if any(each.page not in addresses and each.role == "page" for each in link.sources):
                return
        elif link.own and link.url.endswith(".pdf") and "cv" in link.url.rpartition("/")[2].lower():
            return
    yield Flag(
        message="No other page links to the CV.",
        advice="Link to it from the home page.",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        page=cvs[0],
    )
