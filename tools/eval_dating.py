"""Measure the dater against pages whose dates are known, beside htmldate and turbohtml.

    pip install -e . htmldate turbohtml
    python tools/eval_dating.py --mirrors MIRRORS [--truth FILE.jsonl --trees TREES] [--write]

MIRRORS has one git directory for each repository, `owner+name/repo`: the three sites of set A and
adbar/htmldate for set B. Nothing of them is kept here. Without the peers their columns stay empty.

Set A, the last change: what the built HTML, its history in git, its sitemap and its feed tell is
compared with the newest commit in which six or more words of a page's *source* changed, front
matter left out. Sources are not shown to the dater. Pages that are empty or forward are left out.
Of the rows in FILE (last commit that changed the text a visitor sees), HTML pages with at least two
commits are used; TREES has a checkout of each repository with its history.

Set B, the day of publication: the 1,000 pages and labels of htmldate at commit b895282. An answer
must be the very day; a page that tells only of an update is given that day, as htmldate does.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import tempfile
import time
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from freshness.crawl.decode import NotText, decode
from freshness.dater import Dater, page_alone
from freshness.dating import date_pages
from freshness.model import Crawl, Interval
from freshness.repository import NoHistory

TODAY = date(2026, 11, 22)
SITES = {
    "djnavarro+quarto-blog": "_site",
    "emilyriederer+website": "docs",
    "samanthacsik+samanthacsik.github.io": "docs",
}
SOURCES = (".qmd", ".Rmd", ".md")
PAGES, LABELS = "adbar+htmldate", "b895282"
WORDS = 6
COVERAGE = 0.7
FOLDS = 5
RUNS = 5
_FRONT = re.compile(rb"\A\s*---[ \t]*\r?\n.*?^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)

Row = tuple[str, str, str, str]  # what is measured, ours, htmldate, turbohtml
Day = str | None


def git(repository: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    """What git answers."""
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, input=stdin, stdout=subprocess.PIPE, check=True).stdout


def blobs(repository: Path, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The objects with these ids, where they are to be had."""
    answer, at = git(repository, "cat-file", "--batch", stdin="\n".join(ids).encode()), 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        name, *facts = answer[at:end].split()
        at = end + 1
        if facts[-1] != b"missing":
            size = int(facts[-1])
            yield name.decode(), answer[at : at + size]
            at += size + 1


def percent(count: int, total: int) -> str:
    """A share with its numbers."""
    return f"{count / total:.1%} ({count}/{total})" if total else "–"


# Set A


def true_changes(tree: Path, folder: str) -> dict[str, date]:
    """By page of the built folder, the day on which its source last changed by some words."""
    files = git(tree, "ls-files", "-z").decode("utf-8", "replace").split("\0")
    stems = {
        name.rpartition(".")[0]: name
        for name in files
        if name.endswith(SOURCES) and not name.startswith(f"{folder}/")
    }
    sources = {
        stems[stem]: f"{stem}.html"
        for name in files
        if name.startswith(f"{folder}/") and name.endswith(".html")
        if (stem := name[len(folder) + 1 : -5]) in stems
    }
    log = git(
        tree, "log", "--no-merges", "--raw", "--no-abbrev", "-M", "--format=%x01%as", "--",
        *(f"*{ending}" for ending in SOURCES),
    )  # fmt: skip
    changes: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    day, names = "", dict[str, str]()
    for line in log.decode("utf-8", "replace").splitlines():
        if line.startswith("\x01"):
            day = line[1:]
        elif line.startswith(":"):
            facts, *paths = line.split("\t")
            _, _, before, after, _ = facts.split(" ")
            name = names.get(paths[-1], paths[-1])
            if name in sources:
                changes[name].append((day, before, after))
            names[paths[0]] = name
    ids = {each for found in changes.values() for _, *pair in found for each in pair}
    words = {
        name: Counter(_FRONT.sub(b"", text).split())
        for name, text in blobs(tree, (each for each in ids if each.strip("0")))
    }
    found = {}
    for name, page in sources.items():
        for day, before, after in changes[name]:
            old, new = words.get(before, Counter()), words.get(after, Counter())
            if not before.strip("0") or ((old - new) + (new - old)).total() >= WORDS:
                found[page] = date.fromisoformat(day)
                break
    return found


