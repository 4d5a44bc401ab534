"""Why a page that answers may not be the one meant. No network.

Each doubt is a weak sign, in words. Wording alone proves nothing: a page about missing pages also
says "not found". So a host that answers 404 to an address made up is believed when it answers 200.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from freshness.crawl.hosts import Manner, closed, is_home, manner, registrable
from freshness.crawl.outcome import Look, Outcome
from freshness.crawl.snapshots import changes
from freshness.url import host, path

GONE = frozenset((404, 410))

_NOT_FOUND = re.compile(
    r"(?:error\s*)?404(?:\s*(?:error|[-:–—]?\s*(?:page |file )?not found))?"
    r"|(?:oops!? )?(?:the |this )?(?:page|file|document|site) "
    r"(?:was |is |could |can)?(?: ?not) (?:be )?found"
    r"|not found|page (?:does not exist|doesn't exist|unavailable|no longer exists|missing)"
    r"|seite (?:wurde )?nicht gefunden|nicht gefunden"
    r"|page (?:introuvable|non trouvée)|pagina (?:non trovata|niet gevonden)"
    r"|página (?:não encontrada|no encontrada)|no encontrad[ao]|não encontrad[ao]"
    r"|sidan (?:hittades inte|kunde inte hittas)|siden (?:blev )?ikke (?:fundet|funnet)"
    r"|nie znaleziono(?: strony)?|strona nie (?:została )?znaleziona"
    r"|страница не найдена|сторінку не знайдено|ページが見つかりません(?:でした)?"
    r"|页面(?:不存在|未找到)|找不到(?:页面|頁面)|頁面不存在"
    r"|(?:이 )?페이지를 찾을 수 (?:없습니다|없음)"
    r"|sayfa bulunamadı|stránk[au] (?:nenalezena|nebyla nalezena|sa nenašla)"
    r"|(?:etsimääsi )?sivua ei (?:löytynyt|löydy)|(?:az )?oldal nem található"
    r"|pagina nu (?:a fost găsită|există)|η σελίδα δεν βρέθηκε|الصفحة غير موجودة"
    r"|(?:העמוד|הדף) לא נמצא|trang không tồn tại|không tìm thấy trang"
    r"|stron[ay] nie (?:istnieje|znaleziono)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s[|·•»–—-]\s|[|·•»]")
_FOR_SALE = re.compile(
    r"\b(?:is|may be) for sale\b|\bbuy this domain\b|\bdomain (?:is )?(?:parked|parking)\b"
    r"|\bparked (?:domain|free)\b|\bsteht zum verkauf\b|\bdomaine? (?:est )?à vendre\b",
    re.IGNORECASE,
)
_BAIT = re.compile(
    r"\b(?:casinos?|slots? (?:gacor|online|machines?)|judi online|togel|sbobet|sports ?books?"
    r"|(?:online|live) (?:poker|betting|roulette)|viagra|cialis|payday loans?|porno?"
    r"|escorts? (?:in|service|girls))\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^/]/[^/]|[-_\d][^/]*/?$")  # the path of one thing, not of a section
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset("index home html default page pages post posts blog article view".split())
_ENOUGH = 8  #: words from which on a page can be told from a shell that a script fills
_ALIKE = 0.6  #: share of word pairs that two answers to different addresses have in common


def doubts(outcome: Outcome) -> tuple[str, ...]:
    """What speaks against a page that answered; empty when nothing does, or not enough."""
    redirect = _redirect(outcome)
    closing = filter(None, [closed(outcome.url)])
    said = [*closing, *redirect, *_wording(outcome), *_bait(outcome)]
    if outcome.before:
        said += changes(outcome.before, outcome, led_astray=bool(redirect))
    if answers_alike(outcome):
        if said:
            said.append("an address that we made up is answered alike")
        elif _is_off_topic(outcome):
            said.append("an address that we made up is answered alike, and neither is the topic")
    return tuple(said)


def is_odd(outcome: Outcome) -> bool:
    """Whether it is worth asking the host for an address that cannot exist."""
    if not outcome.ok or not outcome.is_html:
        return False
    return bool(doubts(outcome)) or says_not_found(outcome.look.title) or _is_off_topic(outcome)


def answers_alike(outcome: Outcome) -> bool:
    """Whether the host gave the same for an address that cannot exist."""
    canary = outcome.canary
    if canary is None or not canary.ok or not canary.is_html:
        return False
    if outcome.chain or canary.chain:
        return outcome.final_url == canary.final_url
    return _is_alike(outcome.look, canary.look)


@lru_cache(maxsize=1_024)
def says_not_found(words: str) -> bool:
    """Whether a title or heading says nothing else; an article about 404 pages says more."""
    parts = (part.strip(" .!?:-") for part in _SEPARATOR.split(words))
    return any(_NOT_FOUND.fullmatch(part) for part in parts if part)


def _redirect(outcome: Outcome) -> list[str]:
    """Doubts about where it led to."""
    url, final = outcome.url, outcome.final_url
    if not outcome.chain or is_home(url) or manner(url, Manner.POINTS):
        return []
    leaves = registrable(url) != registrable(final)
    if leaves and manner(final, Manner.SELLS):
        return [f"redirects to {host(final)}", "domains are sold there"]
    wanted = _topic(url)
    # What a home page lists is not yet its topic.
    told = _told(outcome)
    found = sum(word in told for word in wanted)
    if is_home(final) and not (wanted and found == len(wanted)):
        said = [f"redirects to the home page{f' of {host(final)}' if leaves else ''}"]
        if outcome.look.title and _PIECE.search(path(url)) and not found and not leaves:
            said.append("it says nothing of what the address names")
        return said
    if leaves and outcome.look.title and wanted and not found and not is_home(final):
        # Where the host knows 404, somebody led this one address there, in earnest or in hijacking.
        start = outcome.look.start.casefold()
        is_far = len(wanted) > 1 and not any(word in start for word in wanted)
        if is_far or not _knows_404(outcome):
            return [f"redirects to {host(final)}, to a page about something else"]
    return []


def _bait(outcome: Outcome) -> list[str]:
    """A doubt about a page that sells what sold domains mostly sell, unless its address says so."""
    found = _BAIT.search(outcome.look.title) or _BAIT.search(outcome.look.heading)
    if found is None or found[0].split()[0].casefold() in outcome.url.casefold():
        return []
    return [f"is about “{found[0]}”, as many domains are that were taken over"]


def _wording(outcome: Outcome) -> list[str]:
    """Doubts about what it says."""
    title, heading, start, parked, _ = outcome.look
    said = [f"loads the parking page of {parked}"] if parked else []
    is_there = registrable(outcome.url) == registrable(outcome.final_url)
    if is_there and _knows_404(outcome):
        return said
    if says_not_found(title) and (
        outcome.chain or answers_alike(outcome)
        or says_not_found(heading) or _NOT_FOUND.search(start)
    ):  # fmt: skip
        said.append(f"answers 200, but says “{title[:80]}”")
    if _FOR_SALE.search(title) and "domain" in start.lower():
        said.append(f"the domain seems to be for sale: “{title[:80]}”")
    return said


def _knows_404(outcome: Outcome) -> bool:
    """Whether the host told plainly that an address does not exist."""
    return outcome.canary is not None and outcome.canary.response.status in GONE


def _is_off_topic(outcome: Outcome) -> bool:
    """Whether a page says none of the several words that its address is made of."""
    wanted = _topic(outcome.url)
    if outcome.chain or len(wanted) < 2 or len(outcome.look.start.split()) < _ENOUGH:
        return False
    told = f"{_told(outcome)} {outcome.look.start.casefold()}"
    return not any(word in told for word in wanted)


def _topic(url: str) -> list[str]:
    """The words that an address names its page by, without endings."""
    words = _WORD.findall(path(url).casefold())
    return [word[: max(4, len(word) - 2)] for word in words if word not in _COMMON]


def _told(outcome: Outcome) -> str:
    """What a page says that it is about; where it was led to, the address counts too."""
    words = [outcome.look.title, outcome.look.heading]
    if outcome.chain:
        words += [host(outcome.final_url), path(outcome.final_url)]
    return " ".join(words).casefold()


def _is_alike(one: Look, other: Look) -> bool:
    """Whether two pages say the same, but for the address that some repeat."""
    if one.title != other.title or one.heading != other.heading:
        return False
    first, second = _pairs(one.start), _pairs(other.start)
    if not first and not second:
        return one.start == other.start
    return len(first & second) >= _ALIKE * len(first | second)


def _pairs(words: str) -> set[tuple[str, str]]:
    return set(pairwise(words.casefold().split()))
