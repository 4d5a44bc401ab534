"""Addresses: resolving, comparing and bounding them. No network."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

WEB = ("http://", "https://")
MAX_LENGTH = 2_048
"""Longer addresses are traps or data; nobody types, and few servers accept, longer ones."""

UNKNOWN_ROOT = "https://site.invalid/"
"""Root of a folder whose public address nobody told; `.invalid` never resolves (RFC 2606)."""

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PLAIN = re.compile(
    r"https?://(?:[a-z0-9_-]+\.)*+[a-z0-9_-]+(?!:80/|:443/)(?::[1-9]\d{0,3})?+/[\w%+,.:@!$&'()*=~/-]*+"
    r"(?:\?[\w%+,.:@!$&'()*=~/-]++)?+",
    re.ASCII,
)
_AUTHORITY = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*+:)?+//([^/?#]*+)")
_CLIMB = re.compile(r"(?:\.\.?/)*+(?!.*(?:^|/)\.\.?(?:/|$))")  #: none of them further on
_END = re.compile(r"[?#]")
_UNSAFE = "!#$%&'()*+,/:;=?@[]~"
IN_PATHS = "/~!$*+,;=:@"
"""What may stand in a path as it is (RFC 3986 3.3), and in quoted attributes and Markdown too."""
_JUNK = str.maketrans("", "", "\t\r\n")


def resolve(base: str, value: str) -> tuple[str, str] | None:
    """The absolute web address that a page means, and its fragment.

    Args:
        base: address of the page, or its `<base href>`.
        value: the attribute as written.

    Returns:
        (address without fragment, fragment), or None for other schemes (`mailto:`, `data:`) and for
        what no browser could follow.
    """
    value = value.strip().translate(_JUNK)
    written, _, fragment = value.partition("#")
    if _is_normal(written):
        return written, fragment
    if _SCHEME.match(value) and (not value[:8].lower().startswith(WEB) or value.lower() in WEB):
        return None
    try:
        joined, _, _ = urljoin(base, written.replace("\\", "/")).partition("#")
        return normal(joined), fragment
    except ValueError:
        return None


@lru_cache(maxsize=8_192)
def normal(url: str) -> str:
    """One spelling for addresses that mean the same: scheme, host, port, dots, escapes.

    Raises:
        ValueError: it is no web address, or longer than `MAX_LENGTH`.
    """
    if _is_normal(url):
        return url
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    if f"{scheme}://" not in WEB or not parts.hostname or len(url) > MAX_LENGTH:
        raise ValueError(f"not a web address: {url[:100]!r}")
    host = parts.hostname.rstrip(".")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    netloc = f"[{host}]" if ":" in host else host
    if parts.port is not None and f":{parts.port}" != _DEFAULT_PORTS[scheme]:
        netloc += f":{parts.port}"
    path = _without_dots(parts.path) or "/"
    return urlunsplit((scheme, netloc, _escaped(path), _escaped(parts.query), ""))


def _is_normal(url: str) -> bool:
    """Whether there is surely nothing to change. True of most addresses, and quickly said."""
    return len(url) <= MAX_LENGTH and _PLAIN.fullmatch(url) is not None and "/." not in url


def _escaped(text: str) -> str:
    return text if text.isascii() and " " not in text else quote(text, safe=_UNSAFE)


def _without_dots(path: str) -> str:
    """The path with `.` and `..` taken out; `urljoin` leaves those that climb above the root."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def host(url: str) -> str:
    """Host name and port of an address, lower case."""
    name = _authority(url)
    return (name.rpartition("@")[2] if "@" in name else name).lower()


def hostname(url: str) -> str:
    """Host name of an address, lower case, without port; empty where there is none."""
    name = host(url)
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0]


def origin(url: str) -> str:
    """Scheme, host and port: `https://ada.example`."""
    return f"{url.partition('://')[0].lower()}://{host(url)}"


def path(url: str) -> str:
    """The decoded path of an address."""
    # `urlsplit` says the same, and takes five times as long.
    found = _AUTHORITY.match(url)
    bare = _END.split(url[found.end() :], maxsplit=1)[0] if found else urlsplit(url).path
    return unquote(bare) if "%" in bare else bare


def rewritten(value: str, old: str, new: str) -> str | None:
    """An address of the same site in the words of a page: `../about/` stays relative.

    Args:
        value: how the page writes the old address; its fragment is kept.
        old: the absolute address that it leads to.
        new: the absolute address to write instead.

    Returns:
        None where the value leads to `old` in a way that only its generator knows.
    """
    written, mark, fragment = value.strip().partition("#")
    written, end = written.partition("?")[0], mark + fragment
    place = urlsplit(new).path
    if _SCHEME.match(written):
        return new + end
    if written.startswith("//"):
        return new.partition(":")[2] + end
    if written.startswith("/"):
        return place + end
    steps = _CLIMB.match(written)
    rest = unquote(written[steps.end() :]) if steps else ""
    folder = path(old).removesuffix(rest)
    if steps is None or not path(old).endswith(f"/{rest}") or not folder.endswith("/"):
        return None
    below = posixpath.relpath(unquote(place), folder) + ("/" if place.endswith("/") else "")
    return steps[0] + quote(below, safe=IN_PATHS) + end


def _authority(url: str) -> str:
    if url.startswith(WEB):  # nearly always, and twice as fast
        start = 8 if url[4] == "s" else 7
        end = url.find("/", start)
        name = url[start:] if end < 0 else url[start:end]
        return name if "?" not in name and "#" not in name else _END.split(name, maxsplit=1)[0]
    found = _AUTHORITY.match(url)
    return found[1] if found else ""


def is_within(url: str, root: str) -> bool:
    """Whether an address belongs to the site at `root`, scheme and a leading `www.` aside.

    Args:
        url: a normal address.
        root: the site's address, ending in a slash. With a path (`https://me.example/project/`) the
            site is that folder: its neighbours on the same host are other sites.
    """
    if url.startswith(root):
        return True
    top = _top(root)
    if top[:-1] not in url:
        return False  # nearly always
    key = _key(url)
    return key.startswith(top) or key + "/" == top


@lru_cache(maxsize=64)
def _top(root: str) -> str:
    return _key(root)


def _key(url: str) -> str:
    bare = url.partition("://")[2]
    return bare[4:] if bare.startswith("www.") else bare
