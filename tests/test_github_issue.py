"""One issue through its life."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from freshness.errors import UserError
from freshness.github import Repository
from freshness.github_issue import MOST, TITLE, keep
from freshness.model import Finding, Place, Skipped
from freshness.vocabulary import Verdict
from tests.github import REPOSITORY, TOKEN, FakeGitHub
from tests.reporters.factory import DEAD, FINDING, named, report
from tests.reporters.test_reporters import HOSTILE, markdown

RUN = "https://github.com/ada/ada.example/actions/runs/1"
CUT_SHORT = (Skipped(subject="https://ada.example/", reason="network", detail="out"),)


@pytest.fixture
def repository(github: FakeGitHub) -> Repository:
    return Repository(REPOSITORY, TOKEN, api=github.url, sleep=lambda _: None)


def run(repository: Repository, *findings: Finding, **fields: object) -> str:
    return keep(report(*findings, **fields), repository, run_url=RUN).done


def test_a_whole_life(github: FakeGitHub, repository: Repository) -> None:
    assert run(repository) == "not opened, since nothing is stale"
    assert run(repository, DEAD) == "opened"
    assert run(repository, DEAD, today=date(2026, 11, 29)) == "edited"
    (issue,) = github.issues
    assert (issue["title"], issue["comments"]) == (TITLE, [])
    assert "Freshness on 2026-11-29" in issue["body"]
    assert f"[The whole report]({RUN})" in issue["body"]
    assert run(repository, DEAD, FINDING) == "edited"
    (news,) = issue["comments"]
    assert news.startswith("1 thing more went stale:\n\n- `index.html`: The copyright year")
    assert run(repository, FINDING) == "edited"
    assert len(issue["comments"]) == 1
    assert run(repository) == "closed"
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert issue["comments"][1:] == ["All of it is mended, as of 2026-11-22. Well kept!"]
    assert "Well kept!" in issue["body"]
    assert run(repository) == "left closed"
    assert run(repository, DEAD) == "opened again"
    assert issue["state"] == "open"
    assert len(issue["comments"]) == 3
    assert len(github.issues) == 1


def test_a_run_without_news_changes_the_text_alone(
    github: FakeGitHub, repository: Repository
) -> None:
    run(repository, DEAD)
    run(repository, DEAD)
    assert github.changes == ["POST", "PATCH"]


def test_what_people_write_stays(github: FakeGitHub, repository: Repository) -> None:
    run(repository, DEAD)
    (issue,) = github.issues
    issue["title"] = "Look after the site"
    issue["body"] = f"I do this on Sundays.\n\n{issue['body']}\n\nSee the notes."
    run(repository, FINDING)
    assert issue["title"] == "Look after the site"
    assert issue["body"].startswith("I do this on Sundays.\n\n<!-- freshness:begin ")
    assert issue["body"].endswith("<!-- freshness:end -->\n\nSee the notes.")
    assert issue["body"].count("freshness:begin") == issue["body"].count("## Freshness") == 1
    assert "dead-link" not in issue["body"]


def test_a_lost_end_does_not_double_the_text(github: FakeGitHub, repository: Repository) -> None:
    run(repository, DEAD)
    (issue,) = github.issues
    issue["body"] = issue["body"].replace("<!-- freshness:end -->", "")
    run(repository, DEAD)
    assert issue["body"].count("## Freshness") == 1


def test_a_person_who_closes_it_is_heard(github: FakeGitHub, repository: Repository) -> None:
    run(repository, DEAD, FINDING)
    (issue,) = github.issues
    issue["state"] = "closed"
    assert run(repository, DEAD) == "left closed"
    assert run(repository, DEAD, replace(FINDING, place=Place(path="new.md"))) == "opened again"


def test_it_is_found_among_many_and_a_stranger_cannot_pose(
    github: FakeGitHub, repository: Repository
) -> None:
    run(repository, DEAD)
    marked = github.issues[0]["body"]
    for number in range(150):
        github.write(str(number))
    stranger = github.write(marked)
    assert run(repository, DEAD) == "edited"
    assert stranger["body"] == marked
    assert len(github.issues) == 152


def test_of_two_with_the_marker_the_first_open_one_counts(
    github: FakeGitHub, repository: Repository
) -> None:
    run(repository, DEAD)
    body = github.issues[0]["body"]
    github.issues[0]["state"] = "closed"
    second, third = (github.write(body, author_association="OWNER") for _ in range(2))
    kept = keep(report(FINDING), repository)
    assert kept.issue
    assert kept.issue.number == second["number"]
    assert [each.number for each in kept.others] == [third["number"], 1]
    assert third["body"] == body


def test_what_could_not_be_seen_is_not_mended(github: FakeGitHub, repository: Repository) -> None:
    run(repository, DEAD)
    assert run(repository, pages=()).startswith("left alone")
    assert run(repository, skipped=CUT_SHORT) == "edited"
    assert github.issues[0]["state"] == "open"
    assert run(repository, DEAD) == "edited"
    assert github.issues[0]["comments"] == []


def test_a_bad_day_of_somebody_else_is_no_news(repository: Repository) -> None:
    failing = replace(DEAD, verdict=Verdict.FAILING)
    assert run(repository, failing).startswith("not opened")


def test_a_long_report_is_cut(github: FakeGitHub, repository: Repository) -> None:
    many = [
        replace(DEAD, target=str(n), place=Place(path=f"{n}.md", quote="ü" * 90))
        for n in range(4_000)
    ]
    run(repository, *many)
    (issue,) = github.issues
    assert 40_000 < len(issue["body"]) <= MOST
    assert "more.\n" in issue["body"]
    run(repository, *many)
    assert issue["comments"] == []


def test_a_hostile_title_stays_words(github: FakeGitHub, repository: Repository) -> None:
    keep(named("A page"), repository)
    keep(named(HOSTILE), repository)
    (issue,) = github.issues
    begin, text = issue["body"].split(" -->\n", 1)
    markdown(text.partition("-->\n")[2].removesuffix("<!-- freshness:end -->"))
    (news,) = issue["comments"]
    markdown(news)
    assert begin.startswith("<!-- freshness:begin ")
    keep(named("A page"), repository)
    assert issue["body"].count("## Freshness") == 1


def test_a_token_that_may_not(github: FakeGitHub, repository: Repository) -> None:
    run(repository, DEAD)
    github.refuse(200)
    github._refusals[0] = github._refusals[0]._replace(body="[]")
    github.refuse(403, "Resource not accessible by integration")
    with pytest.raises(UserError, match="issues: write"):
        run(repository, DEAD)
