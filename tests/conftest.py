"""Fixtures for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.github import FakeGitHub
from tests.server import Route, Server

# How long an example takes says more about the machine than about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

Serve = Callable[..., Server]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start loopback servers: `serve(folder or routes, host="127.0.0.2")`; see tests/server.py."""
    servers: list[Server] = []

    def start(
        content: Path | Mapping[str, Route], host: str = "127.0.0.1", port: int = 0
    ) -> Server:
        servers.append(Server(content, host, port))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    """A GitHub on loopback that keeps its issues; see tests/github.py."""
    server = FakeGitHub()
    yield server
    server.stop()
