"""The contract of a rule: one idea about what goes stale.

A rule is a module in `freshness/rules/`. Its name is its slug, its docstring its page in the
catalogue, and the examples in that docstring are executed. It defines

    def check(subject: DatedPage | Link | Site, …services) -> Iterator[Flag]

The type of the first parameter says what it looks at: every page, every link, or each whole site
once. Services are asked for by type: `date` (today), `Site`, `HalfLife` (days by kind of page),
`Lifecycles` (when versions ended), `Presence` (the owner's profiles elsewhere). A rule says what it
saw; place, surface and fingerprint are added by `judge`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from freshness.document import Block
from freshness.model import DatedPage, Evidence, Link, Place, Reference, Site
from freshness.registry import BrokenPart, Part, parameter_types, parts
from freshness.vocabulary import Confidence, Severity

EXAMPLE_TODAY = date(2026, 11, 22)
"""The day on which the examples of the catalogue are judged."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """What a rule reports; `judge` finds the place from whichever of these is given.

    `place` wins; a `reference` is looked for in its page; a `quote` (in its `block`) in the page. A
    flag about a link that gives none of them stands for every place that refers to the link.
    """

    message: str  #: the fact, one sentence
    advice: str  #: the one small thing to do, one sentence
    severity: Severity
    confidence: Confidence
    quote: str = ""  #: the words as the reader finds them
    block: Block | None = None  #: the block in which the quote stands
    page: DatedPage | None = None  #: the page, where the subject is a whole site
    reference: Reference | None = None  #: the address in question
    link: Link | None = None  #: the link, where the subject is a whole site
    place: Place | None = None  #: where it stands, when neither page, block nor reference tell
    evidence: tuple[Evidence, ...] = ()
    stale_on: date | None = None  #: the day from which it was false


class Most(NamedTuple):
    """How much of one problem is told."""

    places: int = 10  #: a base address with plain http in the configuration is not a thousand


FEW = Most()
EVERYTHING = Most(1_000_000)


class Example(NamedTuple):
    """One small site out of a rule's docstring."""

    flagged: bool
    files: Mapping[str, str]


_FENCE = re.compile(
    r"^(?P<heading>Flagged|Fine):[ \t]*$"
    r"|^(?P<indent>[ ]*)```\w+[ ](?P<path>\S+)\n(?P<body>.*?)^(?P=indent)```[ ]*$",
    re.MULTILINE | re.DOTALL,
)


def examples(part: Part) -> Iterator[Example]:
    """The examples under `Flagged:` and `Fine:` in a rule's docstring.

    Each fenced block is a file, named after its language: ```` ```html about/index.html ````. A
    name that the current example already has begins a new one.
    """
    flagged: bool | None = None
    files: dict[str, str] = {}
    for match in _FENCE.finditer(part.doc):
        if match["heading"] or match["path"] in files:
            if files and flagged is not None:
                yield Example(flagged, files)
            files = {}
        if match["heading"]:
            flagged = match["heading"] == "Flagged"
        else:
            margin = len(match["indent"])
            lines = match["body"].splitlines(keepends=True)
            files[match["path"]] = "".join(line[margin:] or "\n" for line in lines)
    if files and flagged is not None:
        yield Example(flagged, files)


SUBJECTS = (DatedPage, Link, Site)


def subject(part: Part) -> type:
    """What a rule looks at: `DatedPage`, `Link` or `Site`.

    Raises:
        BrokenPart: its `check` begins with another type.
    """
    kinds: list[Any] = list(parameter_types(part, part.attribute("check")).values())
    if not kinds or kinds[0] not in SUBJECTS:
        raise BrokenPart(part.module, "`check` must begin with a DatedPage, a Link or a Site")
    first: type = kinds[0]
    return first


def rules(only: Container[str] | None = None) -> Mapping[str, Part]:
    """Every rule there is, or those of some names, by slug."""
    known = parts("rules")
    return known if only is None else {slug: known[slug] for slug in known if slug in only}
