"""Letters that want no answer: “thanks, see you Friday”."""

from __future__ import annotations

import re

from freshness.languages import UNSPACED
from freshness.wording import Wording, every, said

_LONG = 45  #: words; who writes more says more than thanks
_LONG_UNSPACED = 60  #: characters
_LINE = 60  #: characters; a longer line is no farewell
_REST = 0.34  #: this part of the words may be about something else
_MOST = 800  #: characters; what is longer is not looked into
_WROTE = (
    r"\b(?:wrote|schrieb|écrit|escribió|ha scritto|escreveu|schreef|napisała?)\b.{0,80}:[ \t]*+"
)
_QUOTE_HEAD = re.compile(
    # Some programs break the line in two.
    rf"^(?:(?:On|Am|Le|El|Il|Em|Op|W)\b.{{0,200}}\n.{{0,80}}{_WROTE}|.{{0,200}}{_WROTE}"
    r"|\d{4}年.{0,200}[:：][ \t]*+"
    r"|-{2,10}\s?\w.{0,60}-{2,10}[ \t]*+"
    r"|_{10,80}+[ \t]*+"
    r"|(?:From|Von|De|Da|Van|Od|发件人|差出人)\s?[:：] .{0,200}<.{0,200}>.{0,20})$",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^>.*(?:\n|$)", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def own_words(text: str) -> str:
    """What the sender wrote: quotes of earlier letters away, the signature still there."""
    head = _QUOTE_HEAD.search(text)
    return _QUOTED.sub("", text[: head.start()] if head else text).strip()


def is_closing(text: str, *names: str) -> bool:
    """Whether a letter only thanks, confirms or says good-bye, so that nothing is owed.

    Args:
        text: the sender's own words.
        names: of those who write to each other; they are no words of substance.
    """
    core = _SIGNATURE.split(text)[0].strip()
    if not core or not any(map(str.isalnum, core)):
        return True  # a thumb up
    if len(core) > _MOST or "?" in core or "？" in core:
        return False
    return any(_closes(core, each, names) for each in every())


def _closes(core: str, wording: Wording, names: tuple[str, ...]) -> bool:
    form = said(_before_farewell(core, wording), wording.code)
    if not form.strip() or wording.says("asking", form):
        return False
    rest, count = wording.pattern("closing").subn("", form)
    for topic in ("farewell", "filler"):
        rest = wording.pattern(topic).sub("", rest)
    if not count:
        return False
    if wording.code in UNSPACED:
        left = sum(map(str.isalnum, rest))
        return len(form) <= _LONG_UNSPACED and left <= max(6, len(form) * _REST)
    known = {word for name in names for word in name.lower().split()}
    words = [word for word in form.split() if word[0].isalnum()]
    left = sum(word[0].isalnum() and word not in known for word in rest.split())
    return len(words) <= _LONG and left <= max(3, len(words) * _REST)


def _before_farewell(core: str, wording: Wording) -> str:
    """The lines above the one that says “kind regards”; the name and title below are no words."""
    lines = core.splitlines()
    start = 0 if wording.code in UNSPACED else 1
    for number, line in enumerate(lines[1:], 1):
        if len(line) < _LINE and wording.pattern("farewell").match(said(line, wording.code), start):
            return "\n".join(lines[:number])
    return core
