"""A page of a built site, printed: the PDF of a CV that says what its page says.

Chromium or Chrome does the printing, with the page's own style sheet for paper. The folder is
served on the loopback address meanwhile, since a browser loads no fonts into a page from a file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from freshness.errors import UserError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = (
    "--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-proxy-server --no-pdf-header-footer"
).split()
# A page may show nothing from elsewhere on paper: printing asks nobody.
_NOBODY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_SECONDS = 60


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def pdf(folder: Path, page: str, browser: str | None = None) -> bytes:
    """The page at the path `page` of the built site in `folder`, as a PDF.

    Raises `UserError` when there is no such page, no browser, or the browser does not print.
    """
    file = folder / page.strip("/")
    if not (file.is_file() or (file / "index.html").is_file()):
        raise UserError(f"{file}: no such page; build the site first")
    program = browser or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        raise UserError("no Chromium or Chrome is installed, and one of them does the printing")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            return _printed(program, f"http://127.0.0.1:{server.server_port}/{page.strip('/')}")
        finally:
            server.shutdown()


def _printed(program: str, url: str) -> bytes:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        target = Path(scratch, "page.pdf")
        own = [_NOBODY, f"--user-data-dir={scratch}/profile", f"--print-to-pdf={target}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            own.append("--no-sandbox")  # there is none for root
        try:
            subprocess.run(  # noqa: S603 - a browser by its name, no shell
                [program, *_ARGUMENTS, *own, url], capture_output=True, check=True, timeout=_SECONDS
            )
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise UserError(f"{program} did not print the page ({error})") from None
