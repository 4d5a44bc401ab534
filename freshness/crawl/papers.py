"""What a CV as PDF says: its words, and the day that its metadata tell.

The one module that knows pypdf. A PDF can keep its reader busy for ever, so it is read by another
process, which is ended after a few seconds; and only where a page links to one that calls itself a
CV.
"""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

from freshness.crawl.own import Own
from freshness.crawl.walk import Tree
from freshness.model import Skipped
from freshness.vocabulary import Paper

_CV = re.compile(
    r"(?<![a-z])(?:cv|résumé|resume|curriculum|vitae?|lebenslauf|cvitae|currículo|curriculo)(?![a-z])",
    re.IGNORECASE,
)
_MOST = 3
_MAX_BYTES = 5 << 20
_MAX_PAGES = 10
_MAX_TEXT = 50_000
_SECONDS = 10


def is_cv(url: str) -> bool:
    """Whether an address is that of a PDF that calls itself a CV."""
    path = unquote(url.partition("?")[0]).lower()
    name = posixpath.basename(path).replace("_", " ")
    return name.endswith(".pdf") and bool(_CV.search(name))


def papers(tree: Tree, own: Own, urls: Iterable[str]) -> Iterator[Paper | Skipped]:
    """The CVs among the addresses that pages refer to, three at most.

    Args:
        tree: the folder.
        own: the site in it.
        urls: every address that the pages refer to.
    """
    files: dict[str, str] = {}
    for url in urls:
        path = own.path(url) if is_cv(url) else None
        file = own.served.find(path) if path else None
        if file in tree.files and len(files) < _MOST:
            files.setdefault(str(file), url)
    for file, url in files.items():
        if not find_spec("pypdf"):
            detail = "CVs as PDF are read with `pip install freshness[cv]`"
            yield Skipped(subject=file, reason="no-pdf-reader", detail=detail)
        elif tree.files[file] > _MAX_BYTES:
            yield Skipped(subject=file, reason="too-large", detail="a CV of more than 5 MiB")
        else:
            yield _read(tree.root / file, file, url)


def _read(path: Path, file: str, url: str) -> Paper | Skipped:
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and a file as its input
            [sys.executable, "-m", __name__],
            input=path.read_bytes(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        told = json.loads(done.stdout)
        text, changed = str(told["text"]), told["changed"]
        return Paper(
            url=url, path=file, text=text, changed=date.fromisoformat(changed) if changed else None
        )
    except subprocess.TimeoutExpired:
        return Skipped(subject=file, reason="unreadable", detail="reading it takes too long")
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return Skipped(subject=file, reason="unreadable", detail="it is no PDF that can be read")


def read(body: bytes) -> dict[str, str]:
    """What a PDF tells: `text` of its first pages, and the day it `changed`, ISO 8601 or empty.

    Raises:
        Exception: of any kind; what pypdf raises for broken files is not told by it.
    """
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(body), strict=False)
    count = min(len(reader.pages), _MAX_PAGES)
    pages = (reader.pages[number].extract_text() for number in range(count))
    return {"text": "\n".join(pages)[:_MAX_TEXT], "changed": _changed(reader.metadata)}


def _changed(metadata: object) -> str:
    """The later of the day it was made and the day it was changed."""
    days = []
    for name in ("creation_date", "modification_date"):
        try:
            when = getattr(metadata, name, None)
        except (ValueError, TypeError):
            continue  # a date of its own making
        if when is not None:
            days.append(str(when.date()))
    return max(days, default="")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read())))
