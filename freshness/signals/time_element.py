"""`<time>` elements near the title, and the dates that MkDocs plug-ins print.

Class, `itemprop` and the words before it tell what a date means; a lone bare `<time>` in the
article is taken for its publication. It lies on lists of posts, where each teaser brings its own:
several different dates of one meaning are no evidence at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.document import Document, Node
from freshness.head import PRINTED
from freshness.mentions import mentions
from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning
from freshness.when import parse

SLUG = "time-element"
_SELECTOR = f"time, .{PRINTED}"
_MANY = 50  # more are a list, a calendar or a log
# Whole names: `sidebar-position-left` is how themes call the frame of everything.
_PARTS = (
    "comment comments related teaser teasers widget widgets sidebar recent disqus webmention "
    "webmentions event events"
)
_ENDINGS = "list post posts area entries item items thread body content"
_ELSEWHERE = frozenset(
    part + ending
    for part in _PARTS.split()
    for ending in ("", *(dash + each for dash in "-_" for each in _ENDINGS.split()))
)
_OTHER_PARTS = frozenset(("nav", "aside", "pre", "blockquote"))
_CHANGED = re.compile(
    r"modified|updated?\b|last.?mod|revised|aktualisiert|geändert|mis(?:e)? à jour|actualiza"
    r"|aggiorna|atualiza|bijgewerkt|aktualizacj|更新|git-revision",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|posted|entry-date|creat|written|pubdate|veröffentlicht|erstellt|créé|crea[dt]o|criado"
    r"|aangemaakt|utworz|opublik|公開|投稿|发布|作成|创建",
    re.IGNORECASE,
)
# Right before the date only: “reviewed by Ada” stands before the day of a review as an article.
_REVIEWED = re.compile(
    r"(?:\breviewed(?: on)?|(?:über|ge)prüft(?: am)?|\bvérification)\W*\Z", re.IGNORECASE
)
_PROPERTIES = {  # https://schema.org/CreativeWork
    "datePublished": Meaning.PUBLISHED,
    "dateCreated": Meaning.PUBLISHED,
    "dateModified": Meaning.CHANGED,
}
_TRUST = {Meaning.REVIEWED: 0.8}  # what the source says itself counts for more
_BESIDE = 400  #: characters from the headline; further off, a lone `<time>` may be a clock
_LEVELS = 12  # ancestors to look at


def read(page: Page) -> Iterator[Evidence]:
    """The one date of each meaning."""
    document = page.document
    if "time" not in document.head.tags and not _is_printed(document):
        return  # the usual case; the tree would have to be made for the question alone
    nodes = document.tree.css(_SELECTOR)
    found: dict[Meaning | None, list[Evidence]] = {}
    beside = {each.when for each in mentions(document) if abs(each.distance) < _BESIDE}
    for node in nodes if len(nodes) <= _MANY else ():
        text = node.text(strip=True)
        attributes = node.attributes
        writings = (attributes.get("datetime") or "", text, attributes.get("title") or "")
        dates = (parse(each, language=page.document.locale) for each in writings if each)
        when = next((each for each in dates if each), None)
        if when and not _stands_elsewhere(node):
            meaning = _meaning(node)
            trust = _TRUST.get(meaning, 0.97) if meaning else 0.94 if when in beside else 0.75
            each = evidence(
                page,
                SLUG,
                meaning or Meaning.PUBLISHED,
                when,
                quote=text[:80] or str(when),
                trust=trust,
            )
            found.setdefault(meaning, []).append(each)
    if Meaning.PUBLISHED in found:
        found.pop(None, None)
    for alike in found.values():
        if len({each.when for each in alike}) == 1:
            yield alike[0]


def _is_printed(document: Document) -> bool:
    return any(PRINTED in names for names in document.head.classes)


def _stands_elsewhere(node: Node) -> bool:
    """In a part of the page that tells of other things than the page."""
    if node.tag != "time":
        return False  # printed by a plug-in, which dates nothing but the page
    parent = node.parent
    for _ in range(_LEVELS):
        if parent is None or parent.tag in ("body", "html"):
            return False
        attributes = parent.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
        if parent.tag in _OTHER_PARTS or not _ELSEWHERE.isdisjoint(names):
            return True
        parent = parent.parent
    return False


def _meaning(node: Node) -> Meaning | None:
    """What its property says, the words or the icon before it, its own names, its parent's."""
    if meaning := _PROPERTIES.get(node.attributes.get("itemprop") or ""):
        return meaning
    parent = node.parent
    for said in (_before(node), _names(node), _names(parent) if parent is not None else ""):
        if _REVIEWED.search(said):
            return Meaning.REVIEWED
        if _CHANGED.search(said):
            return Meaning.CHANGED
        if _PUBLISHED.search(said):
            return Meaning.PUBLISHED
    return None


def _before(node: Node) -> str:
    previous, said = node.prev, ""
    for _ in range(2):
        if previous is None or previous.tag == "time":
            break
        words = previous.text_content if previous.is_text_node else _names(previous)
        said = f"{(words or '')[-40:]} {said}"
        previous = previous.prev
    return said


def _names(node: Node) -> str:
    attributes = node.attributes
    pubdate = "pubdate" if "pubdate" in attributes else ""
    told = (attributes.get(key) or "" for key in ("class", "itemprop", "title", "id"))
    return " ".join((pubdate, *told))
