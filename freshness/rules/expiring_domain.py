"""The registration of your domain is about to run out.

Looks at the day until which the registry holds your domain, where the configuration names an RDAP
service that may be asked (`rdap: https://rdap.org`). A domain that is not renewed is gone within
weeks, often to somebody who sells or abuses it, and takes the site and all its mail with it.

Many domains are renewed by themselves in their last days, so this never is more than a reminder,
from thirty days before the end.

Left alone: sites below the domain of a platform, such as github.io, and registries that do not
tell. `network.yml` below says what the registry answers.

Flagged:

```html index.html
<p>Hello, I am Ada.</p>
```
```yaml network.yml
https://rdap.example/domain/ada.example:
  body: '{"events": [{"eventAction": "expiration", "eventDate": "2026-12-10T10:00:00Z"}]}'
```

```html index.html
<p>Bonjour, je suis Ada.</p>
```
```yaml network.yml
https://rdap.example/domain/ada.example:
  body: '{"events": [{"eventAction": "expiration", "eventDate": "2026-11-20T10:00:00Z"}]}'
```

Fine:

```html index.html
<p>Hallo, ich bin Ada.</p>
```
```yaml network.yml
https://rdap.example/domain/ada.example:
  body: '{"events": [{"eventAction": "expiration", "eventDate": "2027-06-01T10:00:00Z"}]}'
```

```html index.html
<p>Hello, I am Ada.</p>
```
```yaml network.yml
https://rdap.example/domain/ada.example: {status: 404}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from freshness.model import Place, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity

_NEAR = 30  #: days before the end


def check(site: Site, today: date) -> Iterator[Flag]:
    """Flag an end that is near, or past."""
    domain = site.crawl.domain
    if domain is None or (domain.until - today).days > _NEAR:
        return
    verb = "ran" if domain.until < today else "runs"
    yield Flag(
        message=f"The registration of {domain.name} {verb} out on {domain.until}.",
        advice="Check at your registrar that it renews by itself and that the payment is current.",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        place=Place(url=site.crawl.url),
        stale_on=domain.until,
    )
