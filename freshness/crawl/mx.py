"""Whether the domains of the owner's mail addresses take mail, as a DNS service tells.

Asked only where the configuration names a service for it: one that answers in JSON over https, in
the form that Google and Cloudflare share (`?name=ada.example&type=MX`). A domain takes mail where
it has an MX record that is not the null one (RFC 7505), or else an address (RFC 5321 5.1).
"""

from __future__ import annotations

import re
import time
from dataclasses import replace
from urllib.parse import quote

import msgspec

from freshness.crawl.asking import ask
from freshness.crawl.wire import Request, Wire
from freshness.model import INTERRUPTED, Crawl
from freshness.reach import address

_MX, _A = 15, 1  #: types of records
_NO_ERROR, _NO_SUCH_NAME = 0, 3
_MAX_BYTES = 64 << 10
_SECONDS = 20.0
_MOST = 5  #: domains that are asked about


class _Record(msgspec.Struct, frozen=True):
    type: int
    data: str


class _Answer(msgspec.Struct, frozen=True):
    status: int = msgspec.field(name="Status")
    records: tuple[_Record, ...] = msgspec.field(name="Answer", default=())


_DOMAIN = re.compile(r"@((?:[a-z\d-]{1,63}\.)+[a-z\d-]{2,63})>?\s*$", re.IGNORECASE)


def look_up(crawl: Crawl, *, service: str, wire: Wire) -> Crawl:
    """A crawl that knows which domains of the site's mail addresses take mail.

    A domain of which nobody tells anything is left out.

    Args:
        crawl: the pages.
        service: address of the DNS service.
        wire: the network.
    """
    if any(each.reason == INTERRUPTED for each in crawl.skipped):
        return crawl
    deadline = time.monotonic() + _SECONDS
    answers = {name: _takes_mail(name, service, wire, deadline) for name in _domains(crawl)}
    known = {name: told for name, told in answers.items() if told is not None}
    return replace(crawl, mail=known) if known else crawl


def _domains(crawl: Crawl) -> list[str]:
    found: dict[str, None] = {}
    for page in crawl.pages:
        for role, value, _ in page.document.facts.written:
            is_mail = role == "page" and value[:7].lower() == "mailto:"
            if match := _DOMAIN.search(address(value)) if is_mail else None:
                found[match[1].lower()] = None
    return list(found)[:_MOST]


def _takes_mail(name: str, service: str, wire: Wire, deadline: float) -> bool | None:
    answer = _ask(name, "MX", service, wire, deadline)
    if answer is None:
        return None
    if answer[0] == _NO_SUCH_NAME:
        return False
    hosts = [data.split()[-1] for kind, data in answer[1] if kind == _MX and data.split()]
    if hosts:
        return any(host != "." for host in hosts)
    answer = _ask(name, "A", service, wire, deadline)
    return None if answer is None else any(kind == _A for kind, _ in answer[1])


def _ask(
    name: str, kind: str, service: str, wire: Wire, deadline: float
) -> tuple[int, list[tuple[int, str]]] | None:
    """The status and the records of an answer; None where there is none that makes sense."""
    mark = "&" if "?" in service else "?"
    url = f"{service}{mark}name={quote(name)}&type={kind}"
    request = Request(
        url, headers=("Accept: application/dns-json",), max_bytes=_MAX_BYTES, whole=True
    )
    response = ask(wire, request, deadline)
    if response is None or response.error or response.status != 200:
        return None
    try:
        facts = msgspec.json.decode(response.body, type=_Answer)
    except (msgspec.DecodeError, RecursionError):
        return None
    if facts.status not in (_NO_ERROR, _NO_SUCH_NAME):
        return None
    return facts.status, [(record.type, record.data) for record in facts.records]
