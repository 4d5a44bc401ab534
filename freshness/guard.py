"""The address guard: what a page of strangers may not make us contact.

A link to a router, a cloud's metadata service or a database on this machine is asked for by nobody.
The guard judges the address that is really connected to, so no name and no redirect leads past it.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # RFC 4291; everything else is special


def is_public(address: str) -> bool:
    """Whether an IP address is on the open internet.

    Loopback, private, link-local (metadata services), multicast and unspecified addresses are not,
    nor are IPv6 forms that wrap such an IPv4 address (mapped, 6to4, NAT64).

    Args:
        address: IPv4 or IPv6, as text; a zone (`fe80::1%eth0`) may follow.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is None:
            return ip.is_global and ip in _GLOBAL_UNICAST
        ip = inner
    return ip.is_global and not ip.is_multicast


def leads_inside(url: str) -> bool:
    """Whether an address names this machine or a private one outright, without asking DNS."""
    name = (urlsplit(url).hostname or "").rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761
        return True
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return not is_public(name)
