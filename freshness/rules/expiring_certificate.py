"""The certificate of your site is about to run out.

Looks at the certificate with which your site answers at its own address, also when a folder is
checked whose public address is known. Certificates are renewed
by a program, and nobody notices when it stops, until browsers warn every visitor of the site.

How much is left is held against how long the certificate holds in all: one of 90 days is renewed a
month before its end, so 21 days are late and 7 very late. One of six days is renewed in its last
two.

Left alone: sites without https, and whatever is checked offline, since nobody has shown a
certificate then. `network.yml` below says with which days the example site answers.

Flagged:

```html index.html
<p>Hello, I am Ada.</p>
```
```yaml network.yml
https://ada.example/: {certificate: [2026-09-01, 2026-11-30]}
```

```html index.html
<p>Bonjour, je suis Ada.</p>
```
```yaml network.yml
https://ada.example/: {certificate: [2025-11-20, 2026-11-20]}
```

Fine:

```html index.html
<p>Hallo, ich bin Ada.</p>
```
```yaml network.yml
https://ada.example/: {certificate: [2026-09-25, 2026-12-24]}
```

```html index.html
<p>Hello, I am Ada.</p>
```
```yaml network.yml
https://ada.example/: {certificate: [2026-11-18, 2026-11-24]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from freshness.model import Place, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity

_LATE = 21  #: days before the end of a certificate of 90 days, or of a longer one
_VERY_LATE = 7
_USUAL = 90


def check(site: Site, today: date) -> Iterator[Flag]:
    """Flag an end that has come, or that a working renewal would not have let come so near."""
    certificate = site.crawl.certificate
    if certificate is None:
        return
    left = (certificate.until - today).days
    share = min((certificate.until - certificate.since).days / _USUAL, 1)
    if left > _LATE * share:
        return
    past = left < 0
    yield Flag(
        message=f"The certificate of the site {'ran' if past else 'runs'} out on"
        f" {certificate.until}.",
        advice="Check that the automatic renewal still works.",
        severity=Severity.HIGH if left <= _VERY_LATE * share else Severity.MEDIUM,
        confidence=Confidence.HIGH,
        place=Place(url=site.crawl.url),
        stale_on=certificate.until,
    )
