"""A GitHub on loopback that keeps its issues: as much of it as `freshness issue` talks to.

github = FakeGitHub()           # until github.stop()
github.url                      'http://127.0.0.1:41234', for GITHUB_API_URL
github.issues                   [{"number": 1, "title": …, "state": "open", "comments": [...]}]
github.refuse(403, message=…)   the next request is refused
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.server import Answer, Handler, Route, Server

REPOSITORY = "ada/ada.example"
TOKEN = "secret"
_PATH = re.compile(rf"/repos/{REPOSITORY}/issues(?:/(\d+)(/comments)?)?")
_WORKFLOW = re.compile(rf"/repos/{REPOSITORY}/actions/workflows/([^/]+)(/runs)?")
_MOST_BODY = 65_536


class FakeGitHub(Server):
    """One repository with its issues."""

    def __init__(self) -> None:
        self.issues: list[dict[str, Any]] = []
        self.workflows: dict[str, tuple[str, str]] = {}  # file: (state, day of the last run)
        self._refusals: list[Answer] = []
        self._moments = 0
        super().__init__({})
        self.url = self.url.rstrip("/")

    def refuse(self, status: int, message: str = "", **headers: str) -> None:
        """Give this answer to the next request that has none of its own."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        body = json.dumps({"message": message})
        self._refusals.append(Answer(status, body, "application/json", names))

    def write(self, body: str, **fields: Any) -> dict[str, Any]:
        """An issue that somebody else opened."""
        issue = self._new({"title": "Mine", "body": body})
        issue.update({"author_association": "NONE", "user": {"login": "eve"}, **fields})
        return issue

    @property
    def changes(self) -> list[str]:
        """What was changed, in order: `POST`, `PATCH`, `comment`."""
        return [
            "comment" if each.path.endswith("/comments") else each.method
            for each in self.asked
            if each.method != "GET"
        ]

    def routes(self, path: str) -> Route:
        return self._answer

    def _answer(self, handler: Handler) -> Answer:
        if self._refusals:
            return self._refusals.pop(0)
        parts = urlsplit(handler.path)
        if workflow := _WORKFLOW.fullmatch(parts.path):
            return self._fares(workflow[1], runs=bool(workflow[2]))
        if handler.headers["Authorization"] != f"Bearer {TOKEN}":
            return _json({"message": "Bad credentials"}, 401)
        found = _PATH.fullmatch(parts.path)
        if found is None:
            return _json({"message": "Not Found"}, 404)
        if handler.command == "GET":
            return self._listed(parts.path, parse_qs(parts.query))
        data = json.loads(self.asked[-1].body)
        if len(data.get("body", "")) > _MOST_BODY:
            return _json({"message": "body is too long"}, 422)
        if found[1] is None:
            return _json(self._new(data), 201)
        issue = self.issues[int(found[1]) - 1]
        if found[2]:
            issue["comments"].append(data["body"])
            return _json({"id": 1}, 201)
        issue.update(data)
        self._touch(issue)
        return _json(issue)

    def _fares(self, file: str, *, runs: bool) -> Answer:
        if file not in self.workflows:
            return _json({"message": "Not Found"}, 404)
        state, day = self.workflows[file]
        ran = [{"created_at": f"{day}T05:43:11Z"}] if day else []
        return _json({"workflow_runs": ran} if runs else {"state": state})

    def _new(self, data: dict[str, Any]) -> dict[str, Any]:
        number = len(self.issues) + 1
        issue = {
            "number": number,
            "state": "open",
            "user": {"login": "github-actions[bot]"},
            "author_association": "NONE",
            "html_url": f"https://github.com/{REPOSITORY}/issues/{number}",
            "comments": [],
            **data,
        }
        self.issues.append(issue)
        self._touch(issue)
        return issue

    def _touch(self, issue: dict[str, Any]) -> None:
        self._moments += 1
        issue["updated"] = self._moments

    def _listed(self, path: str, query: dict[str, list[str]]) -> Answer:
        size, page = int(query["per_page"][0]), int(query.get("page", ["1"])[0])
        found = sorted(self.issues, key=lambda issue: -int(issue["updated"]))
        if query["state"] != ["all"]:
            found = [issue for issue in found if [issue["state"]] == query["state"]]
        there = f"{self.url}{path}?state=all&per_page={size}&page={page + 1}"
        headers = {"Link": f'<{there}>; rel="next"'} if len(found) > page * size else {}
        return _json(found[(page - 1) * size : page * size], headers=headers)


def _json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    return Answer(status, json.dumps(value), "application/json; charset=utf-8", headers or {})
