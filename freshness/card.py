"""What a page says of its owner in markup: h-card and schema.org `Person`.

The one module that knows mf2py and Beautiful Soup, loaded for pages with an h-card only.

Sources: microformats.org/wiki/h-card, its "representative h-card" for pages with several, and
developers.google.com/search/docs/appearance/structured-data/profile-page for the keys of JSON-LD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from freshness.account import Account, Role
from freshness.document import Document
from freshness.told import Told, distinct
from freshness.url import resolve

_CARD = re.compile(r"(?:^|\s)(?:h-card|vcard)(?:\s|$)")
_MAX_HTML = 1 << 20
"""Characters; an h-card in a larger page is not read."""
_ICONS = "svg, [class*=material-icons], [class*=material-symbols]"
"""Their titles and ligatures (`location_on`) stand beside the words and are no part of them."""
_MOST = 50  #: cards or persons of a page that are looked at


def cards(document: Document, url: str) -> Iterator[Account]:
    """The owner as a page's h-card tells, and as its JSON-LD does.

    Of several, only one that says it is about this very page counts, since the others may be about
    somebody else.

    Args:
        document: a page about its owner: home, about, contact, CV.
        url: its address.
    """
    found = (_h_card(document, url), _person(document, url))
    yield from (each for each in found if each and (each.name or each.headline))


def _h_card(document: Document, url: str) -> Account | None:
    if not any(_CARD.search(each) for each in document.facts.classes):
        return None
    html = document.tree.html or ""  # tidied: html.parser takes for ever for some broken pages
    if len(html) > _MAX_HTML:
        return None
    import mf2py
    from bs4 import BeautifulSoup

    try:
        soup = BeautifulSoup(html, "html.parser")
        for each in soup.select(_ICONS):
            each.decompose()
        parsed = mf2py.parse(doc=soup, url=url)
    except (RecursionError, ValueError):
        return None
    items = [each for each in Told(parsed)["items"] if "h-card" in (each["type"].value or ())]
    card = _own([Told(each["properties"].value) for each in items[:_MOST]], ("uid", "url"), url)
    if card is None:
        return None

    def text(key: str) -> str:
        return _value(card[key].first)

    address = Told((card["adr"].first["properties"] or card).value)
    place = [_value(address[key].first) for key in ("locality", "region", "country-name")]
    links = tuple(each.url for key in ("url", "uid") for each in card[key])
    return Account(
        provider="h-card",
        id=url,
        url=url,
        name=text("name"),
        headline=text("job-title") or text("role"),
        bio=text("note"),
        location=", ".join(filter(None, place)) or text("adr"),
        employer=text("org"),
        website=next((each for each in links if each), ""),
        links=distinct(links),
        avatar=_value(card["photo"].first),
        email=text("email").removeprefix("mailto:"),
    )


def _value(told: Told) -> str:
    """The text of a property: plain, or that of what is nested in it."""
    return told.text or told["value"].text


def _person(document: Document, url: str) -> Account | None:
    nodes = [each for node in document.json_ld for each in _persons(node)][:_MOST]
    node = _own([Told(each) for each in nodes], ("@id", "url", "mainEntityOfPage"), url)
    if node is None:
        return None
    jobs = tuple(_jobs(node["worksFor"]))
    address = node["address"]
    place = [address[key].text for key in ("addressLocality", "addressRegion")]
    country = address["addressCountry"]
    links = tuple(each.url for each in _each(node["sameAs"]))
    website = next((each.url for each in _each(node["url"]) if each.url), "")
    image = next(iter(_each(node["image"])), Told())
    titles = [each.text or each["name"].text for each in _each(node["jobTitle"])]
    return Account(
        provider="JSON-LD",
        id=url,
        url=url,
        name=node["name"].text,
        headline=" | ".join(filter(None, titles)),
        bio=node["description"].plain,
        location=address.text
        or ", ".join(filter(None, (*place, country.text or country["name"].text))),
        employer=jobs[0].place if jobs else "",
        website=website,
        links=distinct(website, links),
        avatar=(resolve(url, image.text or image["url"].text) or ("",))[0],
        email=node["email"].text.removeprefix("mailto:"),
        roles=jobs,
    )


def _persons(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The persons that a node is about. Authors and others who are named in passing are none."""
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind == "Person":
            yield node
        elif kind == "ProfilePage" and isinstance(node.get("mainEntity"), dict):
            yield node["mainEntity"]


def _jobs(told: Told) -> Iterator[Role]:
    for each in _each(told):
        place = each.text or each["name"].text
        if place:
            yield Role(title="", place=place, current=True)


def _each(told: Told) -> Iterator[Told]:
    """The items of a list, or the one value that stands for it."""
    if told.is_list:
        yield from told
    elif told:
        yield told


def _own(found: list[Told], keys: tuple[str, ...], url: str) -> Told | None:
    """The one that is about the page's owner: the only one, or the one with the page's address."""
    if len(found) == 1:
        return found[0]
    for each in found:
        named = (value for key in keys for value in _each(each[key]))
        if any(value.url.partition("#")[0].rstrip("/") == url.rstrip("/") for value in named):
            return each
    return None
