"""A mailbox on a server, which must never notice more than that somebody looked."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from freshness.errors import NothingChecked, UserError
from freshness.inbox.sources import open_source
from freshness.inbox.waiting import look
from freshness.mail.imap import PASSWORD, Account, Server
from tests.mail.imap_server import READING, ImapServer
from tests.mail.letters import ADA, BOB, letter

DAY = date(2026, 11, 25)
ENVIRON = {PASSWORD: "secret"}
Start = Callable[..., ImapServer]

ANSWER = {"from": ADA, "to": BOB, "in_reply_to": "<1@initech.example>"}


@pytest.fixture
def start() -> Iterator[Start]:
    servers: list[ImapServer] = []

    def begin(folders: dict[str, list[bytes]], **more) -> ImapServer:
        servers.append(ImapServer(folders, **more))
        return servers[-1]

    yield begin
    for server in servers:
        server.stop()


def waits(server: ImapServer, address: str = "") -> list[tuple[str, str]]:
    source = open_source(address or server.url, since=date(2025, 11, 25), environ=ENVIRON)
    try:
        found = look(source.messages(), today=DAY)
        return [(each.subject, each.text.strip()) for each in found.waiting]
    finally:
        source.close()


@pytest.mark.parametrize("uid_last", [False, True])
def test_who_waits_and_nothing_but_looking(start: Start, uid_last: bool):
    server = start(
        {
            "INBOX": [
                letter(number=1),
                letter("Which shop, please?", number=3, subject="Shop"),
                letter("News", number=4, list_id="<x>", subject="News"),
            ],
            "Gone out": [letter("In Turin", number=2, **ANSWER)],
            "Archive": [letter(number=9, subject="Old")],
        },
        uid_last=uid_last,
    )
    assert waits(server) == [("Shop", "Which shop, please?")]
    assert set(server.commands) <= READING
    assert server.commands[-1] == "LOGOUT"
    whole = [line for line in server.lines if b"PEEK[]" in line]
    assert len(whole) == 1, "texts are fetched of those only that may wait"


def test_another_folder(start: Start):
    server = start({"INBOX": [], "Lists/Garden": [letter(subject="Roses")]})
    assert waits(server, f"{server.url}/Lists/Garden") == [("Roses", "Where is the lamp?")]
    with pytest.raises(UserError, match="no such folder"):
        waits(server, f"{server.url}/Nowhere")
    assert set(server.commands) <= READING


def test_an_empty_mailbox(start: Start):
    assert waits(start({"INBOX": []})) == []


def test_a_wrong_password_is_said(start: Start):
    server = start({"INBOX": []}, password="other")
    with pytest.raises(UserError, match="wrong password"):
        waits(server)


def test_nobody_there():
    account = Account.of("imap://ada@127.0.0.1:9", ENVIRON)
    with pytest.raises(NothingChecked, match="cannot be reached"):
        list(Server(account, DAY).letters())


def test_nothing_is_opened_before_the_first_letter(start: Start):
    server = start({"INBOX": []})
    open_source(server.url, since=DAY, environ=ENVIRON).close()
    assert server.lines == []


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("imaps://mail.example", "write imaps://USER@HOST"),
        ("imaps://ada@", "write imaps://USER@HOST"),
        ("imaps://ada@mail.example:port", "write imaps://USER@HOST"),
        ("imap://ada@mail.example", "in the clear"),
        ("imaps://ada:secret@mail.example", "leave the password out"),
    ],
)
def test_addresses_that_will_not_do(address: str, told: str):
    with pytest.raises(UserError, match=told) as error:
        Account.of(address, ENVIRON)
    assert "secret" not in str(error.value)


def test_the_password_is_looked_for_and_not_shown(monkeypatch: pytest.MonkeyPatch):
    account = Account.of("imaps://ada%40example.org@mail.example/Sent%20Mail", ENVIRON)
    assert (account.user, account.port, account.folder) == ("ada@example.org", 993, "Sent Mail")
    assert account.password == "secret"
    assert "secret" not in repr(account)
    monkeypatch.setattr("freshness.mail.imap.find_spec", lambda _: None)
    with pytest.raises(UserError, match=PASSWORD):
        Account.of("imaps://ada@mail.example", {})


@pytest.mark.parametrize("locked", [False, True])
def test_the_keyring_is_asked_where_it_is_installed(monkeypatch: pytest.MonkeyPatch, locked: bool):
    import sys
    from types import ModuleType

    class KeyringError(Exception):
        pass

    def get_password(service: str, name: str) -> str:
        assert (service, name) == ("freshness", "ada@mail.example")
        if locked:
            raise KeyringError
        return "kept"

    keyring, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    vars(keyring).update(get_password=get_password, errors=errors)
    vars(errors).update(KeyringError=KeyringError)
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    monkeypatch.setattr("freshness.mail.imap.find_spec", lambda _: object())
    if locked:
        with pytest.raises(UserError, match="there is no password"):
            Account.of("imaps://ada@mail.example", {})
    else:
        assert Account.of("imaps://ada@mail.example", {}).password == "kept"


def test_the_missing_part_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("freshness.mail.imap.find_spec", lambda _: None)
    with pytest.raises(UserError, match=r"freshness\[mail\]"):
        open_source("imaps://ada@mail.example", since=DAY, environ=ENVIRON)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"* OK ready\r\n",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"* BYE busy\r\n",
        b"\xff\x00" * 50,
    ],
)
def test_what_is_no_mail_server_is_said(answer: bytes):
    import socket
    import threading

    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        peer, _ = listener.accept()
        peer.sendall(answer)
        peer.shutdown(socket.SHUT_WR)
        peer.recv(1_000)
        peer.close()

    thread = threading.Thread(target=serve)
    thread.start()
    address = f"imap://ada@127.0.0.1:{listener.getsockname()[1]}"
    source = open_source(address, since=DAY, environ=ENVIRON)
    with pytest.raises(UserError, match="ada at"):
        list(source.messages())
    source.close()
    thread.join()
    listener.close()


def test_a_certificate_of_nobody_is_not_believed(monkeypatch: pytest.MonkeyPatch):
    import ssl

    import imap_tools

    contexts: list[ssl.SSLContext] = []

    def refuse(host: str, port: int, timeout: float, *, ssl_context: ssl.SSLContext) -> None:
        assert (host, port) == ("mail.example", 993)
        contexts.append(ssl_context)
        raise ssl.SSLCertVerificationError("self-signed certificate")

    monkeypatch.setattr(imap_tools, "MailBox", refuse)
    source = open_source("imaps://ada@mail.example", since=DAY, environ=ENVIRON)
    with pytest.raises(NothingChecked, match="self-signed"):
        list(source.messages())
    (context,) = contexts
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
