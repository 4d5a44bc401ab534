"""Trying rules on small sites, for our own tests and for those of third parties.

A site is a mapping of file names to text. The pseudo-file `earlier.yml` says that the site was seen
as it is on another day (`seen: 2025-01-02`). The pseudo-file `network.yml` says what the rest of
the world answers, and what earlier runs saw:

    https://gone.example/: {status: 404, runs: 5, since: 2026-10-01}
    https://old.example/: {status: 301, location: https://new.example/}
    https://slow.example/: {error: timeout}

Where it tells of the site itself, `https://ada.example/`, the site is looked at live instead of as
a folder, and may have a certificate with its first and last day:

    https://ada.example/: {certificate: [2026-09-01, 2026-11-30]}

Where it tells of `https://rdap.example/`, that service is asked about the domain of the site.

The pseudo-file `accounts.yml` says what profiles elsewhere tell, in the words of
`freshness.account.Account`, and `freshness-confirmed.yml` when somebody looked at them:

    https://github.com/ada-example: {name: Ada Example, last_moved: 2024-01-31}
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from msgspec import convert

from freshness.account import Account
from freshness.config import Config, load_yaml
from freshness.confirmations import FILE_NAME, Confirmation
from freshness.crawl.code_hosts import CodeHosts
from freshness.crawl.wire import Request as WireRequest
from freshness.crawl.wire import Response
from freshness.history import History
from freshness.model import Finding, Report
from freshness.pipeline import Request, run
from freshness.provider import profile
from freshness.rule import EXAMPLE_TODAY
from freshness.vocabulary import Streak, Validity

SITE = "https://ada.example/"
"""Public address of every example site."""

_NETWORK = "network.yml"
_RDAP = "https://rdap.example"
_EARLIER = "earlier.yml"
_ACCOUNTS = "accounts.yml"
_NO_PAGES = (_NETWORK, _EARLIER, _ACCOUNTS, FILE_NAME)


def report(
    files: Mapping[str, str], *, rule: str | None = None, today: date = EXAMPLE_TODAY
) -> Report:
    """What freshness says about a small site.

    Args:
        files: names, with forward slashes, and their text; `network.yml` is the outside world.
        rule: slug of the only rule to run; None for all.
        today: the day to judge by.
    """
    world: dict[str, dict[str, Any]] = yaml.safe_load(files.get(_NETWORK, "")) or {}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            if name not in _NO_PAGES:
                file = Path(folder, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
        is_live = SITE in world
        if is_live:
            world = {**_pages(files), **world, SITE: {**_pages(files).get(SITE, {}), **world[SITE]}}
        request = Request(
            targets=(SITE if is_live else folder,),
            today=today,
            as_url=None if is_live else SITE,
            config=Config(rdap=_RDAP if any(url.startswith(_RDAP) for url in world) else None),
            rules=None if rule is None else frozenset((rule,)),
            accounts=_accounts(files.get(_ACCOUNTS, "")),
            confirmed=convert(load_yaml(files.get(FILE_NAME, "")) or {}, dict[str, Confirmation]),
        )
        with _past(world) as history:
            if _EARLIER in files:
                day = yaml.safe_load(files[_EARLIER])["seen"]
                run(replace(request, today=day), history=history)
            return run(
                request,
                wire=CodeHosts(PretendWire(world), "secret") if world else None,
                history=history,
            )


def findings(
    files: Mapping[str, str], *, rule: str | None = None, today: date = EXAMPLE_TODAY
) -> tuple[Finding, ...]:
    """The findings of `report`."""
    return report(files, rule=rule, today=today).findings


def _accounts(text: str) -> dict[str, Account]:
    """The accounts of `accounts.yml`, by address."""
    found = {}
    for url, told in (load_yaml(text) or {}).items():
        owner = profile(url)
        assert owner, f"no provider knows {url}"
        found[url] = convert({**asdict(owner.blank), **told}, Account)
    return found


class PretendWire:
    """A network that answers from a table, and 404 for everything else."""

    def __init__(self, world: Mapping[str, Mapping[str, Any]]) -> None:
        """Remember the table; see the module for its form."""
        self._world = world
        self._waiting: list[WireRequest] = []

    @property
    def busy(self) -> int:
        """How many requests are under way."""
        return len(self._waiting)

    def send(self, request: WireRequest) -> None:
        """Keep the request until the answer is fetched."""
        self._waiting.append(request)

    def receive(self, timeout: float) -> list[Response]:
        """Answer everything at once."""
        waiting, self._waiting = self._waiting, []
        return [self._answer(request) for request in waiting]

    def _answer(self, request: WireRequest) -> Response:
        facts = self._world.get(request.url, {"status": 404})
        headers = {"content-type": "text/html"}
        if "location" in facts:
            headers["location"] = facts["location"]
        error = str(facts.get("error", ""))
        body = str(facts.get("body", "")).encode()
        return Response(
            request,
            status=0 if error else facts.get("status", 200),
            headers=headers,
            body=body[: request.max_bytes],
            error=error,
            truncated=len(body) > request.max_bytes,
            certificate=Validity(*facts["certificate"]) if "certificate" in facts else None,
        )


def _pages(files: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What the example site answers when it is live."""
    return {SITE + name.removesuffix("index.html"): {"body": text} for name, text in files.items()}


class _Past(History):
    """A history in memory, with the streaks of runs that never were."""

    past: Mapping[str, Streak]

    def streaks(self) -> Mapping[str, Streak]:
        """The streaks that `network.yml` tells."""
        return self.past


def _past(world: Mapping[str, Mapping[str, Any]]) -> History:
    history = _Past.open(None)
    assert isinstance(history, _Past)
    history.past = {
        url: Streak(
            url=url,
            failure=str("no answer" if "error" in facts else facts.get("status", 200)),
            runs=facts["runs"],
            since=facts["since"],
        )
        for url, facts in world.items()
        if "runs" in facts
    }
    return history
