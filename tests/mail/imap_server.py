"""A small IMAP server on loopback that holds letters, and remembers each command it was given."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Mapping, Sequence

READING = {
    "CAPABILITY",
    "LOGIN",
    "AUTHENTICATE",
    "LIST",
    "EXAMINE",
    "UID SEARCH",
    "UID FETCH",
    "LOGOUT",
}
"""All that somebody needs who only looks."""

_FETCH = re.compile(rb"UID FETCH ([\d,]+) .*PEEK\[(HEADER)?\]<0\.(\d+)>")


class ImapServer:
    """Serves folders of letters; `commands` are the verbs that came, `lines` all of it."""

    def __init__(
        self,
        folders: Mapping[str, Sequence[bytes]],
        *,
        password: str = "secret",
        uid_last: bool = False,
    ) -> None:
        self.lines: list[bytes] = []
        self._folders = {name: list(letters) for name, letters in folders.items()}
        self._password = password.encode()
        self._uid_last = uid_last
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                outer._talk(self.rfile, self.wfile)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"imap://ada%40example.org@127.0.0.1:{self.port}"

    @property
    def commands(self) -> list[str]:
        """The verbs, `UID` with what it does."""
        words = [line.split(b" ") for line in self.lines]
        verbs = [each[1:3] if each[1] == b"UID" else each[1:2] for each in words]
        return [b" ".join(each).decode().upper() for each in verbs]

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _talk(self, rfile, wfile) -> None:
        folder: list[bytes] = []
        wfile.write(b"* OK ready\r\n")
        for raw in rfile:
            line = raw.rstrip(b"\r\n")
            self.lines.append(line)
            tag, _, rest = line.partition(b" ")
            verb = rest.split(b" ")[0].upper()
            status = b"OK done"
            if verb == b"CAPABILITY":
                wfile.write(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n")
            elif verb == b"LOGIN":
                if self._password not in rest:
                    status = b"NO [AUTHENTICATIONFAILED] wrong password"
            elif verb == b"LIST":
                for name in self._folders:
                    flags = b"\\Sent" if name == "Gone out" else b""
                    wfile.write(b'* LIST (%b) "/" "%b"\r\n' % (flags, name.encode()))
            elif verb == b"EXAMINE":
                name = rest.split(b" ", 1)[1].strip(b'"').decode()
                if name in self._folders:
                    folder = self._folders[name]
                    wfile.write(b"* %d EXISTS\r\n" % len(folder))
                    status = b"OK [READ-ONLY] done"
                else:
                    status = b"NO there is no such folder"
            elif rest.upper().startswith(b"UID SEARCH"):
                uids = b" ".join(b"%d" % n for n in range(1, len(folder) + 1))
                wfile.write(b"* SEARCH %b\r\n" % uids)
            elif match := _FETCH.match(rest):
                self._fetch(wfile, folder, match)
            elif verb == b"LOGOUT":
                wfile.write(b"* BYE\r\n%b OK\r\n" % tag)
                return
            else:
                status = b"BAD this server only lets look"
            wfile.write(b"%b %b\r\n" % (tag, status))

    def _fetch(self, wfile, folder: list[bytes], match: re.Match[bytes]) -> None:
        for number in map(int, match[1].split(b",")):
            raw = folder[number - 1].replace(b"\n", b"\r\n")
            if match[2]:
                raw = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            raw = raw[: int(match[3])]
            uid = b"UID %d" % number
            before, after = (b"", b" " + uid) if self._uid_last else (uid + b" ", b"")
            wfile.write(
                b"* %d FETCH (%bBODY[] {%d}\r\n%b%b)\r\n" % (number, before, len(raw), raw, after)
            )
