"""Words on the page that say when: “Last updated: 17 May 2024”, “Stand: Mai 2024”.

Reads labels in eleven languages, with the date behind them or in the next block. It lies where a
theme prints the day of the build, and where the words are older than the last change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.document import Block
from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning, PartialDate
from freshness.when import find, parse

SLUG = "visible-text"
_LABELS = {
    Meaning.CHANGED: (
        r"(?:(?:this |the )?(?:page|site|document|post|article) )?(?:was |has been )?"
        r"(?:last (?:updated?|modified|revised|edited|changed)|(?:updated|modified|revised))"
        r"|date modified|last revision"
        r"|stand|zuletzt (?:aktualisiert|geändert|bearbeitet)|letzte (?:aktualisierung|änderung)"
        r"|aktualisiert|(?:dernière )?(?:mise à jour|modification)|mis à jour|modifié"
        r"|(?:última )?(?:actualización|modificación)|actualizado"
        r"|(?:ultimo )?aggiornamento|ultima modifica|aggiornato"
        r"|(?:última )?(?:atualização|modificação)|atualizado"
        r"|laatst (?:bijgewerkt|gewijzigd)|laatste (?:update|wijziging)|bijgewerkt"
        r"|ostatnia (?:aktualizacja|zmiana|modyfikacja)|(?:data )?aktualizacj[ai]"
        r"|最終更新日?|更新日|最后更新|最近更新|更新时间|更新於|更新于|最後更新"
    ),
    Meaning.REVIEWED: r"(?:last )?reviewed|zuletzt (?:überprüft|geprüft)|dernière vérification",
    Meaning.PUBLISHED: (
        r"(?:first )?published|posted|written|veröffentlicht|erschienen|publié|publicado"
        r"|pubblicato|gepubliceerd|opublikowano|公開日|投稿日|发布于|发布时间|發佈於"
    ),
}
_LABEL = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<{meaning.name}>{words})" for meaning, words in _LABELS.items())
    + r")(?:\s?(?:at|on|in|am|vom|den|le|el|em|il|op|dnia)(?![^\W\d]))?[\s:：于於–—(-]*+",
    re.IGNORECASE,
)
# A word of every label: the pattern above is tried only where one of these stands.
_HINTS = (
    "updat", "modif", "revis", "review", "edited", "changed", "stand", "letzt", "aktuali",
    "à jour", "vérification", "actualiza", "aggiorna", "atualiza", "bijgewerkt", "gewijzigd",
    "wijziging", "zmiana", "modyfik", "更新", "publi", "posted", "written", "veröffentlicht",
    "erschienen", "pubbli", "公開", "投稿", "发布", "發佈",
)  # fmt: skip
_YEAR = re.compile(r"(?:199|20\d)\d")
_WEEKDAY = re.compile(r"(?:[^\W\d_][\w-]{1,13}[.,]{0,2}\s)?")
_ELSEWHERE = frozenset(("comment", "related", "code", "quote", "hidden", "nav"))
_LONGEST = 400  # characters of a block that may hold such a line
_SHORT = 40  # characters of a block that may be a label alone
_TRUST = {Meaning.CHANGED: 0.8, Meaning.REVIEWED: 0.8, Meaning.PUBLISHED: 0.65}


def read(page: Page) -> Iterator[Evidence]:
    """Each labelled date; none where a meaning has several, as on a list of posts."""
    blocks = [block for block in page.document.blocks if _is_candidate(block)]
    text = "\n".join(block.text for block in blocks).casefold()
    hints = [hint for hint in _HINTS if hint in text]
    found: dict[Meaning, list[Evidence]] = {}
    for block in blocks if hints else ():
        lowered = block.text.casefold()
        if any(hint in lowered for hint in hints):
            for each in _labelled(page, block):
                found.setdefault(each.meaning, []).append(each)
    for alike in found.values():
        if len({each.when for each in alike}) == 1:
            yield alike[0]


def _is_candidate(block: Block) -> bool:
    length = len(block.text)
    return (
        (length <= _SHORT or (length <= _LONGEST and _YEAR.search(block.text) is not None))
        and not block.context & _ELSEWHERE
    )  # fmt: skip


def _labelled(page: Page, block: Block) -> Iterator[Evidence]:
    text = block.text
    for label in _LABEL.finditer(text):
        before = text[: label.start()].rstrip()
        if before and before[-1].isalnum() and label[0][0].islower():
            continue  # in the middle of a sentence, which may be about anything
        rest, quote = text[label.end() :], text[label.start() :]
        following = page.document.blocks[block.number + 1 : block.number + 2]
        if not rest and following:
            rest, quote = following[0].text, f"{quote} {following[0].text}"
        when = _leading(rest, page.document.language)
        if when and label.lastgroup:
            meaning = Meaning[label.lastgroup]
            yield evidence(page, SLUG, meaning, when, quote=quote[:80], trust=_TRUST[meaning])


def _leading(text: str, language: str) -> PartialDate | None:
    """The date that a text begins with, or the year that it is."""
    date = next(find(text[:80], language=language), None)
    if date and _WEEKDAY.fullmatch(text, 0, date.start):
        return date.when
    return parse(text.rstrip(" ).,"), language=language)
