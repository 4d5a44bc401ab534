"""One person, ten places, one command: what `freshness profiles` makes of a small world."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness import session
from freshness.cli import main
from freshness.confirmations import FILE_NAME
from tests.conftest import Serve
from tests.server import Answer
from tests.world import NO_SENSE, SUSPENDED, TOO_MANY, World, codeberg, dev, github, never

RESUME = {
    "basics": {"name": "Ada Example", "label": "Data engineer", "email": "ada@ada.example",
               "location": {"city": "Ghent", "countryCode": "BE"}},
    "work": [
        {"name": "Example Water Board", "position": "Data engineer", "startDate": "2023-02"},
        {"name": "Sample & Daughters", "position": "Data analyst", "startDate": "2019",
         "endDate": "2023-01"},
    ],
}  # fmt: skip

HOME = """<title>Ada Example</title>
<p>I turn river gauges into warnings. My friend <a href="https://github.com/bert">Bert</a> rows.</p>
<p>{links}</p>"""
PROJECTS = """<title>Projects</title><h1>Projects</h1>
<p><a href="https://github.com/ada-example/floodline">Floodline</a> gives six hours more.</p>
<p><a href="https://github.com/ada-example/gaugekeeper">Gaugekeeper</a> finds what lies.</p>
<img alt="build" src="{elsewhere}ada/gaugekeeper/badges/main/pipeline.svg">"""
RED = '<svg aria-label="pipeline: failed"></svg>'


class Ada:
    """Ada, who moved from Sample & Daughters to the water board, and forgot to tell a few places."""

    def __init__(self, serve: Serve, folder: Path) -> None:
        world = self.world = World(serve)
        red = Answer(200, RED, "image/svg+xml")
        elsewhere = serve({"/ada/gaugekeeper/badges/main/pipeline.svg": red}, host="127.0.0.9")
        self.site = serve({})
        here = self.site.url
        self.instance = world.fediverse(  # she went to another server, and said so there
            {
                "/api/v1/accounts/lookup?acct=ada": {
                    "id": "109", "username": "ada", "display_name": "Ada Example", "fields": [],
                    "moved": {"url": "https://new.example/@ada"},
                }
            }
        )  # fmt: skip
        world.at(
            "github",
            {
                **github(
                    "ada-example", name="Ada M. Example", company="@sample-daughters", blog=here,
                    location="Gent", repos=[
                        {"html_url": "https://github.com/ada-example/floodline", "pushed_at": "2026-11-02T00:00:00Z",
                         "homepage": f"{elsewhere.url}demo"},
                        {"html_url": "https://github.com/ada-example/gaugekeeper", "archived": True,
                         "pushed_at": "2021-05-05T00:00:00Z"},
                    ],
                ),
                # A name of long ago, which still leads to her.
                "/users/ada-old": {"login": "ada-example", "html_url": "https://github.com/ada-example"},
            },
        )  # fmt: skip
        world.at("gitlab", {"/api/v4/users?username=ada-example": []})  # deleted
        world.at("bluesky", {"/xrpc/app.bsky.actor.getProfile?actor=ada.example": SUSPENDED})
        world.at("dev", dev("ada_example", "2022-01-05", "2022-02-05", "2022-03-05", "2022-04-05",
                            name="Ada Example", location="Amsterdam, Netherlands"))  # fmt: skip
        world.at(
            "codeberg",
            codeberg("ada", "2026-10-01", full_name="ada", website=here, location="Ghent"),
        )
        world.at("stack-exchange", {"/2.3/users/4711?site=stackoverflow": TOO_MANY})
        world.at("orcid", {"/v3.0/0000-0002-1825-0097/record": NO_SENSE})
        world.at("hacker-news", {"/v0/user/ada_example.json": never})
        profiles = (
            "https://github.com/ada-example", "https://github.com/ada-old", "https://gitlab.com/ada-example",
            f"{self.instance}@ada", "https://bsky.app/profile/ada.example", "https://dev.to/ada_example",
            "https://codeberg.org/ada", "https://stackoverflow.com/users/4711/ada",
            "https://orcid.org/0000-0002-1825-0097", "https://news.ycombinator.com/user?id=ada_example",
            "https://www.linkedin.com/in/ada-example/", "https://x.com/ada_example",
        )  # fmt: skip
        links = " ".join(f'<a rel="me" href="{url}">me</a>' for url in profiles)
        pages = {
            "/": HOME.format(links=links) + '<a href="/projects/">Projects</a>',
            "/projects/": PROJECTS.format(elsewhere=elsewhere.url),
            "/resume.json": Answer(200, json.dumps(RESUME), "application/json"),
        }
        self.site.content = pages
        self.folder = folder
        self.configure()
        look = "{looked: 2026-01-02, until: 2026-07-01}"
        (folder / FILE_NAME).write_text(f'"https://www.linkedin.com/in/ada-example": {look}\n')

    def configure(self) -> None:
        """Say in freshness.yml where the places are asked, and that no link is followed."""
        settings = {"providers": self.world.settings, "exclude": ["https://*"]}
        (self.folder / "freshness.yml").write_text(json.dumps(settings))  # JSON is YAML

    def run(self, *arguments: str, command: str = "profiles") -> Result:
        options = ("--allow-private", "--no-state", "--today", "2026-11-22")
        return CliRunner().invoke(main, [command, self.site.url, *options, *arguments])


@pytest.fixture
def ada(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ada:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    monkeypatch.setattr(session, "READ", 0.5)  # who waits longer in a test learns nothing more
    return Ada(serve, tmp_path)


TABLE = """\
What is told about the owner of https://ada.example/
name         Ada Example (resume.json, DEV (ada_example))
             Ada M. Example (GitHub (ada-example))
             ada (Codeberg (ada))
