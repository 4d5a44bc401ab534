"""How parts are found and how they get what they ask for.

A part is a module in one of the packages `rules`, `signals`, `providers`, `reporters`, `fixers`, or
a third party's module behind an entry point of that name (`freshness.rules`, …). There is no list
to edit. A part's function is told apart by the *types* of its parameters: the first says what it
looks at, the others which services it wants.
"""

from __future__ import annotations

import functools
import inspect
import pkgutil
import typing
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from importlib import import_module, metadata
from types import ModuleType
from typing import Any


class BrokenPart(Exception):
    """A part does not keep its contract: a bug of its author, named with its file."""

    def __init__(self, module: ModuleType, complaint: str) -> None:
        """Name the file and what is wrong with it."""
        file = getattr(module, "__file__", None) or module.__name__
        super().__init__(f"{file}: {complaint}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One module that does one thing."""

    slug: str  #: the module's name with hyphens
    title: str  #: first line of its docstring, without the full stop
    doc: str  #: the docstring, which is also its catalogue page
    module: ModuleType

    def attribute(self, name: str) -> Any:
        """Something the contract requires the module to define.

        Raises:
            BrokenPart: the module does not define it.
        """
        try:
            return getattr(self.module, name)
        except AttributeError:
            raise BrokenPart(self.module, f"defines no `{name}`") from None


@functools.cache
def parts(family: str) -> Mapping[str, Part]:
    """All parts of a family by slug: ours first, then third parties', which may replace ours.

    Args:
        family: `rules`, `signals`, `providers`, `reporters` or `fixers`.

    Raises:
        BrokenPart: a module has no docstring.
    """
    package = import_module(f"freshness.{family}")
    names = sorted(name for _, name, _ in pkgutil.iter_modules(package.__path__))
    found = {}
    for name in names:
        part = _part(name, import_module(f"{package.__name__}.{name}"))
        found[part.slug] = part
    theirs = (each for each in _entry_points() if each.group == package.__name__)
    for entry in sorted(theirs, key=lambda each: each.name):
        part = _part(entry.name, entry.load())
        found[part.slug] = part
    return found


def part(family: str, slug: str) -> Part | None:
    """One part of a family, without loading the others; None where there is no such part.

    Raises:
        BrokenPart: the module has no docstring.
    """
    package = import_module(f"freshness.{family}")
    name = slug.replace("-", "_")
    for entry in _entry_points():
        if entry.group == package.__name__ and entry.name.replace("-", "_") == name:
            return _part(entry.name, entry.load())
    if any(each.name == name for each in pkgutil.iter_modules(package.__path__)):
        return _part(name, import_module(f"{package.__name__}.{name}"))
    return None


@functools.cache
def _entry_points() -> tuple[metadata.EntryPoint, ...]:
    """Everybody's. Reading the metadata of all packages that are installed takes a while."""
    found = metadata.entry_points()
    return tuple(each for group in found.groups for each in found.select(group=group))


def _part(name: str, module: ModuleType) -> Part:
    doc = inspect.getdoc(module) or ""
    if not doc:
        raise BrokenPart(module, "has no docstring to explain it")
    title = doc.partition("\n")[0].rstrip(".")
    return Part(slug=name.replace("_", "-"), title=title, doc=doc, module=module)


@functools.cache
def parameter_types(part: Part, function: Callable[..., Any]) -> dict[str, Any]:
    """Names and types of a part's function, in order.

    Raises:
        BrokenPart: a parameter has no annotation.
    """
    hints = typing.get_type_hints(function)
    names = list(inspect.signature(function).parameters)
    missing = [name for name in names if name not in hints]
    if missing:
        raise BrokenPart(part.module, f"parameter `{missing[0]}` has no type")
    return {name: hints[name] for name in names}


def bind(
    part: Part, function: Callable[..., Any], services: Mapping[Any, object]
) -> Callable[..., Any]:
    """Fill in every parameter after the first from the services, by type.

    Args:
        part: whose function it is.
        function: the part's function.
        services: a value for each type that may be asked for.

    Raises:
        BrokenPart: a type is asked for that nobody offers.
    """
    kinds = wanted(part, function, services)
    return functools.partial(function, **{name: services[kind] for name, kind in kinds.items()})


def wanted(part: Part, function: Callable[..., Any], offered: Collection[Any]) -> dict[str, Any]:
    """Names and types of the services that a part's function asks for, in order.

    Raises:
        BrokenPart: a type is asked for that nobody offers.
    """
    _, *kinds = parameter_types(part, function).items()
    unknown = [name for name, kind in kinds if kind not in offered]
    if unknown:
        names = ", ".join(sorted(getattr(kind, "__name__", str(kind)) for kind in offered))
        raise BrokenPart(part.module, f"parameter `{unknown[0]}`: only {names} can be had")
    return dict(kinds)
