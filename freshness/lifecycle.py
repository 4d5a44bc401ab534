"""When versions of languages, systems, tools and libraries came to their end.

The facts are in `data/end_of_life.json`, one product a line, with the day they were compiled. A
version has ended when nobody mends it any more: the end that its makers announced, or the day of
its last release where they announced none. `freshness data update` asks endoflife.date for newer
ones, and writes a file of the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from freshness.errors import ConfigError
from freshness.vocabulary import PartialDate

FILE_NAME = "end_of_life.json"
_MAX_BYTES = 4 << 20
_NUMBER = re.compile(r"\d{1,9}")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = b"0123456789"
_DAY = r"^\d{4}(?:-\d\d(?:-\d\d)?)?$"


class Cycle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of versions: `3.9` stands for all of 3.9.x."""

    ended: str | None
    """ISO 8601, as precise as is known; None while it is supported."""
    latest: str = ""
    """The newest release, where that is of interest."""


class Product(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One product."""

    name: str
    slug: str = ""
    """Its name at endoflife.date; empty for what is not told there."""
    names: tuple[str, ...] = ()
    """What people call it."""
    files: tuple[str, ...] = ()
    """What its files, folders and packages are called, for what pages load."""
    cycles: dict[str, Cycle] = {}
    """By version, oldest first."""
    ended: str | None = None
    """When all of it ended, in every version."""
    note: str = ""
    """What happened, where “ended” is not the word."""
    instead: str = ""
    """What took its place."""
    near: str = ""
    """A pattern that must match nearby, since the name alone is a word."""
    foreign: bool = False
    """Old copies are of no harm on the own site."""
    anywhere: bool = False
    """The words are a claim of the present wherever they stand."""

    def end(self, version: str = "") -> PartialDate | None:
        """When a version ended; None when it has not, or nobody told us.

        A version that is older than all that are known ended no later than the oldest.

        Args:
            version: `3`, `3.9` or `3.9.7`; empty for the product as such.
        """
        found = self._end(version) if version and self.cycles else self.ended
        return PartialDate(*map(int, found.split("-"))) if found else None

    def _end(self, version: str) -> str | None:
        parts = version.split(".")
        for count in range(len(parts), 0, -1):
            if cycle := self.cycles.get(".".join(parts[:count])):
                return cycle.ended
        within = [cycle for key, cycle in self.cycles.items() if key.startswith(f"{version}.")]
        if within:  # 8 is over when 8.0 and 8.4 are
            ends = [cycle.ended or "" for cycle in within]
            return max(ends) if all(ends) else None
        oldest = min(self.cycles, key=numbers, default=None)
        if oldest and numbers(version) < numbers(oldest):
            return self.cycles[oldest].ended
        return None

    def is_final(self, version: str) -> bool:
        """Whether the final release of what is named here, or a later one, is out.

        Args:
            version: of the final release: `5.3.0` for `5.3.0-alpha1`.
        """
        return any(
            cycle.latest and numbers(cycle.latest) >= numbers(version)
            for cycle in self.cycles.values()
        )


class Lifecycles(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All products."""

    compiled: str
    source: str
    products: tuple[Product, ...]

    @cached_property
    def by_file(self) -> Mapping[str, Product]:
        """The product of a file, folder or package name, lower case."""
        return {name: each for each in self.products for name in each.files}

    @cached_property
    def by_name(self) -> Mapping[str, Product]:
        """The product of what people call it."""
        return {name: each for each in self.products for name in each.names}

    @cached_property
    def by_word(self) -> Mapping[bytes, tuple[str, ...]]:
        """The names by their longest word: lower case, UTF-8, without a number at its end."""
        found: dict[bytes, tuple[str, ...]] = {}
        for name in self.by_name:
            word = max(_WORD.findall(name.lower()), key=len).encode().rstrip(_DIGITS)
            found[word] = (*found.get(word, ()), name)
        return found


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers, to be compared."""
    return tuple(int(part) for part in _NUMBER.findall(version))


@cache
def bundled() -> Lifecycles:
    """The facts that came with this release."""
    file = resources.files("freshness").joinpath("data", FILE_NAME)
    return msgspec.json.decode(file.read_bytes(), type=Lifecycles)


def newest(file: Path) -> Lifecycles:
    """The facts of a file that `freshness data update` wrote; the bundled ones if they are newer.

    Args:
        file: need not exist.

    Raises:
        ConfigError: the file is there and cannot be used.
    """
    ours = bundled()
    try:
        if not file.is_file():
            return ours
        if file.stat().st_size > _MAX_BYTES:
            raise ConfigError("is larger than 4 MiB; run `freshness data update`", file=file)
        theirs = msgspec.json.decode(file.read_bytes(), type=Lifecycles)
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", file=file) from None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise ConfigError("cannot be understood; run `freshness data update`", file=file) from None
    return theirs if theirs.compiled > ours.compiled else ours


def encode(facts: Lifecycles) -> str:
    """The text of a file, one product a line."""
    rows = ",\n".join(msgspec.json.encode(each).decode() for each in facts.products)
    head = msgspec.json.encode({"compiled": facts.compiled, "source": facts.source}).decode()
    return f'{head[:-1]},"products":[\n{rows}\n]}}\n'


def updated(product: Product, answer: Any) -> Product:
    """A product with what endoflife.date tells of it; our own words about it stay.

    Args:
        product: as it is known.
        answer: decoded JSON of `GET /api/v1/products/{slug}`
            (https://endoflife.date/docs/api/v1/): `result.releases[]` with `name`, `isEol`,
            `eolFrom` and `latest.name`.

    Raises:
        ValueError: the answer is of another form.
    """
    result = answer.get("result") if isinstance(answer, dict) else None
    releases = result.get("releases") if isinstance(result, dict) else None
    if not isinstance(releases, list) or not releases:
        raise ValueError("no releases")
    told = dict(_cycles(releases))
    if not told:
        raise ValueError("no versions")
    # What they no longer list stays as we know it; a whole that they tell by its parts does not.
    kept = {
        key: cycle
        for key, cycle in product.cycles.items()
        if not any(name.startswith(f"{key}.") for name in told)
    }
    cycles = {**kept, **told}
    ordered = dict(sorted(cycles.items(), key=lambda item: numbers(item[0])))
    return msgspec.structs.replace(product, cycles=ordered)


def _cycles(releases: list[Any]) -> Iterator[tuple[str, Cycle]]:
    for release in releases[:500]:
        if not isinstance(release, dict):
            raise ValueError("a release is no object")
        name, end, latest = release.get("name"), release.get("eolFrom"), release.get("latest")
        if not isinstance(name, str) or not re.fullmatch(r"\d+(?:\.\d+)*", name):
            continue  # `7-sp1`, `esr`: nothing that people write
        if release.get("isEol") is not True:
            end = None
        elif not (isinstance(end, str) and re.match(_DAY, end)):
            continue  # over, but nobody told when
        newest_release = latest.get("name") if isinstance(latest, dict) else ""
        yield (
            name,
            Cycle(ended=end, latest=newest_release if isinstance(newest_release, str) else ""),
        )