class Errors:
    """How far from the truth, in days: too late is positive."""

    def __init__(self) -> None:
        self.days: list[int | None] = []

    def add(self, found: date | None, truth: date) -> None:
        """One page; None where nothing was told."""
        self.days.append((found - truth).days if found else None)

    @property
    def near(self) -> str:
        """Within a week."""
        return percent(
            sum(each is not None and abs(each) <= 7 for each in self.days), len(self.days)
        )

    @property
    def fresh(self) -> str:
        """Falsely fresh by over a month."""
        return percent(sum(each is not None and each > 31 for each in self.days), len(self.days))


def day_of(answer: Day) -> date | None:
    """The day of an ISO date."""
    return date.fromisoformat(answer) if answer else None


def changes_of(
    target: Path, truth: Mapping[str, date], peers: Mapping[str, Peer]
) -> Iterator[tuple[str, date | None, date]]:
    """Who says when each page changed, and when it did."""
    sitemap = target / "sitemap.xml"
    listed = sitemap.read_text("utf-8") if sitemap.is_file() else ""
    home = next(iter(re.findall(r"<loc>(https?://[^/<]+/)", listed)), None)
    pages = Dater(today=TODAY, as_url=home).dates(str(target)).pages
    history = git(
        target, "log", "--format=%x01%as", "--name-only", "--no-renames", "--relative", "--", "."
    )
    last, day = dict[str, date](), TODAY
    for line in history.decode("utf-8", "replace").splitlines():
        if line.startswith("\x01"):
            day = date.fromisoformat(line[1:])
        elif line:
            last.setdefault(line, day)
    for dated in pages:
        path, document = dated.page.path or "", dated.page.document
        if path in truth and document.text.strip():
            yield "freshness", dated.changed and dated.changed.latest, truth[path]
            yield "file date", last.get(path), truth[path]
            stamps = [each for each in dated.evidence if each.signal == "sitemap"]
            yield "sitemap", stamps[0].when.latest if stamps else None, truth[path]
            for name, peer in peers.items():
                yield name, day_of(peer(document.html, False)), truth[path]


def measure_changes(mirrors: Path, peers: Mapping[str, Peer]) -> list[Row]:
    """Set A."""
    errors: dict[str, Errors] = defaultdict(Errors)
    with tempfile.TemporaryDirectory() as folder:
        for name, built in SITES.items():
            tree = Path(folder, name)
            subprocess.run(
                ["git", "clone", "-q", "--shared", mirrors / name / "repo", tree], check=False
            )
            git(tree, "read-tree", "HEAD")  # the largest files of a mirror may be missing
            for who, found, truth in changes_of(tree / built, true_changes(tree, built), peers):
                errors[who].add(found, truth)
    rows = [
        row("A: last change within 7 days", errors, "near"),
        row("A2: falsely fresh by over 31 days", errors, "fresh"),
    ]
    rows += (
        (f"… by the {who}", f"{errors[who].near}, falsely fresh {errors[who].fresh}", "–", "–")
        for who in ("file date", "sitemap")
    )
    return rows


def measure_others(file: Path, trees: Path, peers: Mapping[str, Peer]) -> list[Row]:
    """The rows of set A from other sites, whose truth is read off the HTML itself."""
    truth: dict[str, dict[str, date]] = defaultdict(dict)
    for each in map(json.loads, file.read_text("utf-8").splitlines()):
        is_page = each["path"].lower().endswith((".html", ".htm"))
        if is_page and each.get("text_date") and each["commits"] > 1:
            truth[each["repo"]][each["path"]] = date.fromisoformat(each["text_date"][:10])
    errors: dict[str, Errors] = defaultdict(Errors)
    for name, days in truth.items():
        for who, found, day in changes_of(trees / name.replace("/", "+"), days, peers):
            errors[who].add(found, day)
    return [
        row(f"A, {len(truth)} other sites: within 7 days", errors, "near"),
        row("A2, other sites: falsely fresh", errors, "fresh"),
    ]


