"""One question at a time, where nothing else is under way."""

from __future__ import annotations

import time

from freshness.crawl.wire import Request, Response, Wire


def ask(wire: Wire, request: Request, deadline: float) -> Response | None:
    """One question on its own; None where it is not answered in time.

    Args:
        wire: with nothing else under way.
        request: what to ask.
        deadline: on the clock `time.monotonic`.
    """
    wire.send(request)
    while wire.busy and time.monotonic() < deadline:
        for response in wire.receive(1.0):
            if response.request is request:
                return response
    return None
