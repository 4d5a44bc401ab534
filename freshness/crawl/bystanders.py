"""Third parties that are asked about a site where the configuration names them, and else never."""

from __future__ import annotations

from datetime import date

from freshness.config import Config
from freshness.crawl import mx, rdap
from freshness.crawl.wire import Wire
from freshness.model import Crawl


def look_up(
    crawl: Crawl, config: Config, *, wire: Wire, memory: rdap.Memory | None, today: date
) -> Crawl:
    """The crawl with what a registry (`rdap`) and a name server (`dns`) tell of its domains.

    Args:
        crawl: a live site or a folder.
        config: names the services.
        wire: the network.
        memory: what earlier runs were told; None asks always.
        today: the day of this run.
    """
    if config.dns:
        crawl = mx.look_up(crawl, service=config.dns, wire=wire)
    if config.rdap:
        crawl = rdap.look_up(crawl, service=config.rdap, wire=wire, memory=memory, today=today)
    return crawl
