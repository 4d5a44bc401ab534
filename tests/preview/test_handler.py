"""How a preview sends: whole, in part, only the head, or not again."""

import http.client
from collections.abc import Callable, Iterator
from io import BytesIO
from socketserver import TCPServer
from threading import Thread

import pytest

from freshness.preview.handler import Handler
from freshness.preview.pages import Found

BODY = b"0123456789"
FOUND = Found(200, type="text/css", tag='"1-a"', size=10)

Ask = Callable[..., tuple[http.client.HTTPResponse, bytes]]


class Sends(Handler):
    def answer(self) -> None:
        if self.path == "/file":
            self.send_file(FOUND, BytesIO(BODY))
        elif self.path == "/kept":
            self.send(304, headers={"ETag": FOUND.tag})
        else:
            self.send(200, BODY, "text/plain", {"Cache-Control": "no-store"})

    do_GET = do_HEAD = answer  # noqa: N815


@pytest.fixture
def ask() -> Iterator[Ask]:
    with TCPServer(("127.0.0.1", 0), Sends) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()

        def request(
            path: str, method: str = "GET", **headers: str
        ) -> tuple[http.client.HTTPResponse, bytes]:
            connection = http.client.HTTPConnection(
                "127.0.0.1", server.server_address[1], timeout=10
            )
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            return answer, body

        yield request
        server.shutdown()
        thread.join()


def test_every_answer_stays_with_the_browser(ask: Ask) -> None:
    answer, body = ask("/")
    assert body == BODY
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Content-Length"] == "10"


@pytest.mark.parametrize("path", ["/", "/file"])
def test_head_tells_the_same_without_a_body(ask: Ask, path: str) -> None:
    (got, _), (head, body) = ask(path), ask(path, "HEAD")
    assert body == b""
    assert dict(head.headers) | {"Date": ""} == dict(got.headers) | {"Date": ""}


def test_what_is_there_already_is_not_sent(ask: Ask) -> None:
    answer, body = ask("/kept")
    assert (answer.status, body) == (304, b"")
    assert answer.headers["Content-Length"] is None


@pytest.mark.parametrize(
    ("headers", "status", "body", "place"),
    [
        ({}, 200, BODY, None),
        ({"Range": "bytes=2-4"}, 206, b"234", "bytes 2-4/10"),
        ({"Range": "bytes=-3"}, 206, b"789", "bytes 7-9/10"),
        ({"Range": "bytes=10-"}, 416, b"", "bytes */10"),
        ({"Range": "bytes=2-4", "If_Range": '"1-a"'}, 206, b"234", "bytes 2-4/10"),
        ({"Range": "bytes=2-4", "If_Range": '"another"'}, 200, BODY, None),
    ],
)
def test_a_file_is_sent_whole_or_in_part(
    ask: Ask, headers: dict[str, str], status: int, body: bytes, place: str | None
) -> None:
    answer, sent = ask("/file", **headers)
    assert (answer.status, sent, answer.headers["Content-Range"]) == (status, body, place)
    if status < 400:
        assert answer.headers["ETag"] == '"1-a"'