headline     Data engineer (resume.json)
employer     Example Water Board (resume.json)
           ≠ sample-daughters (GitHub (ada-example))
location     Ghent, BE (resume.json)
             Gent (GitHub (ada-example))
             Ghent (Codeberg (ada))
           ≠ Amsterdam, Netherlands (DEV (ada_example))
site         https://ada.example/ (this site, GitHub (ada-example), Codeberg
             (ada))
e-mail       ada@ada.example (resume.json)

To paste:
- GitHub (ada-example), https://github.com/ada-example
    employer: Example Water Board
- DEV (ada_example), https://dev.to/ada_example
    location: Ghent, BE

Last moved:
- GitHub (ada-example): 20 days ago, on 2026-11-02
- DEV (ada_example): 4 years ago, on 2022-04-05
- Codeberg (ada): 52 days ago, on 2026-10-01

Projects:
- floodline: last moved 2026-11-02, demo failing
- gaugekeeper: archived, last moved 2021-05-05
"""


def test_one_command_prints_what_everybody_says_and_marks_what_ada_forgot(ada: Ada) -> None:
    result = ada.run()
    assert result.exit_code == 1
    text = result.stdout.replace(ada.site.url, "https://ada.example/")
    assert text.startswith(TABLE)
    # Nobody asked for Bert, who is only a friend.
    assert not any("bert" in path for each in ada.world.places.values() for path in each.paths)


def test_it_finds_what_to_mend_and_where(ada: Ada) -> None:
    (told,) = json.loads(ada.run("--format", "json").stdout)["sites"]
    found = {
        (each["rule"], each["message"].replace(ada.instance, "…")) for each in told["findings"]
    }
    server = ada.instance.split("/")[2]
    assert found == {
        ("dead-profile-link", "GitLab (ada-example) is gone: GitLab shows visitors no such account."),
        ("dead-profile-link", "Bluesky (ada.example) was suspended: Bluesky has closed this account."),
        ("old-handle", "GitHub (ada-old) has moved to https://github.com/ada-example."),
        ("old-handle", f"Fediverse (ada@{server}) has moved to https://new.example/@ada."),
        ("profile-contradiction", "GitHub (ada-example) says “sample-daughters”, which ended 2023-01."),
        ("profile-contradiction", "DEV (ada_example) says “Amsterdam, Netherlands”, and resume.json "
                                  "says “Ghent, BE”."),
        ("one-way-link", "DEV (ada_example) does not link back to your site."),
        ("silent-profile", "DEV (ada_example) has shown nothing new for 4 years, since 2022-04-05; "
                           "31 days was usual."),
        ("archived-showcase", "You show gaugekeeper, which is archived."),
        ("demo-down", "The demo of floodline does not work at the moment: answered 404 Not Found."),
        ("failing-badge", "This badge says “pipeline: failed”."),
        ("unverifiable-since", "No program may read LinkedIn (ada-example), and you have not looked "
                               "since 2026-01-02."),
    }  # fmt: skip


def test_what_stood_in_the_way_is_said_and_never_called_broken(ada: Ada) -> None:
    (told,) = json.loads(ada.run("--format", "json").stdout)["sites"]
    status = {each["provider"]: each["status"] for each in told["profiles"]}
    unchecked = {each["place"].partition(" (")[0]: each["reason"] for each in told["unchecked"]}
    assert unchecked == {
        "Stack Exchange": "Stack Exchange asks to come back in 60 minutes.",
        "ORCID": "ORCID gave an answer that made no sense.",
        "Hacker News": "Hacker News did not answer.",
        "LinkedIn": "LinkedIn shows its profiles to no program.",
        "X": "X shows its profiles to no program.",
    }
    assert status["stack-exchange"] == "limited"
    assert {status[each] for each in ("orcid", "hacker-news", "linkedin", "x")} == {"unverifiable"}
    walled = ("Stack Exchange", "ORCID", "Hacker News", "X (")
    assert not any(each["message"].startswith(walled) for each in told["findings"])
    assert ada.world.asked("stack-exchange") == 1  # who asks for peace gets it


def test_once_she_has_mended_and_looked_there_is_less_to_do(ada: Ada) -> None:
    before = json.loads(ada.run("--format", "json").stdout)["sites"][0]["findings"]
    ada.world.at("github", github("ada-example", name="Ada", company="Example Water Board",
                                  blog=ada.site.url))  # fmt: skip
    ada.configure()
    look = ["confirm", "linkedin.com/in/ada-example", "--today", "2026-11-22"]
    assert CliRunner().invoke(main, look).exit_code == 0
    after = json.loads(ada.run("--format", "json").stdout)["sites"][0]["findings"]
    mended = {each["rule"] for each in before} - {each["rule"] for each in after}
    assert mended == {"unverifiable-since", "archived-showcase", "demo-down"}


def test_check_tells_the_same_among_everything_else(ada: Ada) -> None:
    result = ada.run("--format", "json", command="check")
    rules = {each["rule"] for each in json.loads(result.stdout)["findings"]}
    assert {
        "dead-profile-link",
        "old-handle",
        "profile-contradiction",
        "unverifiable-since",
    } <= rules


def test_without_a_network_it_ends_at_once_and_says_what_it_could_not_check(
    ada: Ada, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "resume.json").write_text(json.dumps(RESUME))
    (site / "index.html").write_text(str(ada.site.content["/"]))  # type: ignore[index]
    command = ["profiles", str(site), "--offline", "--as", "https://ada.example/"]
    result = CliRunner().invoke(main, [*command, "--today", "2026-11-22"])
    assert "name         Ada Example (resume.json)" in result.stdout
    assert result.stdout.count("Nobody was asked.") == 12
    assert {server: ada.world.asked(server) for server in ada.world.places} == dict.fromkeys(
        ada.world.places, 0
    )


def test_with_the_network_down_it_gives_up_soon_and_says_so(ada: Ada) -> None:
    for server in ada.world.places.values():
        server.stop()
    (told,) = json.loads(ada.run("--format", "json").stdout)["sites"]
    assert {each["status"] for each in told["profiles"]} == {"unverifiable"}
    reasons = " ".join(each["reason"] for each in told["unchecked"])
    assert "did not answer" in reasons  # whoever is asked after three of them is told about instead
    assert {each["rule"] for each in told["findings"]} == {"failing-badge", "unverifiable-since"}
