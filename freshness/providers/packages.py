"""deps.dev profiles.

Packages of all indexes are read in this one place. It lists packages and not people, so they are
named in the configuration: `packages: [pypi:NAME]`.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from freshness.account import Account, Work
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile

PATTERN = (
    r"deps\.dev/(?P<id>(?:pypi|npm|cargo|go|maven|nuget|rubygems)/(?:@?[\w.:+-]+)(?:/[\w.+-]+)*)"
)
EXAMPLES = {
    "https://deps.dev/pypi/ada-example": "pypi/ada-example",
    "https://deps.dev/npm/%40ada%2Fexample": "npm/@ada/example",
}
LOOK = "Look at its page: is the newest release the one you would have people install?"
URL = "https://deps.dev/{id}"
BASE = "https://api.deps.dev"
READS = "days of all releases; licence, site and repository of the newest"
FOR = "releases: whether a project lives"
LIMITS = "none published"


def read(profile: Profile, api: Api) -> Account:
    """Releases of one package (docs.deps.dev/api/v3, `GetPackage` and `GetVersion`)."""
    system, _, name = profile.account.partition("/")
    root = f"{profile.base}/v3/systems/{system}/packages/{quote(name, safe='')}"
    versions = entity(api.get(root))["versions"]
    if not versions.is_list:
        raise NoAnswer("gave an answer that made no sense")
    acts = versions.days("publishedAt")
    shown = next((each for each in versions if each["isDefault"].flag), versions.first)
    number = shown["versionKey"]["version"].text
    hearing = Hearing()
    address = f"{root}/versions/{quote(number, safe='')}"
    details = hearing.ask("newest release", api.get, address)
    links = {each["label"].text: each["url"].url for each in details["links"]}
    licences = [each.text for each in details["licenses"]]
    return replace(
        profile.blank,
        links=tuple(links.values()),
        acts=acts,
        works=(
            Work(
                url=profile.canonical,
                title=name,
                kind="package",
                moved=max(acts, default=None),
                archived=shown["isDeprecated"].flag,
                empty=not versions,
                licence=" ".join(licences) if "licenses" in details else None,
                homepage=links.get("HOMEPAGE", ""),
            ),
        ),
        notes=hearing.notes,
    )
