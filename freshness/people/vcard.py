"""Contacts in vCard files (RFC 6350, and the older 2.1 and 3.0), one at a time.

The one module that knows vobject. A card that it cannot read is counted, and the others are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from freshness.correspondence import Contact
from freshness.errors import UserError
from freshness.exports.dates import birthday

MAX_CARD = 1 << 20  #: characters; a photo may be in it
_CARD = re.compile(r"^BEGIN:VCARD[^\n]*\n(?:(?!END:VCARD|BEGIN:VCARD).*\n)*+END:VCARD", re.M | re.I)
_PICTURE = re.compile(r"^(?:item\d+\.)?(?:PHOTO|LOGO|SOUND|KEY)\b.*\n(?:[ \t].*\n)*+", re.M | re.I)
_MANY = 20  #: values of one kind that are kept


def read(text: str, skip: Callable[[str], None]) -> Iterator[Contact]:
    """The contacts of a file.

    Args:
        text: all of it.
        skip: told once per card that cannot be read, with a sentence.

    Raises:
        UserError: vobject is not installed.
    """
    try:
        from vobject import readOne
    except ImportError:
        raise UserError(
            "vCards are read with vobject; install it with: pip install 'freshness[people]'"
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for match in _CARD.finditer(text):
        card = _PICTURE.sub("", match[0]) if len(match[0]) <= MAX_CARD else ""
        try:
            contact = _contact(readOne(card, allowQP=True).contents)
        except Exception:  # whatever a hostile card makes the library stumble over
            skip("A card cannot be read.")
            continue
        if contact.name or contact.emails or contact.phones:
            yield contact


def _contact(card: dict[str, list[Any]]) -> Contact:
    name = _first(card, "fn") or " ".join(
        part for field in ("given", "family") if (part := _part(card, field))
    )
    return Contact(
        source="vcard",
        name=" ".join(name.split())[:200],
        emails=_values(card, "email"),
        profiles=_values(card, "url") + _values(card, "x-socialprofile"),
        phones=_values(card, "tel"),
        company=_first(card, "org"),
        title=_first(card, "title"),
        birthday=birthday(_first(card, "bday")),
        note=_first(card, "note"),
    )


def _values(card: dict[str, list[Any]], field: str) -> tuple[str, ...]:
    found = (_text(each.value).removeprefix("tel:") for each in card.get(field, [])[:_MANY])
    return tuple(dict.fromkeys(value for value in found if value))


def _first(card: dict[str, list[Any]], field: str) -> str:
    return next(iter(_values(card, field)), "")


def _part(card: dict[str, list[Any]], field: str) -> str:
    return _text(getattr(card["n"][0].value, field, "")) if card.get("n") else ""


def _text(value: object) -> str:
    """A value as text; of a firm and its departments the firm."""
    while isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip()
