"""Reads pages: from the bytes of a body to its facts, in a process of its own if there may be one.

The network's process has enough to do with the network. Bodies go over a socket to the other one,
facts come back, in the same order; where the other one is too slow, or dies, pages are read here.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Generic, NamedTuple, NoReturn, TypeVar

import msgspec

from freshness.crawl.decode import NotText, decode
from freshness.facts import pack
from freshness.parsing import parse, read

AHEAD = 8
"""Bodies that the other process has to read; the next are sent as it goes on."""

MAX_BODY_BYTES = 16 << 20
"""A larger body is none of ours."""

_HEAD = 4  # bytes of a message's length
_CHUNK = 1 << 18
_encode = msgspec.msgpack.encode
_Key = TypeVar("_Key")


class Body(NamedTuple):
    """What a server sent for a page."""

    content: bytes
    content_type: str


class Reading(NamedTuple):
    """A page's body, read."""

    problem: str  #: why it is no page; empty when it is one
    packed: bytes = b""  #: the body, compressed (zlib)
    facts: bytes = b""  #: as `facts.pack` gives them


def read_body(body: Body) -> Reading:
    """Everything that a body tells on its own."""
    try:
        html = decode(body.content, body.content_type)
    except NotText as error:
        return Reading(str(error))
    return Reading("", zlib.compress(body.content, 1), pack(read(parse(html))))


def unpacked(packed: bytes, content_type: str) -> str:
    """The HTML of a page whose body was kept."""
    return decode(*kept_body(packed, content_type))


def kept_body(packed: bytes, content_type: str) -> Body:
    """A body as it was before it was compressed; empty where the disk has damaged it."""
    try:
        return Body(zlib.decompressobj().decompress(packed, MAX_BODY_BYTES), content_type)
    except zlib.error:
        return Body(b"", content_type)


class Reader(Generic[_Key]):
    """Bodies go in, readings come out, in time."""

    def __init__(self, *, aside: bool) -> None:
        """Begin.

        Args:
            aside: read in a process of its own.
        """
        self._backlog: deque[tuple[_Key, Body]] = deque()
        self._sent: deque[tuple[_Key, Body]] = deque()
        self._done: deque[tuple[_Key, Body, Reading]] = deque()
        self._out = bytearray()
        self._in = bytearray()
        self._pid = 0
        if aside:
            self._fork()

    @property
    def waiting(self) -> bool:
        """Whether there is something that `ready` has not given yet."""
        return bool(self._backlog or self._sent or self._done)

    def put(self, key: _Key, body: Body) -> None:
        """Have a page read. `ready` will give the reading along with key and body."""
        self._backlog.append((key, body))
        if self._pid:
            self._exchange()

    def ready(self) -> Iterator[tuple[_Key, Body, Reading]]:
        """The readings that are there by now. Rather than wait, this process reads one itself."""
        if self._pid and self.waiting:
            self._exchange()
        if self._backlog and not self._done:
            key, body = self._backlog.pop()
            self._done.append((key, body, read_body(body)))
        while self._done:
            yield self._done.popleft()

    def close(self) -> None:
        """End the other process."""
        if self._pid:
            self._socket.close()
            os.waitpid(self._pid, 0)
            self._pid = 0

    def _fork(self) -> None:
        self._socket, theirs = socket.socketpair()
        # Ctrl-C is for this process: the other one must not hear it before it can look away.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self._pid = os.fork()
        if not self._pid:
            _serve(theirs)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        theirs.close()
        self._socket.setblocking(False)

    def _exchange(self) -> None:
        """Send and receive what can be without waiting."""
        ended = False
        try:
            if self._sent:
                with suppress(BlockingIOError):
                    while data := self._socket.recv(_CHUNK):
                        self._in += data
                    ended = True
            for message in _messages(self._in):
                self._done.append((*self._sent.popleft(), _READING.decode(message)))
            while self._backlog and len(self._sent) < AHEAD:
                self._sent.append(self._backlog.popleft())
                message = _encode(self._sent[-1][1])
                self._out += len(message).to_bytes(_HEAD) + message
            with suppress(BlockingIOError):
                while self._out:
                    del self._out[: self._socket.send(self._out)]
        except OSError:
            ended = True
        if ended:
            self._give_up()

    def _give_up(self) -> None:
        """Take back what the other process took with it."""
        self.close()
        self._out.clear()
        self._backlog.extendleft(reversed(self._sent))
        self._sent.clear()


_BODY = msgspec.msgpack.Decoder(Body)
_READING = msgspec.msgpack.Decoder(Reading)


def _messages(data: bytearray) -> Iterator[bytes]:
    """The messages that have come in whole; they are taken out of the data."""
    at = 0
    while len(data) - at >= _HEAD:
        end = at + _HEAD + int.from_bytes(data[at : at + _HEAD])
        if end > len(data):
            break
        yield bytes(data[at + _HEAD : end])
        at = end
    del data[:at]


def _serve(line: socket.socket) -> NoReturn:
    """The life of the other process. Only `_exit` leaves it: what is open here is not ours."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.disable()  # looking at the parent's objects would copy them
        # A connection that the parent closes must not live on here.
        os.closerange(3, line.fileno())
        os.closerange(line.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        data = bytearray()
        while more := line.recv(_CHUNK):
            data += more
            for message in _messages(data):
                answer = _encode(read_body(_BODY.decode(message)))
                line.sendall(len(answer).to_bytes(_HEAD) + answer)
    finally:
        os._exit(0)
