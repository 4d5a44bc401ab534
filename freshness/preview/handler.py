"""How a web server answers, as far as http.server leaves it to us: heads, bodies, parts."""

from __future__ import annotations

from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType
from typing import BinaryIO

from freshness import __version__
from freshness.preview.pages import Found, part_of

_IDLE = 60  #: seconds after which a silent connection is closed
_PIECE = 1 << 16
_NONE: Mapping[str, str] = MappingProxyType({})
_ALWAYS = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
"""Headers that a browser needs to keep to itself what it is shown."""


class Handler(BaseHTTPRequestHandler):
    """Sends; what to send is decided by who inherits."""

    protocol_version = "HTTP/1.1"
    server_version = f"freshness/{__version__}"
    sys_version = ""
    timeout = _IDLE

    def begin(
        self, status: int, length: int | None, kind: str = "", headers: Mapping[str, str] = _NONE
    ) -> None:
        """Send the head of an answer.

        Args:
            status: of HTTP.
            length: bytes of the body; None where nobody knows.
            kind: the content type; empty for none.
            headers: further ones, which may also replace `_ALWAYS`.
        """
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        if length is not None and status != 304:
            self.send_header("Content-Length", str(length))
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in {**_ALWAYS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def send(
        self, status: int, body: bytes = b"", kind: str = "", headers: Mapping[str, str] = _NONE
    ) -> None:
        """Send a whole answer; see `begin`."""
        self.begin(status, len(body), kind, headers)
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_file(self, found: Found, file: BinaryIO) -> None:
        """Send a file as it is, or the part of it that is asked for."""
        size = file.seek(0, 2)
        wanted = self.headers.get("Range", "")
        part = part_of(size, wanted if self.headers.get("If-Range") in (None, found.tag) else "")
        if part is None:
            self.send(416, headers={"Content-Range": f"bytes */{size}"})
            return
        headers = {"Accept-Ranges": "bytes"}
        if found.tag:
            headers["ETag"] = found.tag
        status = found.status
        if len(part) < size:
            status = 206
            headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        self.begin(status, len(part), found.type, headers)
        if self.command == "HEAD":
            return
        file.seek(part.start)
        left = len(part)
        while left and (piece := file.read(min(left, _PIECE))):
            self.wfile.write(piece)
            left -= len(piece)
        if left:  # somebody is writing it just now
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nobody wants to read a line for each picture."""
