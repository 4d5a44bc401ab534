"""One question over HTTP: guarded, bounded, kept for an hour."""

import gzip
import json
import socket
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from freshness import session
from freshness.session import MAX_BYTES, Inside, Session, TooLarge, Unreached
from tests.conftest import Serve
from tests.server import Answer, Handler


def anywhere(*_: object) -> bool:
    return True


def ask(url: str, **options: Any) -> session.Reply:
    return Session(None, anywhere, "me").ask(url, {}, **options)


def test_what_is_sent_and_what_comes_back(serve: Serve) -> None:
    packed = Answer(
        404, gzip.compress(b"[1]"), "application/json", {"Content-Encoding": "gzip", "X-A": "b"}
    )
    server = serve({"/": packed})
    reply = Session(None, anywhere, "me/1").ask(server.url, {"Accept": "application/json"})
    assert (reply.status, reply.body, reply.headers["x-a"]) == (404, b"[1]", "b")
    headers = server.asked[0].headers
    assert (headers["User-Agent"], headers["Accept"]) == ("me/1", "application/json")
    assert "Cookie" not in headers


def test_a_question_in_json(serve: Serve) -> None:
    server = serve({"/": "{}"})
    ask(server.url, data={"query": "x"})
    assert (server.asked[0].method, json.loads(server.asked[0].body)) == ("POST", {"query": "x"})


def test_no_redirect_is_followed_and_no_cookie_kept(serve: Serve) -> None:
    server = serve({"/": Answer(302, headers={"Location": "/b", "Set-Cookie": "a=b"})})
    one = Session(None, anywhere, "me")
    assert [one.ask(server.url, {}).status for _ in range(2)] == [302, 302]
    assert server.paths == ["/", "/"]
    assert "Cookie" not in server.asked[1].headers


def test_only_good_answers_are_kept(serve: Serve, tmp_path: Path) -> None:
    server = serve({"/a": "[]", "/b": Answer(500, "[]")})
    for _ in range(2):
        one = Session(tmp_path, anywhere, "me")
        for path in ("a", "b"):
            if not one.kept(server.url + path, {}):
                one.ask(server.url + path, {})
    assert server.paths == ["/a", "/b", "/b"]
    kept = Session(tmp_path, anywhere, "me").kept(server.url + "a", {})
    assert kept is not None
    assert (kept.body, kept.is_kept) == (b"[]", True)


def test_an_old_answer_is_asked_for_by_its_tag(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(handler: Handler) -> Answer:
        if handler.headers["If-None-Match"] == '"1"':
            return Answer(304)
        return Answer(body="[7]", headers={"ETag": '"1"'})

    server = serve({"/": answer})
    monkeypatch.setattr(session, "_KEPT", 0.01)
    assert Session(tmp_path, anywhere, "me").ask(server.url, {}).body == b"[7]"
    time.sleep(0.02)
    one = Session(tmp_path, anywhere, "me")
    assert one.kept(server.url, {}) is None
    assert one.ask(server.url, {}).body == b"[7]"
    assert server.asked[-1].headers["If-None-Match"] == '"1"'


def test_a_damaged_file_is_done_without(serve: Serve, tmp_path: Path) -> None:
    server = serve({"/": "[]"})
    (tmp_path / session.FILE_NAME).write_bytes(b"no database at all" * 100)
    assert Session(tmp_path, anywhere, "me").ask(server.url, {}).body == b"[]"


def test_a_folder_that_cannot_be_made_is_done_without(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    one = Session(tmp_path / "file" / "state", anywhere, "me")
    assert one.ask(serve({"/": "[]"}).url, {}).body == b"[]"


def test_the_folder_is_committed_by_nobody(serve: Serve, tmp_path: Path) -> None:
    Session(tmp_path / "state", anywhere, "me").ask(serve({"/": "[]"}).url, {})
    assert (tmp_path / "state" / ".gitignore").read_text() == "*\n"
    assert (tmp_path / "state" / session.FILE_NAME).stat().st_mode & 0o077 == 0


def test_an_answer_is_forgotten_after_a_while(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve({"/a": "[]", "/b": "[]"})
    Session(tmp_path, anywhere, "me").ask(f"{server.url}a", {})
    monkeypatch.setattr(session, "_FORGOTTEN", -7_200)
    Session(tmp_path, anywhere, "me").ask(f"{server.url}b", {})
    with closing(sqlite3.connect(tmp_path / session.FILE_NAME)) as file:
        assert file.execute("SELECT count(*) FROM responses").fetchone() == (1,)


def test_a_damaged_row_is_done_without(serve: Serve, tmp_path: Path) -> None:
    server = serve({"/": "[1]"})
    Session(tmp_path, anywhere, "me").ask(server.url, {})
    with closing(sqlite3.connect(tmp_path / session.FILE_NAME)) as file:
        file.execute("UPDATE responses SET value = '{\"a\": '")
        file.commit()
    assert Session(tmp_path, anywhere, "me").ask(server.url, {}).body == b"[1]"


def test_nothing_kept_can_run(serve: Serve, tmp_path: Path) -> None:
    Session(tmp_path, anywhere, "me").ask(serve({"/": "[1234567]"}).url, {})
    with closing(sqlite3.connect(tmp_path / session.FILE_NAME)) as file:
        ((kept,),) = file.execute("SELECT value FROM responses")
    assert json.loads(kept)["status_code"] == 200  # and no pickle


def test_a_connection_that_leads_inside_gets_nothing(serve: Serve) -> None:
    server = serve({"/": "[]"})
    seen = []

    def allowed(host: str, port: int, address: str) -> bool:
        seen.append((host, port, address))
        return False

    with pytest.raises(Inside):
        Session(None, allowed, "me").ask(server.url, {})
    assert seen == [("127.0.0.1", server.server_port, "127.0.0.1")]
    assert server.asked == []


def test_an_answer_without_end(serve: Serve) -> None:
    bomb = gzip.compress(b" " * (MAX_BYTES + 1))
    server = serve({"/": Answer(200, bomb, headers={"Content-Encoding": "gzip"})})
    with pytest.raises(TooLarge):
        ask(server.url)


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"])
def test_drips_end(head: bytes, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(head or b"HTTP/1.1 200 OK\r\nX-A: ")
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.02)

    monkeypatch.setattr(session, "WHOLE", 0.1)
    with pytest.raises(Unreached):
        ask(serve({"/": drip}).url)


def test_broken_answers(serve: Serve) -> None:
    def cut(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n[")
        handler.reset()

    server = serve({"/cut": cut, "/gzip": Answer(body=b"no", headers={"Content-Encoding": "gzip"})})
    for path in ("cut", "gzip"):
        with pytest.raises(Unreached):
            ask(server.url + path)
    server.stop()
    with pytest.raises(Unreached):
        ask(server.url)


def test_a_resolver_that_hangs_is_waited_for_no_longer_than_a_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    silence = threading.Event()
    monkeypatch.setattr(session, "CONNECT", 0.05)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: silence.wait(5))
    with pytest.raises(Unreached):
        Session(None, lambda *_: True, "us").ask("http://api.example/", {})
    silence.set()
