"""One repository at GitHub: its issues, and how its workflows fare.

The token goes to the one host that the job names, over an encrypted connection or on this machine.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from freshness import USER_AGENT
from freshness.errors import UserError
from freshness.guard import leads_inside
from freshness.reporter import plain
from freshness.session import Reply, Session, Unreached
from freshness.throttle import MAX_PAUSE, RETRY_SECONDS, links_next, spoken, wait
from freshness.url import origin
from freshness.when import parse_iso

API = "https://api.github.com"
MOST = 3_000
"""Issues that are looked through, those first that were touched last."""

_VERSION = "2022-11-28"
_NONSENSE = "GitHub gave an answer that made no sense; try again"
_BOT = "github-actions[bot]"
_TRUSTED = frozenset(("OWNER", "MEMBER", "COLLABORATOR"))


class Issue(NamedTuple):
    """One issue, as far as it matters here."""

    number: int
    is_open: bool
    body: str
    is_trusted: bool  #: opened by a workflow or by somebody who works on the repository
    url: str


class Standing(NamedTuple):
    """How a workflow fares."""

    state: str  #: `active`, `disabled_inactivity`, `disabled_manually` …
    last_run: date | None  #: the day its newest run began


class Repository:
    """One repository, asked with a token where one is at hand."""

    def __init__(
        self,
        name: str,
        token: str | None,
        *,
        api: str = API,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Open nothing yet.

        Args:
            name: `owner/name`.
            token: may read and write issues; None for what everybody may see.
            api: where GitHub's API lives; another for GitHub Enterprise.
            sleep: how to wait.

        Raises:
            UserError: the token would travel in the clear.
        """
        if token and not api.startswith("https://") and not leads_inside(api):
            raise UserError(f"{api}: is not encrypted, so no token is sent there")
        self._root = f"{api.rstrip('/')}/repos/{name}"
        self._issues = f"{self._root}/issues"
        self._headers = {
            "Accept": "application/vnd.github+json",
            **({"Authorization": f"Bearer {token}"} if token else {}),
            "X-GitHub-Api-Version": _VERSION,
            "Cache-Control": "no-store",  # what was true before our own last change is not
        }
        # GitHub Enterprise may well live inside: it is the runner that names it.
        self._session = Session(None, lambda *_: True, USER_AGENT)
        self._sleep = sleep

    def issues(self) -> Iterator[Issue]:
        """All issues, open and closed, those first that were touched last."""
        return islice(self._listed(), MOST)

    def _listed(self) -> Iterator[Issue]:
        url = f"{self._issues}?state=all&sort=updated&direction=desc&per_page=100"
        start = origin(url)
        while url and origin(url) == start:
            reply = self._ask(url)
            found = _decoded(reply)
            if not isinstance(found, list):
                raise UserError(_NONSENSE)
            yield from (_issue(each) for each in found if not _is_change(each))
            url = links_next(reply.headers.get("link", ""))

    def open(self, title: str, body: str) -> Issue:
        """A new issue."""
        return _issue(_decoded(self._ask(self._issues, {"title": title, "body": body})))

    def edit(self, issue: Issue, **fields: str) -> None:
        """Change fields of an issue: `body`, `state`, `state_reason`."""
        self._ask(f"{self._issues}/{issue.number}", fields, "PATCH")

    def comment(self, issue: Issue, body: str) -> None:
        """Write below an issue, of which those who follow it are told."""
        self._ask(f"{self._issues}/{issue.number}/comments", {"body": body})

    def workflow(self, file: str) -> Standing:
        """How the workflow of a file fares.

        Raises:
            UserError: GitHub does not tell.
        """
        about = f"{self._root}/actions/workflows/{quote(file, safe='')}"
        try:
            state = str(_decoded(self._ask(about))["state"])
            runs = _decoded(self._ask(f"{about}/runs?per_page=1"))["workflow_runs"]
            day = parse_iso(str(runs[0]["created_at"])) if runs else None
        except (KeyError, TypeError, IndexError):
            raise UserError(_NONSENSE) from None
        return Standing(state, day.latest if day else None)

    def _ask(self, url: str, data: Mapping[str, Any] | None = None, method: str = "POST") -> Reply:
        """Ask, and once more where GitHub says when, or failed at it."""
        for is_last in (False, True):
            try:
                reply = self._session.ask(url, self._headers, data, method=method)
            except Unreached:
                raise UserError(f"{_host(url)}: did not answer; try again later") from None
            if 200 <= reply.status < 300:
                return reply
            pause = _pause(reply)
            if reply.status >= 500 and (data is None or method == "PATCH"):
                pause = RETRY_SECONDS  # twice is as good as once
            if pause is None or pause > MAX_PAUSE or is_last:
                raise UserError(_refusal(url, reply, pause))
            self._sleep(pause)
        raise AssertionError("the last try returns or raises")


def _pause(reply: Reply) -> float | None:
    """Seconds until another try is welcome; None where it would be in vain."""
    if reply.status in (403, 429):
        seconds = wait(reply.headers)
        return RETRY_SECONDS if seconds is None and reply.status == 429 else seconds
    return None


def _refusal(url: str, reply: Reply, pause: float | None) -> str:
    said = ""
    with suppress(ValueError, KeyError, TypeError, RecursionError):
        said = plain(str(json.loads(reply.body)["message"]))[:200]
    if pause is not None and reply.status in (403, 429):
        hint = f"GitHub asks to come back {spoken(pause)}"
    else:
        hint = {
            401: "the token is not valid; in a workflow it is ${{ github.token }}",
            403: "the token may not write issues; give the job `permissions: {issues: write}`",
            404: "there is no such repository, or the token may not see it",
            410: "issues are switched off; switch them on in the repository's settings",
        }.get(reply.status, f"GitHub answered {reply.status}")
    return f"{_host(url)}: {hint}{f' ({said})' if said else ''}"


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _decoded(reply: Reply) -> Any:
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        raise UserError(_NONSENSE) from None


def _issue(found: Any) -> Issue:
    try:
        return Issue(
            number=int(found["number"]),
            is_open=found["state"] == "open",
            body=str(found["body"] or ""),
            is_trusted=found["user"]["login"] == _BOT or found["author_association"] in _TRUSTED,
            url=str(found["html_url"]),
        )
    except (KeyError, TypeError, ValueError):
        raise UserError(_NONSENSE) from None


def _is_change(found: Any) -> bool:
    """Pull requests are listed as issues as well."""
    return isinstance(found, dict) and "pull_request" in found
