"""Time `freshness check` on a generated site, beside lychee where that is installed.

    python tools/bench.py                  # 100 and 1,000 pages, five runs each
    python tools/bench.py 10000 --runs 1

The site is served from this machine by nginx where there is one, else by Python. All of its links
are its own, so nobody else is asked anything. Both tools run without their manners, in turn.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORDS = (
    "loom warp weft thread shuttle cloth pattern card mill spindle dye wool linen bobbin".split()
)
NGINX = """daemon off; pid {0}/pid; error_log /dev/null; events {{}}
http {{ access_log off; types {{ text/html html; application/xml xml; }}
client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;
server {{ listen 127.0.0.1:{1}; root {2}; }} }}
"""
FRESHNESS = "{python} -m freshness check {what} --format json --config {config} --state {state}"
LYCHEE = "lychee --no-progress --format json --include-fragments"
OURS = {
    "live": f"{FRESHNESS} --allow-private --host-concurrency 0 --host-rate 0",
    "offline": f"{FRESHNESS} --as {{url}} --offline",
}
THEIRS = {
    "live": f"{LYCHEE} --host-concurrency 256 --host-request-interval 0ms --files-from {{urls}}",
    "offline": f"{LYCHEE} --offline --root-dir {{site}} --index-files index.html {{site}}",
}


def make_site(pages: int, folder: Path) -> list[str]:
    """Write a site with a menu, prose and links, some of them broken; return its paths."""
    chance = random.Random(1)
    paths = ["", *(f"s{number % 30}/p{number}/" for number in range(1, pages))]
    menu = "".join(f'<li><a href="/{path}">{path or "Home"}</a></li>' for path in paths[:30])
    for path in paths:
        prose = "".join(
            f'<h2 id="part-{part}">Part {part}</h2><p>{" ".join(chance.choices(WORDS, k=90))} '
            f'<a href="/{chance.choice(paths)}#part-{chance.randrange(13)}">more</a>.</p>'
            for part in range(12)
        )
        broken = '<a href="/gone/">gone</a>' if chance.random() < 0.02 else ""
        page = folder / path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"<!doctype html><html lang=en><title>Page {path}</title><nav><ul>{menu}</ul></nav>"
            f"<main><h1>Page {path}</h1>{prose}{broken}</main><footer>© 2026 Ada Example</footer>"
        )
    return paths


@contextmanager
def serving(site: Path, scratch: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    if nginx := shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"):
        file = scratch / "nginx.conf"
        file.write_text(NGINX.format(scratch, port, site))
        command = [nginx, "-c", str(file)]
    else:
        command = [sys.executable, "-m", "http.server", str(port), "-b", "127.0.0.1"]
    server = subprocess.Popen(command, cwd=site, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def measure(command: str) -> tuple[float, float]:
    """Wall seconds and peak MiB of one run."""
    begin = time.perf_counter()
    child = subprocess.Popen(command.split(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 2):
        raise SystemExit(f"exit {child.returncode}: {command}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def show(name: str, runs: list[tuple[float, float]]) -> None:
    """Print one row of the table."""
    walls = [wall for wall, _ in runs]
    spread = " / ".join(f"{pick(walls):.2f}" for pick in (min, statistics.median, max))
    print(f"  {name:22}{spread}{max(peak for _, peak in runs):>8.0f} MiB", flush=True)


def bench(pages: int, runs: int, scratch: Path) -> None:
    """Measure one size of site."""
    site = scratch / "site"
    paths = make_site(pages, site)
    config = scratch / "freshness.yml"
    config.write_text(json.dumps({"limits": {"pages": pages + 1}}))
    urls = scratch / "urls"
    print(f"{pages} pages: wall seconds (min / median / max), peak memory")
    with serving(site, scratch) as url:
        urls.write_text("".join(f"{url}{path}\n" for path in paths))
        for mode, what in (("live", url), ("offline", str(site))):
            tools = {"freshness": OURS[mode]}
            if shutil.which("lychee"):
                tools["lychee"] = THEIRS[mode]
            found: dict[str, list[tuple[float, float]]] = {name: [] for name in tools}
            for number in range(runs + 1):
                for name, template in tools.items():
                    state = scratch / f"{mode}-{number}"
                    command = template.format(
                        python=sys.executable, what=what, url=url, site=site, urls=urls,
                        config=config, state=state,
                    )  # fmt: skip
                    figures = measure(command)
                    if number:  # the first run only warms the caches of the system
                        found[name].append(figures)
            for name, each in found.items():
                show(f"{mode}, {name}", each)


def main() -> None:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pages", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    for pages in options.pages:
        with tempfile.TemporaryDirectory() as scratch:
            Path(scratch).chmod(0o755)  # nginx reads it as nobody
            bench(pages, options.runs, Path(scratch))


if __name__ == "__main__":
    main()
