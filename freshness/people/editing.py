"""Changes in `people.yml` that somebody asked for: a day and a note, and no other byte.

The text is changed where the value stands, and then read again: if it does not say exactly what was
asked, and all else as before, nothing is written.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from freshness.errors import ConfigError, UserError
from freshness.people.book import text_of
from freshness.yaml_file import NotYaml, load_yaml, tree_of


def written(file: Path, index: int, today: date, note: str) -> None:
    """Note in the file that its owner was in touch with somebody.

    Args:
        file: the `people.yml`.
        index: position of the person in its list.
        today: becomes `last`.
        note: is put behind what `note` says, with the day; empty for none.

    Raises:
        ConfigError: the file cannot be read.
        UserError: it cannot be written, or is written in a way that cannot be changed safely.
    """
    text = text_of(file)
    changes = {"last": str(today)}
    line = f"{today}: {' '.join(note.split())}"
    try:
        person = _person(load_yaml(text), index)
        if note.strip():
            before = str(person.get("note") or "") if isinstance(person, dict) else ""
            changes["note"] = f"{before.rstrip()}\n{line}" if before.strip() else line
        changed = text
        for key, value in changes.items():
            changed = _set(changed, index, key, value)
        kept = _same_but(load_yaml(changed), load_yaml(text), index, changes)
    except (NotYaml, LookupError, AttributeError, TypeError):
        kept = False
    if not kept:
        wanted = ", ".join(f"{key}: {value!r}" for key, value in changes.items())
        raise UserError(f"{file}: is written in a way that is not safe to change; add {wanted}")
    target = file.resolve()
    draft = target.with_name(f".{target.name}.tmp")
    try:
        mode = target.stat().st_mode
        draft.touch(mode=0o600)
        draft.write_bytes(changed.encode("utf-8"))
        draft.chmod(mode & 0o777)
        draft.replace(target)
    except OSError as error:
        raise ConfigError(f"cannot be written ({error.strerror})", file=file) from None


def _set(text: str, index: int, key: str, value: str) -> str:
    """The text with a key of a person changed or added."""
    node = _person(_plain(tree_of(text)), index)
    end = "\r\n" if "\r\n" in text else "\n"
    shown = value if key == "last" else _quoted(value)
    if not hasattr(node, "value") or isinstance(node.value, str):  # a name and nothing else
        start, stop = node.start_mark, node.end_mark
        indent = " " * start.column
        head = f"name: {text[start.index : stop.index]}"
        return f"{text[: start.index]}{head}{end}{indent}{key}: {shown}{text[stop.index :]}"
    for name, old in node.value:
        if name.value == key:
            start = old.start_mark.index
            stop = start + len(text[start : old.end_mark.index].rstrip())
            between = " " if text[start - 1] == ":" else ""
            return f"{text[:start]}{between}{shown}{text[stop:]}"
    name, first = node.value[0]
    if node.flow_style:
        stop = first.end_mark.index
        return f"{text[:stop]}, {key}: {shown}{text[stop:]}"
    line = text.find(end, first.end_mark.index)
    stop = line if line >= 0 else len(text)
    return f"{text[:stop]}{end}{' ' * name.start_mark.column}{key}: {shown}{text[stop:]}"


def _plain(tree: Any) -> Any:
    """The list of people's nodes."""
    if tree.id == "mapping":
        return next(value for key, value in tree.value if key.value == "people").value
    return tree.value


def _person(data: Any, index: int) -> Any:
    people = data["people"] if isinstance(data, dict) else data
    return people[index]


def _same_but(after: Any, before: Any, index: int, changes: dict[str, str]) -> bool:
    people = before["people"] if isinstance(before, dict) else before
    old = people[index]
    person = dict(old) if isinstance(old, dict) else {"name": old}
    person |= changes
    person["last"] = date.fromisoformat(changes["last"])
    people[index] = person
    return bool(after == before)


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar (YAML 1.2.2, 7.3.1)."""
    marks = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(marks.get(each, each) for each in text) + '"'
