"""The preview's web server: what it answers, and to whom."""

import http.client
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from freshness.errors import UserError
from freshness.pipeline import Request
from freshness.preview.server import HOST, Server
from freshness.preview.session import Session, Shown

STALE = "<title>Home</title><p>Hello</p><footer>© 2021 Ada</footer></body>"
FIX = "/_freshness/fix"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Path(tmp_path, "about").mkdir()
    Path(tmp_path, "index.html").write_text(STALE, "utf-8")
    Path(tmp_path, "about", "index.html").write_text("<title>About</title><p>Hello</p>")
    Path(tmp_path, "style.css").write_text("0123456789")
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    yield from started(folder)


def started(folder: Path, url: str | None = None) -> Iterator[Server]:
    shown = Shown(folder=folder, url=url)
    session = Session(shown, request=lambda: Request(today=date(2026, 11, 22)), tell=print)
    with Server(session) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class Reply:
    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self.headers = answer.headers
        self.body = answer.read()
        self.said = json.loads(self.body)["said"] if answer.status in (200, 403, 409) and (
            answer.headers.get_content_type() == "application/json" and b"said" in self.body
        ) else ""  # fmt: skip


def ask(
    server: Server, path: str, method: str = "GET", body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Reply:  # fmt: skip
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
    try:
        connection.request(method, path, body, dict(headers or {}))
        return Reply(connection.getresponse())
    finally:
        connection.close()


def test_a_page_gets_the_overlay_before_its_end(server: Server) -> None:
    page = ask(server, "/")
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"] == "no-store"
    assert b'<script src="/_freshness/overlay.js" defer data-token="' in page.body
    assert page.body.endswith(b"</script></body>")


def test_nothing_stays_in_the_browser_for_the_next_preview(server: Server) -> None:
    worker = {"Service-Worker": "script"}
    assert ask(server, "/style.css").status == 200
    assert ask(server, "/style.css", headers=worker).status == 404


def test_a_folder_gets_its_slash(server: Server) -> None:
    moved = ask(server, "/about")
    assert (moved.status, moved.headers["Location"]) == (301, "/about/")


def test_what_is_missing_is_waited_for(server: Server) -> None:
    missing = ask(server, "/nope/")
    assert missing.status == 404
    assert b"overlay.js" in missing.body


def test_the_sites_own_404(folder: Path) -> None:
    Path(folder, "404.html").write_text("<h1>Ada is not here</h1>")
    for server in started(folder):
        missing = ask(server, "/nope")
        assert missing.status == 404
        assert b"Ada is not here" in missing.body


def test_a_site_below_a_path_is_served_there(folder: Path) -> None:
    for server in started(folder, "https://ada.example/notes/"):
        assert server.url.endswith("/notes/")
        assert ask(server, "/").headers["Location"] == "/notes/"
        assert ask(server, "/notes").headers["Location"] == "/notes/"
        assert ask(server, "/notes/about/").status == 200
        assert ask(server, "/notes/about").headers["Location"] == "/notes/about/"
        assert ask(server, "/about/").status == 404
        assert ask(server, "/notes/_freshness/state.json").status == 200


@pytest.mark.parametrize("path", ["/../secret.html", "/..%2fsecret.html", "//secret.html", "/%00"])
def test_nothing_outside_of_the_folder_is_served(server: Server, folder: Path, path: str) -> None:
    folder.with_name("secret.html").write_text("secret")
    assert ask(server, path).status == 404


def test_everything_is_shown_on_one_page(server: Server) -> None:
    assert ask(server, "/_freshness").headers["Location"] == "/_freshness/"
    page = ask(server, "/_freshness/")
    assert page.status == 200
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert server.token.encode() in page.body
    assert (
        ask(server, "/_freshness/overlay.js").headers["Content-Type"].startswith("text/javascript")
    )
    assert ask(server, "/_freshness/nope").status == 404
    state = json.loads(ask(server, "/_freshness/state.json").body)
    assert [each["rule"] for each in state["findings"]] == ["stale-copyright"]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""]
)
def test_a_foreign_name_gets_no_answer(server: Server, host: str) -> None:
    headers = {"Host": host.format(port=server.server_port)}
    for path in ("/", "/style.css", "/_freshness/state.json"):
        answer = ask(server, path, headers=headers)
        assert answer.status == 421
        assert b"Ada" not in answer.body
    assert ask(server, FIX, "POST", b"{}", headers).status == 421


def test_localhost_is_a_name_of_this_machine(server: Server) -> None:
    assert ask(server, "/", headers={"Host": f"localhost:{server.server_port}"}).status == 200


def allowed(server: Server) -> dict[str, str]:
    return {
        "Origin": f"http://127.0.0.1:{server.server_port}",
        "Content-Type": "application/json",
        "X-Freshness-Token": server.token,
    }


def wanted(server: Server) -> bytes:
    (found,) = json.loads(server.session.state)["findings"]
    return json.dumps({"id": found["id"]}).encode()


def test_a_page_of_ours_may_have_a_fix_written(server: Server, folder: Path) -> None:
    answer = ask(server, FIX, "POST", wanted(server), allowed(server))
    assert (answer.status, answer.said) == (200, "Wrote index.html.")
    assert "2021–2026" in Path(folder, "index.html").read_text("utf-8")
    again = ask(server, FIX, "POST", wanted(server), allowed(server))
    assert again.said == "Wrote nothing, it is there already."


@pytest.mark.parametrize(
    "lie",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://127.0.0.1:1"},
        {"X-Freshness-Token": ""},
        {"X-Freshness-Token": "guessed"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
)
def test_nobody_else_may(server: Server, folder: Path, lie: dict[str, str]) -> None:
    answer = ask(server, FIX, "POST", wanted(server), allowed(server) | lie)
    assert answer.status == 403
    assert Path(folder, "index.html").read_text("utf-8") == STALE
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"id": 5}', b'{"id": "nope"}', b"[" * 4_000])
def test_a_wish_that_makes_no_sense_is_refused(server: Server, body: bytes) -> None:
    assert ask(server, FIX, "POST", body, allowed(server)).status == 409


def test_nothing_else_can_be_written_to(server: Server) -> None:
    assert ask(server, "/", "POST", b"", allowed(server)).status == 404
    assert ask(server, "/", "PUT", b"", allowed(server)).status == 501


def test_a_preflight_of_a_foreign_page_is_not_granted(server: Server) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = ask(server, FIX, "OPTIONS", headers=headers)
    assert answer.status == 501
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_change_is_told_as_it_happens(server: Server, folder: Path) -> None:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
    connection.request("GET", "/_freshness/events")
    events = connection.getresponse()
    assert events.headers["Content-Type"] == "text/event-stream"

    def event() -> list[bytes]:
        return [events.readline().strip(), events.readline().strip(), events.readline().strip()]

    assert event() == [b"event: site", f"data: {server.start}.1".encode(), b""]
    assert event() == [b"event: state", b"data: 1", b""]
    assert json.loads(server.session.state)["turn"] == 1
    Path(folder, "index.html").write_text("<title>Home</title><p>New</p>")
    server.session.look()
    server.session.look()
    seen: list[Any] = [event(), event()]
    assert seen[0] == [b"event: site", f"data: {server.start}.2".encode(), b""]
    assert seen[1] == [b"event: state", b"data: 2", b""]
    assert json.loads(server.session.state)["turn"] == 2
    events.close()
    connection.close()


def test_a_port_that_is_taken_is_said(server: Server) -> None:
    with pytest.raises(UserError, match=f"port {server.server_port}: cannot be used"):
        Server(server.session, server.server_port)
