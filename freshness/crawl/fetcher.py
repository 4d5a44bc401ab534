"""Asks for addresses, politely, and tells what became of each: redirects, retries, robots.txt.

The one engine behind a live crawl and behind checking the outside links of a folder.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from freshness.config import Limits
from freshness.crawl import robots
from freshness.crawl.canary import Canaries
from freshness.crawl.cookies import cookies
from freshness.crawl.hosts import Manner, manner
from freshness.crawl.manners import Clock, Manners
from freshness.crawl.outcome import Look, Outcome, look
from freshness.crawl.robots import Robots
from freshness.crawl.verdicts import REDIRECTS, ROBOTS
from freshness.crawl.wire import Request, Response, Wire
from freshness.throttle import MAX_PAUSE, RETRY_SECONDS, retry_after
from freshness.url import resolve
from freshness.vocabulary import Snapshot

MAX_HOPS = 10
FOREIGN_BYTES = 64 << 10
"""Enough of a foreign page to see what kind of page it is."""

PATIENCE = 70.0
"""Seconds for the second try where demos sleep: waking one takes up to a minute."""

_GLANCE = 0.001  # seconds to wait for the network while something else is going on
_NO_LOOK = Look()
_TRANSIENT = frozenset(("timeout", "reset", "refused", "resolver"))
_TELLING = ("content-type", "location", "set-cookie", "cf-mitigated")
_PLEASE_WAIT = frozenset((429, 503))
_Key = tuple[str, str, str, bool]


class Progress(Protocol):
    """Somebody who watches."""

    def update(self, *, pages: int, links: int, waiting: int, hosts: int) -> None:
        """Called for every outcome, so it should cost little.

        Args:
            pages: own pages read so far.
            links: addresses with an outcome.
            waiting: addresses still without one, as far as is known.
            hosts: hosts that have addresses waiting for their turn.
        """


@dataclass(slots=True)
class _Errand:
    """An address on its way through redirects and retries."""

    url: str
    request: Request
    is_rules: bool = False  #: it fetches a robots.txt
    is_retried: bool = False
    cookies: str = ""  #: of this errand only: some sites redirect in a circle until they get theirs
    chain: tuple[tuple[int, str], ...] = ()
    seen: set[tuple[str, str]] = field(default_factory=set)


class Fetcher:
    """Outcomes for addresses. Each is asked for once, whoever wants it and however often."""

    def __init__(
        self, wire: Wire, limits: Limits, clock: Clock,
        *, known: Mapping[str, Snapshot] | None = None,
    ) -> None:  # fmt: skip
        """Send nothing yet.

        Args:
            wire: the network.
            limits: bounds and manners; the time for the whole run begins now.
            clock: the time.
            known: what foreign addresses showed when they last answered well.
        """
        self._wire = wire
        self._limits = limits
        self._clock = clock
        self._deadline = clock() + limits.seconds
        self._manners: Manners[_Errand] = Manners(limits, clock)
        self._own_hosts: set[str] = set()
        self._robots: dict[str, Robots] = {}
        self._awaiting_rules: dict[str, list[_Errand]] = {}
        self._answers: dict[_Key, tuple[Response, Look]] = {}
        self._joined: dict[_Key, list[_Errand]] = {}
        self._under_way: dict[int, _Errand] = {}
        self._done: deque[Outcome] = deque()
        self._canaries = Canaries(self.ask, known)

    def tell(self, progress: Progress | None, *, pages: int, links: int) -> None:
        """Tell somebody who watches how far it is."""
        if progress:
            progress.update(
                pages=pages, links=links, waiting=self.waiting, hosts=self._manners.hosts
            )

    @property
    def waiting(self) -> int:
        """How many requests are still to be answered, as far as is known."""
        joined = sum(map(len, self._awaiting_rules.values()))
        held = self._canaries.waiting
        return self._manners.waiting + len(self._under_way) + joined + len(self._done) + held

    @property
    def unfinished(self) -> str:
        """What is left undone, in words."""
        return f"{self.waiting} addresses were left unchecked."

    def own(self, name: str) -> None:
        """Treat a host as the owner's: as fast as it answers, and robots.txt as configured."""
        self._own_hosts.add(name)
        self._manners.own(name)

    def robots(self, url: str) -> Robots:
        """The robots.txt that stands for an address, once the address has an outcome."""
        return self._robots.get(_origin(url)) or Robots()

    def ask(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: tuple[str, ...] = (),
        max_bytes: int = FOREIGN_BYTES,
        whole: bool = False,
        certificate: bool = False,
    ) -> None:
        """Queue an address; `outcomes` will have one for it.

        Args:
            url: a normal address.
            method: GET, or HEAD where content does not matter; a failed HEAD is followed by GET.
            headers: header lines.
            max_bytes: most to read.
            whole: a longer body is an error instead of being cut.
            certificate: the outcome tells how long the host's certificate holds.
        """
        request = Request(url, method, headers, max_bytes, whole, certificate=certificate)
        self._start(_Errand(url, request))

    def outcomes(self, meanwhile: Callable[[], bool] = bool) -> Iterator[Outcome]:
        """One outcome after another, until nothing is left or the time is over.

        More may be asked for while it runs.

        Args:
            meanwhile: called between two looks at the network; tells whether more may come of it.
        """
        while True:
            while self._done:
                outcome = self._done.popleft()
                is_own = _host(outcome.url) in self._own_hosts
                yield from self._canaries.released(outcome, own=is_own)
            while errand := self._manners.take():
                self._under_way[id(errand.request)] = errand
                self._wire.send(errand.request)
            left = self._deadline - self._clock()
            is_busy = meanwhile()
            if left <= 0 or not (is_busy or self.waiting):
                yield from self._canaries.rest()
                self._answers.clear()
                return
            wait = _GLANCE if is_busy else min(self._manners.delay(), left, 1.0)
            for response in self._wire.receive(wait):
                # An earlier run on this wire may have left some when its time was over.
                if errand := self._under_way.pop(id(response.request), None):
                    self._receive(errand, response)

    def _start(self, errand: _Errand) -> None:
        """Begin with an address, or with the next hop: its host's robots.txt is asked first."""
        url = errand.request.url
        if (url, errand.cookies) in errand.seen or len(errand.chain) > MAX_HOPS:
            self._deliver(errand, Response(errand.request, error="loop"))
            return
        errand.seen.add((url, errand.cookies))
        if errand.is_rules:
            self._queue(errand)
        elif rules := self._robots.get(_origin(url)):
            self._obey(rules, errand)
        elif waiting := self._awaiting_rules.get(_origin(url)):
            waiting.append(errand)
        else:
            self._awaiting_rules[_origin(url)] = [errand]
            request = Request(robots.address(url), max_bytes=robots.MAX_BYTES)
            self._start(_Errand(url, request, is_rules=True))

    def _obey(self, rules: Robots, errand: _Errand) -> None:
        url = errand.request.url
        is_free = _host(url) in self._own_hosts and not self._limits.robots
        if is_free or rules.allow(url):
            self._queue(errand)
        else:
            self._deliver(errand, Response(errand.request, error=ROBOTS))

    def _queue(self, errand: _Errand) -> None:
        """Put a hop into its host's queue, unless another errand has asked or is asking for it."""
        as_get = ("GET", *_key(errand)[1:])
        if as_get in self._answers or as_get in self._joined:  # which tells all that HEAD would
            errand.request = errand.request._replace(method="GET")
        key = _key(errand)
        if known := self._answers.get(key):
            self._arrive(errand, *known)
        elif key in self._joined:
            self._joined[key].append(errand)
        else:
            self._joined[key] = []
            self._manners.put(_host(errand.request.url), errand, first=errand.is_rules)

    def _receive(self, errand: _Errand, response: Response) -> None:
        self._manners.done(_host(response.request.url))
        if self._try_get(errand, response) or self._try_again(errand, response):
            return
        if not response.request.whole:  # of tens of thousands of answers only what is asked of them
            told = response.headers
            told = {name: told[name] for name in _TELLING if name in told}
            response = response._replace(headers=told)
        looked = _NO_LOOK
        if not response.request.whole and "html" in response.headers.get("content-type", ""):
            looked = look(response.body)
        # Bodies are for those who are waiting now; thousands of them are not kept.
        kept = response if errand.is_rules else response._replace(body=b"")
        self._answers[_key(errand)] = kept, looked
        for each in (errand, *self._joined.pop(_key(errand))):
            self._arrive(each, response, looked)

    def _try_get(self, errand: _Errand, response: Response) -> bool:
        """Whether a HEAD failed and GET is asked instead: many servers get HEAD wrong."""
        is_bad = response.status >= 400 or response.error in _TRANSIENT
        if errand.request.method != "HEAD" or not is_bad or response.status in _PLEASE_WAIT:
            return False
        for each in (errand, *self._joined.pop(_key(errand))):
            each.request = each.request._replace(method="GET")
            self._queue(each)
        return True

    def _try_again(self, errand: _Errand, response: Response) -> bool:
        """Whether there is a second try, which often helps after a bad moment."""
        is_passing = response.status == 429 or 500 <= response.status < 600
        if errand.is_retried or not (is_passing or response.error in _TRANSIENT):
            return False
        if errand.is_rules:  # the link itself will tell
            return False
        errand.is_retried = True
        if manner(errand.request.url, Manner.SLEEPS):
            errand.request = errand.request._replace(patience=PATIENCE)
        name, wait = _host(errand.request.url), RETRY_SECONDS
        if response.status in _PLEASE_WAIT and "retry-after" in response.headers:
            wait = min(retry_after(response.headers), MAX_PAUSE)
            self._manners.pause(name, wait)
        self._manners.put(name, errand, after=wait)
        return True

    def _arrive(self, errand: _Errand, response: Response, looked: Look) -> None:
        """Follow a redirect to the next hop, or be done."""
        request = errand.request
        location = response.headers.get("location", "").partition("\n")[0]
        target = resolve(request.url, location) if location else None
        if response.status not in REDIRECTS or response.error or not target:
            same = response.request is request
            self._deliver(errand, response if same else response._replace(request=request), looked)
            return
        errand.chain += ((response.status, request.url),)
        same_host = _host(target[0]) == _host(request.url)
        errand.cookies = cookies(errand.cookies, response.headers) if same_host else ""
        headers = (f"Cookie: {errand.cookies}",) if errand.cookies else ()
        errand.request = request._replace(url=target[0], headers=headers)
        self._start(errand)

    def _deliver(self, errand: _Errand, response: Response, looked: Look = _NO_LOOK) -> None:
        if not errand.is_rules:
            self._done.append(Outcome(errand.url, response, errand.chain, looked))
            return
        rules = self._robots[_origin(errand.url)] = Robots(response)
        for each in self._awaiting_rules.pop(_origin(errand.url)):
            self._obey(rules, each)


def _origin(url: str) -> str:
    """What `freshness.url.origin` says, at a tenth of the cost since the address is normal."""
    return "/".join(url.split("/", 3)[:3])


def _host(url: str) -> str:
    return url.split("/", 3)[2]


def _key(errand: _Errand) -> _Key:
    request = errand.request
    return request.method, request.url, errand.cookies, request.whole
