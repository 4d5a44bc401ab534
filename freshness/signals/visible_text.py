"""Words on the page that say when: “Last updated: 17 May 2024”, “Stand: Mai 2024”.

Reads labels in eleven languages, with the date behind them or in the next block. It lies where a
theme prints the day of the build, and where the words are older than the last change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from freshness.document import Document
from freshness.mentions import HINTS, Mention, mentions
from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning

SLUG = "visible-text"
_LABELS = {
    Meaning.CHANGED: (
        r"(?:(?:this |the )?(?:page|site|document|post|article) )?(?:was |has been )?"
        r"(?:last (?:updated?|modified|revised|edited|changed)|(?:updated|modified|revised))"
        r"|date modified|last revision"
        r"|stand|zuletzt(?: (?:aktualisiert|geändert|bearbeitet))?|aktualisiert"
        r"|letzte (?:aktualisierung|änderung)|(?:dernière )?(?:mise à jour|modification)"
        r"|mis à jour|modifié"
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
    + r")(?:\s?(?:at|on|in|am|vom|den|le|el|em|il|op|dnia)(?![^\W\d]))?[\s:：于於–—(\[-]*+"
    r"(?:\d{1,2}[:.]?\d\d\s?(?:[ap]\.?m\.?|[a-z]{2,4})?(?:\s[a-z]{2,4}\b)?,?\s?"
    r"(?:\(\d{4}\s?[a-z]{2,4}\)\s?)?)?+"  # Updated 10:30 AM ET, Fri March 12
    r"(?:[^\W\d_][\w-]{1,13}[.,]{0,2}\s?)?\Z",
    re.IGNORECASE,
)
# “This post was published on … ” with the verb behind the date.
_SUBJECT = re.compile(
    r"\b(?:beitrag|artikel|eintrag|seite|text|meldung)\s+(?:wurde|ist)\s[^.!?\d]{0,40}\Z", re.I
)
_VERB = re.compile(
    r"\A[\s,]*(?:um\s[\d%:.HM]{2,5}(?:\sUhr)?[\s,]*)?(?:von\s[^.!?\d]{2,30}\s)?"
    r"(?P<word>veröffentlicht|geschrieben|erstellt|publiziert|geändert|aktualisiert|bearbeitet)"
    r"|\A\s?に?(?P<sign>公開|掲載|投稿|更新)",
    re.IGNORECASE,
)
_UPDATES = frozenset(("geändert", "aktualisiert", "bearbeitet", "更新"))
_ELSEWHERE = frozenset(("comment", "related", "code", "quote", "hidden", "nav"))
_BESIDE = 400  #: characters from the headline within which a label is the page's own
_TRUST = {Meaning.CHANGED: 0.8, Meaning.REVIEWED: 0.8, Meaning.PUBLISHED: 0.97}


def read(page: Page) -> Iterator[Evidence]:
    """Each labelled date; none where a meaning has several, as on a list of posts."""
    found: dict[Meaning, list[Mention]] = {}
    for mention in mentions(page.document):
        if meaning := labelled(mention):
            found.setdefault(meaning, []).append(mention)
    for meaning, alike in found.items():
        # Blocks know what text stands in. To gather them may cost more than all else that is read.
        near = [each for each in alike if _is_near(each)]
        own = near or [each for each in alike if not _is_elsewhere(each, page.document)]
        if len({each.when for each in own}) == 1:
            when, quote = own[0].when, _quote(own[0])
            yield evidence(page, SLUG, meaning, when, quote=quote, trust=_TRUST[meaning])


@lru_cache(maxsize=256)
def labelled(mention: Mention) -> Meaning | None:
    """What the words right before a date, or the verb behind it, say that it means."""
    before = mention.before.casefold()
    if any(map(before.__contains__, HINTS)) and (label := _LABEL.search(mention.before)):
        start = mention.before[: label.start()].rstrip()
        in_sentence = start and start[-1].isalnum() and label[0][0].islower()
        if label.lastgroup and not (in_sentence and _is_same_node(label[0], mention)):
            return Meaning[label.lastgroup]
    verb = _VERB.match(mention.after)
    if verb and (verb["sign"] or _SUBJECT.search(mention.before)):
        is_update = (verb["word"] or verb["sign"]).lower() in _UPDATES
        return Meaning.CHANGED if is_update else Meaning.PUBLISHED
    return None


def _is_same_node(label: str, mention: Mention) -> bool:
    """Whether the label stands in the middle of a sentence, which may be about anything."""
    at = mention.line.find(label.strip())
    return at > 0 and mention.line[at - 2 : at - 1].isalnum()


def _is_near(mention: Mention) -> bool:
    return -_BESIDE < mention.distance < _BESIDE


def _is_elsewhere(mention: Mention, document: Document) -> bool:
    """Whether it is always in a comment, a quotation or the like that the line is found."""
    around = [block for block in document.blocks if mention.words in block.text]
    return bool(around) and all(block.context & _ELSEWHERE for block in around)


def _quote(mention: Mention) -> str:
    label = _LABEL.search(mention.before)
    words = mention.before[label.start() :] if label else ""
    return f"{words} {mention.words}".strip()[:80]