def row(what: str, errors: Mapping[str, Errors], measure: str) -> Row:
    """One line of the table."""
    ours, *others = (
        getattr(errors[who], measure) if who in errors else "–"
        for who in ("freshness", "htmldate", "turbohtml")
    )
    return (what, ours, *others)


# Set B


class Labelled(NamedTuple):
    """A page with the day of its publication; None where the label is none."""

    name: str
    html: str
    day: Day


class Answer(NamedTuple):
    """What was said of a page, and how long it took."""

    day: Day
    seconds: float
    interval: Interval | None = None


Peer = Callable[[str, bool], Day]
"""HTML, and whether the day of publication is asked for instead of the last change."""


def labelled_pages(mirror: Path) -> Iterator[Labelled]:
    """Htmldate's pages, in the order of its lists."""
    listing = git(mirror, "ls-tree", "-rz", LABELS, "tests/").decode().split("\0")
    ids = {name: facts.split()[2] for facts, name in (each.split("\t") for each in listing if each)}
    for index in ("eval_default.json", "eval_mediacloud_2020.json"):
        for facts in json.loads(git(mirror, "show", f"{LABELS}:tests/{index}")).values():
            name, day = facts["file"], facts["date"]
            files = (f"tests/{folder}/{name}" for folder in ("test_set", "cache", "eval"))
            [(_, body)] = blobs(mirror, [next(ids[file] for file in files if file in ids)])
            try:
                html = decode(body)
            except NotText:  # ours to answer for: it stays undated
                html = ""
            yield Labelled(
                name, html or body.decode("utf-8", "replace"), day if isinstance(day, str) else None
            )


def ours(html: str) -> Interval | None:
    """The dater's answer from one document alone, as `freshness date FILE` gives it."""
    page = page_alone(html)
    crawl = Crawl(url=page.url, pages=(page,), links=())
    [dated] = date_pages(crawl, kinds={}, repository=NoHistory(), today=TODAY)
    return dated.published or dated.changed


def exact_day(interval: Interval | None) -> Day:
    """The day an interval is, or None for a longer one."""
    if interval is None or interval.earliest != interval.latest:
        return None
    return interval.latest.isoformat()


def timed(pages: Iterable[Labelled], ask: Callable[[str], Any]) -> list[Answer]:
    """An answer for each page, each asked once, as in a crawl."""
    answers = []
    for page in pages:
        start = time.perf_counter()
        found = ask(page.html)
        took = time.perf_counter() - start
        is_ours = ask is ours
        answers.append(
            Answer(exact_day(found) if is_ours else found, took, found if is_ours else None)
        )
    return answers


def quietest(pages: list[Labelled], ask: Callable[[str], Any]) -> list[Answer]:
    """The same of several runs, in which other work on the machine disturbed least."""
    return min((timed(pages, ask) for _ in range(RUNS)), key=median)


def median(answers: Iterable[Answer]) -> float:
    """Seconds a page."""
    return statistics.median(each.seconds for each in answers)


def invented(page: Labelled, answer: Answer) -> bool:
    """Whether a wrong first of January is told that nobody wrote: the guess from a year alone."""
    if answer.day == page.day or not (answer.day or "").endswith("-01-01"):
        return False
    year = (answer.day or "")[:4]
    written = (
        rf"{year}\D?0?1\D?0?1\b|\b0?1\D{{1,2}}(?:0?1|jan\w*)\D{{1,2}}{year}|jan\w*\W+0?1\W+{year}"
    )
    return not re.search(written, page.html, re.IGNORECASE)


def crossfitted(pages: list[Labelled], answers: list[Answer]) -> float:
    """Precision of the surest 70 %: how sure is learned from the other four fifths of the pages.

    What is learned is how often answers of each likelihood are right, never falling as it rises.
    """
    folds = [zlib.crc32(page.name.encode()) % FOLDS for page in pages]
    right = [a.day is not None and a.day == p.day for p, a in zip(pages, answers, strict=True)]
    said = [a.interval.trust if a.interval and a.day else -1.0 for a in answers]
    sure = [0.0] * len(pages)
    for fold in range(FOLDS):
        learned = rising((said[n], right[n]) for n in range(len(pages)) if folds[n] != fold)
        for n in range(len(pages)):
            if folds[n] == fold:
                known = bisect_right(learned, (said[n], 2.0)) - 1
                sure[n] = learned[max(known, 0)][1]
    surest = sorted(range(len(pages)), key=lambda n: (sure[n], said[n]), reverse=True)
    surest = surest[: round(COVERAGE * len(pages))]
    return sum(right[n] for n in surest) / len(surest)


