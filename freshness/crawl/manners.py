"""Manners: who may be asked when, so that nobody notices us by their load."""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Generic, TypeVar

from freshness.config import Limits
from freshness.throttle import MAX_PAUSE

Clock = Callable[[], float]
"""Seconds that only ever grow, such as `time.monotonic`."""

_ON_THE_WAY = 0.1
"""Seconds by which one request may take longer than another; the host counts what arrives."""

_HURRIED_JOBS = 256
_Job = TypeVar("_Job")


class _Host(Generic[_Job]):
    """The queue for one host, and what it has had of us."""

    def __init__(self, concurrency: float, rate: float) -> None:
        self.queue: deque[_Job] = deque()
        self.running = 0
        self.concurrency = concurrency
        self.is_listed = False
        self.resumes = 0.0
        # So many starts within so many seconds: bursts are as short as the rate allows.
        self.window = max(1, int(rate)) / rate + _ON_THE_WAY if rate else 0.0
        self._starts: deque[float] = deque(maxlen=max(1, int(rate)))

    def ready_at(self) -> float:
        if self.window and len(self._starts) == self._starts.maxlen:
            return max(self.resumes, self._starts[0] + self.window)
        return self.resumes

    def start(self, now: float) -> _Job:
        if self.window:
            self._starts.append(now)
        self.running += 1
        return self.queue.popleft()


class Manners(Generic[_Job]):
    """A queue for each host. While one host waits, the others go on."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        """Begin with empty queues.

        Args:
            limits: requests at once, in all and per host, and per second.
            clock: the time.
        """
        hurried = limits.host_concurrency == 0
        self._jobs = max(limits.jobs, _HURRIED_JOBS) if hurried else limits.jobs
        self._own = math.inf if hurried else limits.own_concurrency or math.inf
        self._foreign = limits.host_concurrency or math.inf
        self._rate = limits.host_rate
        self._clock = clock
        self._hosts: dict[str, _Host[_Job]] = {}
        self._ready: list[tuple[float, int, _Host[_Job]]] = []  # heap
        self._later: list[tuple[float, int, str, _Job]] = []  # heap
        self._order = count()
        self._running = 0
        self.waiting = 0

    @property
    def hosts(self) -> int:
        """How many hosts have jobs that wait for their turn."""
        return len(self._ready)

    def own(self, host: str) -> None:
        """Treat a host as the owner's: as fast as it answers."""
        known = self._hosts.setdefault(host, _Host(self._own, 0))
        known.concurrency, known.window = self._own, 0.0

    def put(self, host: str, job: _Job, *, after: float = 0.0, first: bool = False) -> None:
        """Queue a job.

        Args:
            host: whose turn it is to take.
            job: anything.
            after: seconds to wait before.
            first: ahead of what already waits.
        """
        self.waiting += 1
        if after:
            heapq.heappush(self._later, (self._clock() + after, next(self._order), host, job))
        else:
            self._queue(host, job, first)

    def take(self) -> _Job | None:
        """The next job that may begin now, or None; say `done` when it is."""
        if self._running >= self._jobs or not self.waiting:
            return None
        now = self._clock()
        while self._later and self._later[0][0] <= now:
            _, _, name, job = heapq.heappop(self._later)
            self._queue(name, job, True)
        while self._ready and self._ready[0][0] <= now:
            host = heapq.heappop(self._ready)[2]
            host.is_listed = False
            if host.queue and host.ready_at() <= now:
                job = host.start(now)
                self._running += 1
                self.waiting -= 1
                self._list(host)
                return job
            self._list(host)
        return None

    def done(self, host: str) -> None:
        """A job that was taken has ended."""
        self._running -= 1
        self._hosts[host].running -= 1
        self._list(self._hosts[host])

    def pause(self, host: str, seconds: float) -> None:
        """Leave a host alone for a while, at most `MAX_PAUSE`."""
        self._hosts[host].resumes = self._clock() + min(seconds, MAX_PAUSE)

    def delay(self) -> float:
        """Seconds until a job may begin; infinite when it takes another to end first."""
        if self._running >= self._jobs:
            return math.inf
        times = [heap[0][0] for heap in (self._ready, self._later) if heap]
        return max(0.0, min(times, default=math.inf) - self._clock())

    def _queue(self, name: str, job: _Job, first: bool) -> None:
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = _Host(self._foreign, self._rate)
        if first:
            host.queue.appendleft(job)
        else:
            host.queue.append(job)
        self._list(host)

    def _list(self, host: _Host[_Job]) -> None:
        """Put a host into the heap, once, when it has something to do and may do it."""
        if host.queue and not host.is_listed and host.running < host.concurrency:
            host.is_listed = True
            heapq.heappush(self._ready, (host.ready_at(), next(self._order), host))
