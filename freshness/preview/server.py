"""The web server of a preview: for this machine only, and for no page but its own.

It listens on loopback, answers to no name but its own (a foreign name that leads here is an attack,
known as DNS rebinding), and takes a request that writes only from a page that it served itself: by
its origin, and by a token that is new at each start and that no other origin can read.
"""

from __future__ import annotations

import hmac
import html
import json
import socketserver
import sys
from http.server import HTTPServer
from secrets import token_urlsafe
from typing import Any
from urllib.parse import quote, urlsplit

from freshness import overlay
from freshness.errors import UserError
from freshness.preview.handler import Handler
from freshness.preview.pages import with_script
from freshness.preview.session import Seen, Session

HOST = "127.0.0.1"
_DEFAULT_PORT = 80  #: which browsers leave out
_MOST = 4_096  #: bytes of a request that writes
_MOST_HTML = 20 << 20  #: bytes of a page that gets the overlay
_PATIENCE = 15.0  #: seconds without an event, after which a listener is asked whether it is there
_NOT_FOUND = b"<title>Not found</title><h1>Not found</h1><p>The folder has no page here.</p>"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_OF_PAGES = "frame-ancestors 'self'"
"""What a page of the site may do is its own business; nobody else may put it into a frame."""


class Server(socketserver.ThreadingMixIn, HTTPServer):
    """Serves one session."""

    daemon_threads = True
    block_on_close = False  # listeners wait for events for ever

    def __init__(self, session: Session, port: int = 0) -> None:
        """Listen.

        Args:
            session: what to serve.
            port: 0 for any that is free.

        Raises:
            UserError: the port is taken.
        """
        self.session = session
        self.token = token_urlsafe()
        self.start = token_urlsafe(4)  #: tells this run from an earlier one at the same port
        self.mount = urlsplit(session.root).path or "/"
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            why = error.strerror or error
            raise UserError(f"port {port}: cannot be used ({why}); try another --port") from None
        port_in_name = "" if self.server_port == _DEFAULT_PORT else f":{self.server_port}"
        self.names = {f"{name}{port_in_name}" for name in (HOST, "localhost")}

    @property
    def url(self) -> str:
        """Where the home page is."""
        return f"http://{HOST}:{self.server_port}{quote(self.mount)}"

    def server_bind(self) -> None:
        """Listen, without asking the resolver for this machine's name as the inherited one does."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong; but browsers hang up whenever they like."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(Handler):
    server: Server

    def _get(self) -> None:
        if not self._is_for_us():
            return
        path = self.path.partition("?")[0].partition("#")[0]
        mount = quote(self.server.mount)
        if self.headers.get("Service-Worker") == "script":
            # It would stay in the browser, and answer for whatever is previewed here next.
            self._missing()
        elif path in ("/", mount.rstrip("/")) and path != mount:
            self.send(302, headers={"Location": mount})
        elif not path.startswith(mount):
            self._missing()
        elif path == f"{mount}{overlay.FOLDER}":
            self.send(301, headers={"Location": f"{path}/"})
        elif path.startswith(f"{mount}{overlay.FOLDER}/"):
            self._overlay(path.removeprefix(f"{mount}{overlay.FOLDER}/"))
        else:
            self._page(path.removeprefix(mount), mount)

    def _post(self) -> None:
        """Write the fix of a finding, for a page of ours only."""
        if not self._is_for_us():
            return
        self.close_connection = True  # a refused body stays unread
        if self.path != f"{quote(self.server.mount)}{overlay.FOLDER}/fix":
            self._say(404, "There is nothing to write to here.")
        elif not self._is_ours():
            self._say(403, "Only the preview's own pages may ask for that; reload the page.")
        else:
            try:
                self._say(200, self.server.session.fix(self._wanted()))
            except UserError as error:
                self._say(409, f"Not written: {error}.")

    do_GET = do_HEAD = _get  # noqa: N815  the names are http.server's
    do_POST = _post  # noqa: N815

    def _is_for_us(self) -> bool:
        if self.headers.get("Host", "").lower() in self.server.names:
            return True
        self.close_connection = True
        self.send(421, b"This preview answers to this machine only.", "text/plain")
        return False

    def _is_ours(self) -> bool:
        token = self.headers.get("X-Freshness-Token", "")
        origin = self.headers.get("Origin", "")
        return (
            origin.removeprefix("http://") in self.server.names
            and origin.startswith("http://")
            and self.headers.get_content_type() == "application/json"
            and hmac.compare_digest(token.encode(), self.server.token.encode())
        )

    def _wanted(self) -> str:
        """The finding that the body names; empty for what is no request of ours."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _MOST:
            return ""
        try:
            data = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            return ""
        return str(data.get("id", "")) if isinstance(data, dict) else ""

    def _overlay(self, name: str) -> None:
        if name == "events":
            self._events()
        elif name in ("", "index.html"):
            page = overlay.PAGE.encode()
            page = page.replace(b" defer>", b" defer" + self._attributes() + b">")
            headers = {"Content-Security-Policy": _POLICY}
            self.send(200, page, "text/html; charset=utf-8", headers)
        elif name == "overlay.js":
            self.send(200, overlay.script().encode(), "text/javascript; charset=utf-8")
        elif name == "state.json":
            self.send(200, self.server.session.state, "application/json")
        else:
            self._missing()

    def _attributes(self) -> bytes:
        """What the script needs to know to write, and to see that its page is an old one."""
        token = html.escape(self.server.token)
        return f' data-token="{token}" data-seen="{self._site(self.server.session.seen)}"'.encode()

    def _site(self, seen: Seen) -> str:
        """The folder as it is at a moment, in one word."""
        return f"{self.server.start}.{seen.site}"

    def _page(self, path: str, mount: str) -> None:
        attributes = self._attributes()  # before the file is read: too old is reloaded, too new not
        found = self.server.session.pages.find(path)
        if found.status == 301:
            self.send(301, headers={"Location": mount + found.location})
        elif found.tag and found.tag in self.headers.get("If-None-Match", ""):
            self.send(304, headers={"ETag": found.tag})
        elif found.file is None:
            self._html(404, _NOT_FOUND, attributes)
        else:
            try:
                with found.file.open("rb") as file:
                    if found.is_page and found.size <= _MOST_HTML:
                        self._html(found.status, file.read(_MOST_HTML), attributes)
                    else:
                        self.send_file(found, file)
            except FileNotFoundError:  # swept away to be built anew
                self._html(404, _NOT_FOUND, attributes)

    def _html(self, status: int, page: bytes, attributes: bytes) -> None:
        """A page with the overlay, which also waits for a page that is not there yet."""
        src = f"{quote(self.server.mount)}{overlay.FOLDER}/overlay.js"
        script = f'<script src="{src}" defer'.encode() + attributes + b"></script>"
        # Never kept: a page of yesterday would tell the overlay that it is an old one for ever.
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": _OF_PAGES}
        self.send(status, with_script(page, script), "text/html; charset=utf-8", headers)

    def _missing(self) -> None:
        self.send(404, _NOT_FOUND, "text/html; charset=utf-8")

    def _say(self, status: int, sentence: str) -> None:
        self.send(status, json.dumps({"said": sentence}).encode(), "application/json")

    def _events(self) -> None:
        """Tell of changes until the page goes away: server-sent events."""
        self.close_connection = True
        self.begin(200, None, "text/event-stream")
        if self.command == "HEAD":
            return
        seen = self.server.session.seen
        self._event("site", self._site(seen))
        self._event("state", str(seen.state))
        while True:
            now = self.server.session.wait(seen, _PATIENCE)
            if now.site != seen.site:
                self._event("site", self._site(now))
            if now.state != seen.state:
                self._event("state", str(now.state))
            if now == seen:
                self.wfile.write(b":\n\n")  # whether anybody is there
            seen = now

    def _event(self, name: str, data: str) -> None:
        self.wfile.write(f"event: {name}\ndata: {data}\n\n".encode())