def rising(told: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    """The share of right answers from each likelihood on, pooled so that it never falls."""
    pools: list[tuple[float, int, int]] = []  # lowest likelihood, right ones, all
    for likelihood, hit in sorted(told):
        pool = (likelihood, int(hit), 1)
        while pools and pools[-1][1] * pool[2] >= pool[1] * pools[-1][2]:
            lowest, hits, count = pools.pop()
            pool = (lowest, hits + pool[1], count + pool[2])
        pools.append(pool)
    return [(lowest, hits / count) for lowest, hits, count in pools]


def measure_publication(mirror: Path, peers: Mapping[str, Peer]) -> list[Row]:
    """Set B."""
    pages = list(labelled_pages(mirror))
    asked: dict[str, list[Answer]] = {"freshness": quietest(pages, ours)}
    for name, peer in peers.items():
        asked[name] = quietest(pages, lambda html, peer=peer: peer(html, True))

    def each(measure: Callable[[list[Answer]], str]) -> tuple[str, str, str]:
        ours, *others = (
            measure(asked[who]) if who in asked else "–"
            for who in ("freshness", "htmldate", "turbohtml")
        )
        return (ours, *others)

    def exact(answers: list[Answer]) -> str:
        both = zip(pages, answers, strict=True)
        return f"{sum(a.day is not None and a.day == p.day for p, a in both) / len(pages):.3f}"

    def speed(answers: list[Answer]) -> str:
        return f"{median(answers) * 1e3:.2f}"

    def guesses(answers: list[Answer]) -> str:
        return str(sum(map(invented, pages, answers)))

    sure = f"{crossfitted(pages, asked['freshness']):.3f}"
    return [
        ("B: exact day of publication", *each(exact)),
        ("D: precision of the surest 70 %", sure, "none offered", "none offered"),
        ("E: median ms a page, parsing included", *each(speed)),
        ("F: a day made of a year", *each(guesses)),
    ]


def installed_peers() -> dict[str, Peer]:
    """The peers that are here."""
    found: dict[str, Peer] = {}
    try:
        from htmldate import find_date

        found["htmldate"] = lambda html, first: find_date(html, original_date=first)
    except ImportError:
        pass
    try:
        from turbohtml.extract import DateExtraction, dates

        def turbo(html: str, first: bool) -> Day:
            answer = dates(html, DateExtraction(original=first))
            return answer.date if answer else None

        found["turbohtml"] = turbo
    except ImportError:
        pass
    return found


def main() -> None:
    """Print the table, and put it into docs/dating.md where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--mirrors", type=Path, required=True)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--trees", type=Path)
    parser.add_argument("--write", action="store_true", help="put the table into docs/dating.md")
    options = parser.parse_args()
    peers = installed_peers()
    rows = measure_changes(options.mirrors, peers)
    if options.truth and options.trees:
        rows += measure_others(options.truth, options.trees, peers)
    rows += measure_publication(options.mirrors / PAGES / "repo", peers)
    table = ["| measure | freshness | htmldate | turbohtml |", "| --- | --- | --- | --- |"]
    table += [f"| {' | '.join(each)} |" for each in rows]
    print("\n".join(table))
    if options.write:
        page = Path(__file__).parent.parent / "docs" / "dating.md"
        before, _, rest = page.read_text("utf-8").partition("<!-- measured -->\n")
        _, _, after = rest.partition("<!-- /measured -->")
        marked = "\n".join(("<!-- measured -->", *table, "<!-- /measured -->"))
        page.write_text(f"{before}{marked}{after}", "utf-8")


if __name__ == "__main__":
    main()
