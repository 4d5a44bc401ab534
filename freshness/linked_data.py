"""JSON-LD: what a page tells machines about itself, as a flat list of its nodes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import msgspec

_PAIRS = re.compile(r'"(@?[A-Za-z]{1,40})"\s*+:\s*+"([^"\\]{0,500}+)"')
_MAX_BROKEN = 20_000  #: characters of JSON-LD that is none


def nodes(texts: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """Every node, graphs and lists flattened, nested ones left where they are.

    Args:
        texts: the scripts of a page, as written.
    """
    found: list[dict[str, Any]] = []
    for text in texts:
        try:
            data = _decoded(text)
        except RecursionError:
            continue
        except ValueError:
            # A comma too many should not cost the dates: what it says first of itself counts.
            data = dict(reversed(_PAIRS.findall(text[:_MAX_BROKEN]))) or []
        pending = [data]
        while pending:
            item = pending.pop(0)
            if isinstance(item, list):
                pending[:0] = item
            elif isinstance(item, dict):
                graph = item.get("@graph")
                if isinstance(graph, list):
                    pending[:0] = graph
                found.append(item)
    return tuple(found)


def _decoded(text: str) -> Any:
    """What JSON tells; what is not quite JSON (a line break inside a string) takes longer."""
    try:
        return msgspec.json.decode(text)
    except ValueError:
        return json.loads(text, strict=False)
