"""The catalogue's own examples, executed; and what holds for all rules.

Whatever a page says, rules survive it, and in linear time: a pattern that is not linear needs minutes
for the long pages below, where the rest needs a second.
"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness import testing
from freshness.config import HalfLife
from freshness.lifecycle import Lifecycles, bundled
from freshness.model import DatedPage, Link, Site
from freshness.presence import Presence
from freshness.registry import Part, bind
from freshness.rule import FEW, Example, Most, examples, rules, subject
from freshness.vocabulary import Kind, Verdict
from tests.rules.factory import ROOT, TODAY, dated, link, presence, site

EXAMPLES = [
    pytest.param(slug, example, id=f"{slug}-{number}-{'flagged' if example.flagged else 'fine'}")
    for slug, part in rules().items()
    for number, example in enumerate(examples(part), 1)
]


@pytest.mark.parametrize(("slug", "example"), EXAMPLES)
def test_example(slug: str, example: Example) -> None:
    found = testing.findings(example.files, rule=slug)
    assert {finding.rule for finding in found} == ({slug} if example.flagged else set())


@pytest.mark.parametrize("part", rules().values(), ids=lambda part: part.slug)
def test_a_rule_shows_both_sides(part: Part) -> None:
    assert {example.flagged for example in examples(part)} == {True, False}
    assert subject(part)


def test_blocks_of_one_example_are_its_files() -> None:
    part = Part(slug="x", title="X", module=pytest, doc=(
        "X\n\nFlagged:\n\n    ```html a.html\n    <p>\n      1\n    ```\n    ```yaml b.yml\n    ```\n"
        "    ```html a.html\n    2\n    ```\n\nFine:\n\n    ```html a.html\n    3\n    ```\n"
    ))  # fmt: skip
    assert list(examples(part)) == [
        Example(True, {"a.html": "<p>\n  1\n", "b.yml": ""}),
        Example(True, {"a.html": "2\n"}),
        Example(False, {"a.html": "3\n"}),
    ]


EVERY = [pytest.param(part, id=slug) for slug, part in rules().items()]
PIECES = (
    "a", " ", "1", "2014 ", "2014–", "© 2014 ", "a@", "a@a.", "@a ", "a.b-", "[a](", "{{ ", "{% ", "&",
    "<a href=", "<!--", "<script>", "<h2>a</h2>", "<div>", "Python 2, ", "PHP (", "12 years of ",
    "I work ", "I was at A ", "second year of ", "TODO ", "lorem ipsum ", "UA-1234-", "//a.com/",
    "https://a.", "x" * 50 + " ", "漢", "\x00", "\u202e",
)  # fmt: skip
WORDS = st.sampled_from(PIECES) | st.text(max_size=8)
HTML = st.lists(WORDS, max_size=40).map("".join)


def run(part: Part, page: DatedPage, *others: DatedPage) -> None:
    address = f"https://a.example/{'a-1.2/' * 50}"
    links = (link(address, role="page asset"), link(ROOT, Verdict.DEAD), link("http://a.com/b.js"))
    whole = site(page, *others, links=links, parts={"_config.yml": page.page.document.html,
                                                    "a.html": page.page.document.html})  # fmt: skip
    services = {date: TODAY, Site: whole, HalfLife: HalfLife(), Lifecycles: bundled(),
                Presence: presence(github={}, mastodon={"name": "Ada"}), Most: FEW}  # fmt: skip
    check = bind(part, part.attribute("check"), services)
    subjects = {DatedPage: whole.pages, Link: whole.crawl.links, Site: (whole,)}
    for each in subjects[subject(part)]:
        assert all(flag.message and flag.advice for flag in check(each))


@pytest.mark.parametrize("part", EVERY)
@given(HTML, st.sampled_from(Kind))
@settings(max_examples=20, deadline=None)
def test_any_page_is_survived(part: Part, html: str, kind: Kind):
    home = dated(html[::-1], url=ROOT, kind=Kind.HOME, changed=TODAY)
    run(part, dated(html, kind=kind, changed=TODAY), home)


@pytest.mark.parametrize("part", EVERY)
def test_long_pages_take_linear_time(part: Part):
    for piece in PIECES:
        run(
            part, dated(f"<title>{piece}</title><p>{piece * 8_000}", kind=Kind.ABOUT, changed=TODAY)
        )
