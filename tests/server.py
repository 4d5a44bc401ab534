"""A small web server on loopback, for tests that want the real thing.

    site = serve({"/": "<title>Home</title>", "/gone": Answer(404)})
    site.url            'http://127.0.0.1:41234/'
    site.paths          ['/', '/gone'] as they were asked for

A route is a page's text, an `Answer`, or a function of the handler that returns one of the two, or
None when it has written to `handler.wfile` itself. Use another `host` for a foreign site.
"""

from __future__ import annotations

import mimetypes
import socket
import socketserver
import ssl
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit


class Answer(NamedTuple):
    """What to send back."""

    status: int = 200
    body: str | bytes = ""
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = {}


class Asked(NamedTuple):
    """One request that arrived."""

    method: str
    path: str
    headers: Message
    body: bytes = b""


Route = str | bytes | Answer | Callable[["Handler"], "str | bytes | Answer | None"]


class Handler(BaseHTTPRequestHandler):
    """Answers by the routes of its server."""

    protocol_version = "HTTP/1.1"
    server: Server

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.server.entered(Asked(self.command, self.path, self.headers, body)):
            answer: Any = self.server.routes(self.path)
            if callable(answer):
                answer = answer(self)
        if isinstance(answer, str | bytes):
            answer = Answer(body=answer)
        if answer is not None:
            self.reply(answer)

    do_GET = do_HEAD = do_POST = do_PATCH = answer  # noqa: N815  the names are http.server's

    def reply(self, answer: Answer) -> None:
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and answer.status != 304:
            self.wfile.write(body)

    def reset(self) -> None:
        """Break the connection without a goodbye."""
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RD)

    def log_message(self, *_: object) -> None:
        pass


class Server(socketserver.ThreadingMixIn, HTTPServer):
    """One host. Knows what was asked of it."""

    certificate: str  #: its file, of a secure one
    daemon_threads = True
    request_queue_size = 256

    def __init__(
        self, content: Path | Mapping[str, Route], host: str = "127.0.0.1", port: int = 0
    ) -> None:
        super().__init__((host, port), Handler)
        self.content = content
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self.url = f"http://{host}:{self.server_port}/"
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order, robots.txt and other seeds included."""
        return [each.path for each in self.asked]

    def routes(self, path: str) -> Route:
        """The route for a path as asked, or for its file in the folder."""
        if not isinstance(self.content, Path):
            return self.content.get(path, Answer(404, "<title>Not found</title>"))
        file = self.content / unquote(urlsplit(path).path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return Answer(404, "<title>Not found</title>")
        return Answer(200, file.read_bytes(), mimetypes.guess_type(file.name)[0] or "text/plain")

    def entered(self, asked: Asked) -> Server:
        self.asked.append(asked)
        return self

    def __enter__(self) -> Server:  # type: ignore[override]
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._at_once -= 1

    def server_bind(self) -> None:
        # The inherited one asks the resolver for this machine's name.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[0], self.server_address[1]  # type: ignore[assignment]

    def handle_error(self, *_: object) -> None:
        """Clients that hang up are part of the tests."""

    def stop(self) -> None:
        self.shutdown()
        self.server_close()


_AUTHORITY = """
[ca]
default_ca = self
[self]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""


@contextmanager
def secure(content: Mapping[str, Route], folder: Path, days: int = 30) -> Iterator[Server]:
    """A server on https. Its certificate is made in the folder, so nobody trusts it yet.

    With negative `days` it ended so many days ago.
    """
    key, certificate = folder / "key.pem", folder / "cert.pem"
    request = folder / "request.pem"
    config = folder / "ca.cnf"
    config.write_text(_AUTHORITY)
    folder.joinpath("index.txt").touch()
    now = datetime.now(UTC)
    until = now + timedelta(days=days)
    since = now if until > now else until - timedelta(days=1)
    for command in (
        ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key,
         "-out", request, "-subj", "/CN=ada.example", "-addext", "subjectAltName=IP:127.0.0.1"],
        ["ca", "-batch", "-selfsign", "-config", config, "-keyfile", key, "-in", request, "-notext",
         "-startdate", f"{since:%Y%m%d%H%M%SZ}",
         "-enddate", f"{until:%Y%m%d%H%M%SZ}", "-out", certificate],
    ):  # fmt: skip
        subprocess.run(["openssl", *command], check=True, capture_output=True, cwd=folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = Server(content)
    server.certificate = str(certificate)
    server.url = server.url.replace("http:", "https:")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    yield server
    server.stop()
