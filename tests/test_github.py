"""Talking to a GitHub that keeps its issues."""

from __future__ import annotations

from datetime import date

import pytest

from freshness.errors import UserError
from freshness.github import Repository
from tests.github import REPOSITORY, TOKEN, FakeGitHub


@pytest.fixture
def repository(github: FakeGitHub) -> Repository:
    return Repository(REPOSITORY, TOKEN, api=github.url, sleep=lambda _: None)


def test_an_issue_is_opened_edited_and_commented_on(
    github: FakeGitHub, repository: Repository
) -> None:
    issue = repository.open("Title", "Body")
    repository.edit(issue, body="Other", state="closed")
    repository.comment(issue, "Look")
    (found,) = github.issues
    told = (found["title"], found["body"], found["state"], found["comments"])
    assert told == ("Title", "Other", "closed", ["Look"])
    assert (issue.number, issue.is_open, issue.is_trusted) == (1, True, True)
    assert github.asked[0].headers["X-GitHub-Api-Version"]
    assert github.asked[0].headers["User-Agent"].startswith("freshness/")


def test_all_pages_are_read_and_pull_requests_left_out(
    github: FakeGitHub, repository: Repository
) -> None:
    for number in range(205):
        github.write(str(number))
    github.write("a change", pull_request={})
    found = list(repository.issues())
    assert [each.number for each in found] == list(range(205, 0, -1))
    assert len(github.asked) == 3


def test_pages_elsewhere_are_not_followed(github: FakeGitHub, repository: Repository) -> None:
    github.refuse(200, Link='<http://evil.example/issues?page=2>; rel="next"')
    github._refusals[0] = github._refusals[0]._replace(body="[]")
    assert list(repository.issues()) == []


def test_whose_word_counts(github: FakeGitHub, repository: Repository) -> None:
    github.write("a", author_association="COLLABORATOR")
    github.write("b")
    github.write("c", user={"login": "github-actions[bot]"})
    assert [each.is_trusted for each in repository.issues()] == [True, False, True]


def test_a_limit_that_ends_soon_is_waited_for(github: FakeGitHub) -> None:
    slept: list[float] = []
    repository = Repository(REPOSITORY, TOKEN, api=github.url, sleep=slept.append)
    github.refuse(403, "You have exceeded a secondary rate limit", Retry_After="3")
    assert list(repository.issues()) == []
    assert slept == [3.0]


def test_what_may_be_done_twice_is_tried_again(github: FakeGitHub, repository: Repository) -> None:
    github.refuse(502)
    assert list(repository.issues()) == []
    github.refuse(502)
    with pytest.raises(UserError, match="GitHub answered 502"):
        repository.open("Title", "Body")


@pytest.mark.parametrize(
    ("status", "headers", "reason"),
    [
        (401, {}, "the token is not valid"),
        (403, {}, r"give the job `permissions: \{issues: write\}`"),
        (403, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "2400"}, "back in 40 minutes"),
        (404, {}, "no such repository"),
        (410, {}, "issues are switched off"),
        (422, {}, "GitHub answered 422"),
        (301, {}, "GitHub answered 301"),
    ],
)
def test_no_is_explained(
    status: int, headers: dict[str, str], reason: str, github: FakeGitHub, repository: Repository
) -> None:
    github.refuse(status, "\x1b[1mResource not accessible", **headers)
    with pytest.raises(UserError, match=f"{reason}.* \\(Resource not accessible\\)"):
        repository.open("Title", "Body")


@pytest.mark.parametrize("body", ["<html>", "{}", "[1]", "[" * 100_000, '[{"number": "x"}]'])
def test_answers_without_sense(body: str, github: FakeGitHub, repository: Repository) -> None:
    github.refuse(200)
    github._refusals[0] = github._refusals[0]._replace(body=body)
    with pytest.raises(UserError, match="made no sense"):
        list(repository.issues())


def test_nobody_there(github: FakeGitHub, repository: Repository) -> None:
    github.stop()
    with pytest.raises(UserError, match="did not answer"):
        repository.open("Title", "Body")


def test_how_a_workflow_fares(github: FakeGitHub) -> None:
    github.workflows = {"a.yml": ("active", "2026-11-18"), "b.yml": ("disabled_inactivity", "")}
    everybody = Repository(REPOSITORY, None, api=github.url)
    assert everybody.workflow("a.yml") == ("active", date(2026, 11, 18))
    assert everybody.workflow("b.yml") == ("disabled_inactivity", None)
    with pytest.raises(UserError, match="no such repository"):
        everybody.workflow("c.yml")
    github.refuse(200)
    with pytest.raises(UserError, match="made no sense"):
        everybody.workflow("a.yml")
    assert "Authorization" not in github.asked[0].headers


def test_the_token_never_travels_in_the_clear() -> None:
    with pytest.raises(UserError, match="is not encrypted"):
        Repository(REPOSITORY, TOKEN, api="http://api.github.com")
