"""The catalogue's own examples, executed."""

import pytest

from freshness import testing
from freshness.registry import Part
from freshness.rule import Example, examples, rules, subject

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
