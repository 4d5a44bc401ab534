"""Template tags in source files: neither words nor addresses, so they are blanked."""

from __future__ import annotations

import re

# Liquid, Jinja and Hugo tags. None holds another, which keeps a run of openings linear to search.
_TAG = re.compile(r"\{\{(?:(?!\}\}|\{\{)[\s\S])*+\}\}|\{%(?:(?!%\}|\{%)[\s\S])*+%\}")
# Code that is shown. It ends before the next tag of its kind, so that a run of openings is linear.
_CODE = re.compile(
    r"(?<=%\})(?:(?!\{%)[\s\S])*+(?=\{%-?\s*end(?:highlight|codeblock|raw|verbatim)\b)"
)
_ADDRESS = re.compile(r"(?:\]\([ ]?<?|=[\"']?|\]:[ ]|/)\Z")
_SHOWN = re.compile(r"[^\r\n]")


def is_templated(text: str) -> bool:
    """Whether a text holds template tags."""
    return bool(_TAG.search(text))


def blank(text: str) -> str:
    """The text with every tag replaced by as many spaces.

    Within an address a tag becomes `${…`, by which `references` knows that the address is not
    complete.
    """
    return _TAG.sub(_blank, text)


def blank_page(text: str) -> str:
    """An HTML source with its tags replaced as `blank` does, and the code between two of them."""
    return blank(
        _CODE.sub(lambda code: _SHOWN.sub(" ", code[0]), text) if "{% end" in text else text
    )


def _blank(match: re.Match[str]) -> str:
    tag = match[0]
    if "\n" not in tag and _ADDRESS.search(match.string, max(0, match.start() - 3), match.start()):
        return "${".ljust(len(tag), "_")
    return _SHOWN.sub(" ", tag)
