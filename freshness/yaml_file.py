"""YAML of any origin: ours, other tools', and front matter of pages that we do not know.

Safe whatever is in it: odd values are text, unknown tags are nothing, and a small file that unfolds
into a huge one is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import yaml

MAX_NODES = 200_000
"""Values in one file, each alias counted as what it stands for."""

_ODD = (ValueError, KeyError, IndexError, AttributeError, OverflowError)


class _Loader(yaml.SafeLoader):
    """Safe YAML that reads past tags it does not know (`!ENV`, `!!python/name`) as None."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._count = 0
        self._counts: dict[int, int] = {}

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Count what the file would unfold to, before anything is unfolded."""
        is_alias = self.check_event(yaml.AliasEvent)
        before = self._count
        node: Any = super().compose_node(parent, index)
        if is_alias and id(node) not in self._counts:
            raise yaml.composer.ComposerError(
                None, None, "something contains itself", node.start_mark
            )
        self._count += self._counts[id(node)] if is_alias else 1
        if self._count > MAX_NODES:
            raise yaml.composer.ComposerError(None, None, "it unfolds to too much", node.start_mark)
        if not is_alias:
            self._counts[id(node)] = self._count - before
        return node


def _or_text(construct: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """A day that no calendar has, or a number without end, is the text that it is written as."""

    def lenient(loader: Any, node: Any) -> Any:
        try:
            return construct(loader, node)
        except _ODD:
            return str(node.value)

    return lenient


for _kind in ("bool", "int", "float", "timestamp"):
    _tag = f"tag:yaml.org,2002:{_kind}"
    _Loader.add_constructor(_tag, _or_text(yaml.SafeLoader.yaml_constructors[_tag]))
_Loader.add_constructor(None, lambda loader, node: None)


class NotYaml(ValueError):
    """What is wrong, and the 1-based line where that is known."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        """Keep both."""
        super().__init__(problem)
        self.line = line


def load_yaml(text: str) -> Any:
    """What YAML says, past tags that are not known.

    Raises:
        NotYaml: it is none, holds itself, is nested without end or unfolds to too much.
    """
    try:
        return yaml.load(text, _Loader)  # noqa: S506  it is a SafeLoader
    except RecursionError:
        raise NotYaml("it is nested too deeply") from None
    except (yaml.YAMLError, *_ODD) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise NotYaml(problem, mark.line + 1 if mark else None) from None


def tree_of(text: str) -> Any:
    """YAML as nodes, each with the places where it begins and ends; None for an empty file.

    Raises:
        NotYaml: as `load_yaml`.
    """
    try:
        return yaml.compose(text, _Loader)
    except RecursionError:
        raise NotYaml("it is nested too deeply") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is none"
        raise NotYaml(problem, mark.line + 1 if mark else None) from None


def line_of(keys: Sequence[str | int], text: str) -> int | None:
    """The 1-based line of a value, or of the nearest above it; None where it is no YAML.

    Args:
        keys: the way to it, keys and positions.
        text: the whole file.
    """
    try:
        node = yaml.compose(text, _Loader)
    except (yaml.YAMLError, RecursionError):
        return None
    line = None
    for key in keys:
        for child, value, number in _children(node):
            if child == key:
                node, line = value, number
                break
    return line


def _children(node: Any) -> Iterator[tuple[str | int, Any, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, value, key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield index, value, value.start_mark.line + 1
