"""Time `freshness check` on a generated site, beside lychee where that is installed.

    python tools/bench.py                          # 100 and 1,000 pages, five runs of everything
    python tools/bench.py 10000 --runs 1 --only offline

The site links to itself and to fifty hosts, all on this machine (Linux has the whole of 127.0.0.0/8
for that), so nobody else is asked anything. nginx serves it; where every answer is to come late, a
small server of our own. Both tools run without their manners, in turn, after one run that does not
count.

    cold      nothing is kept from an earlier run
    warm      a second run on the same day, nothing has changed
    offline   the folder of the site
    late      every answer takes 50 ms; lychee reads the pages from the folder, for it would ask for
              them one after another
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WORDS = (
    "loom warp weft thread shuttle cloth pattern card mill spindle dye wool linen bobbin".split()
)
HOSTS = [f"127.0.1.{number}" for number in range(1, 51)]
KINDS = ("ok", "ok", "ok", "ok", "moved", "gone")
LATE = 0.05  # seconds
NGINX = """daemon off; pid {scratch}/pid; error_log /dev/null; events {{ worker_connections 4096; }}
http {{ access_log off; types {{ text/html html; application/xml xml; }} keepalive_requests 100000;
client_body_temp_path {scratch}/a; proxy_temp_path {scratch}/b; fastcgi_temp_path {scratch}/c;
uwsgi_temp_path {scratch}/d; scgi_temp_path {scratch}/e;
server {{ listen 127.0.0.1:{port}; root {site}; }}
server {{ {hosts} location /ok/ {{ default_type text/html; return 200 "<title>ok</title>ok"; }}
location /moved/ {{ rewrite ^/moved/(.*)$ /ok/$1 permanent; }} location / {{ return 404; }} }} }}
"""
CHECK = "{python} -m freshness check {what} --format json --config {config} --state {state}"
LIVE = f"{CHECK} --allow-private --host-concurrency 0 --host-rate 0"
LYCHEE = "lychee --no-progress --format json --include-fragments"
ASK = f"{LYCHEE} --host-concurrency 256 --host-request-interval 0ms --max-concurrency 256"
READ = "--root-dir {site} --index-files index.html {site}"
SCENARIOS = {
    "cold": (LIVE, f"{ASK} --files-from {{urls}}"),
    "warm": (LIVE, f"{ASK} --cache --files-from {{urls}}"),
    "offline": (f"{CHECK} --as {{url}} --offline", f"{LYCHEE} --offline {READ}"),
    "late": (LIVE, f"{ASK} --remap file://{{site}}/(.*)=>{{url}}$1 {READ}"),
}


def make_site(pages: int, folder: Path, port: int) -> list[str]:
    """Write a site with a menu, prose and links, some of them broken; return its paths."""
    chance = random.Random(1)
    paths = ["", *(f"s{number % 30}/p{number}/" for number in range(1, pages))]
    menu = "".join(f'<li><a href="/{path}">{path or "Home"}</a></li>' for path in paths[:30])
    for number, path in enumerate(paths):
        prose = "".join(
            f'<h2 id="part-{part}">Part {part}</h2><p>{" ".join(chance.choices(WORDS, k=90))} '
            f'<a href="/{chance.choice(paths)}#part-{chance.randrange(13)}">more</a>.</p>'
            for part in range(12)
        )
        elsewhere = "".join(
            f'<a href="http://{chance.choice(HOSTS)}:{port}/{chance.choice(KINDS)}/{number}-{link}">'
            f"{chance.choice(WORDS)}</a> "
            for link in range(6)
        )
        broken = '<a href="/gone/">gone</a>' if chance.random() < 0.02 else ""
        page = folder / path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"<!doctype html><html lang=en><title>Page {path}</title><nav><ul>{menu}</ul></nav>"
            f"<main><h1>Page {path}</h1>{prose}<p>{elsewhere}{broken}</p></main>"
            "<footer>© 2026 Ada Example</footer>"
        )
    return paths


async def answer_late(site: Path, port: int) -> None:
    """Serve the site and the other hosts, every answer late."""

    def answer(path: str, host: str) -> tuple[str, bytes]:
        if host in HOSTS:
            kind, _, rest = path[1:].partition("/")
            if kind == "moved":
                return f"301 Moved\r\nLocation: /ok/{rest}", b""
            return ("200 OK", b"<title>ok</title>ok") if kind == "ok" else ("404 Gone", b"")
        file = site / path[1:] / "index.html" if path.endswith("/") else site / path[1:]
        return ("200 OK", file.read_bytes()) if file.is_file() else ("404 Gone", b"")

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                method, path, _ = head.split(" ", 2)
                await asyncio.sleep(LATE)
                status, body = answer(path.partition("?")[0], host)
                kind = "Content-Type: text/html"
                lines = f"HTTP/1.1 {status}\r\n{kind}\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(lines.encode() + (b"" if method == "HEAD" else body))
        writer.close()

    await asyncio.start_server(serve, ["127.0.0.1", *HOSTS], port, backlog=1024)
    await asyncio.Event().wait()


@contextmanager
def serving(site: Path, scratch: Path, port: int, *, late: bool) -> Iterator[None]:
    """Serve the site and the other hosts while it lasts."""
    if late:
        command, folder = [sys.executable, __file__, "--serve", str(site), str(port)], scratch
    else:
        nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        if not nginx:
            raise SystemExit("nginx is not installed; Debian has it in nginx-light")
        hosts = " ".join(f"listen {host}:{port};" for host in HOSTS)
        text = NGINX.format(scratch=scratch, port=port, site=site, hosts=hosts)
        (scratch / "nginx.conf").write_text(text)
        command, folder = [nginx, "-c", str(scratch / "nginx.conf")], scratch
    server = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex((HOSTS[-1], port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


def room(pid: int) -> int:
    """KiB of a process and all below it, what they share counted once."""
    total = 0
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total = int(line.split()[1])
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(map(room, map(int, (task / "children").read_text().split())))
    return total


def measure(command: list[str], folder: Path) -> tuple[float, float]:
    """Wall seconds and peak MiB of one run."""
    begin = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    seen, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            seen.append(room(child.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    over.set()
    watcher.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 2):
        raise SystemExit(f"exit {child.returncode}: {' '.join(command)}")
    return wall, max(*seen, usage.ru_maxrss) / 1024


def show(name: str, runs: list[tuple[float, float]]) -> float:
    """Print one row of the table; give the median."""
    walls = [wall for wall, _ in runs]
    spread = " / ".join(f"{pick(walls):.2f}" for pick in (min, statistics.median, max))
    print(f"  {name:22}{spread}{max(peak for _, peak in runs):>8.0f} MiB", flush=True)
    return statistics.median(walls)


def bench(scenario: str, runs: int, scratch: Path, values: dict[str, str]) -> None:
    """Measure one scenario."""
    tools = dict(zip(("freshness", "lychee"), SCENARIOS[scenario], strict=True))
    if not shutil.which("lychee"):
        del tools["lychee"]
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in tools}
    for number in range(runs + 1):
        for name, template in tools.items():
            state = scratch / f"{scenario}-{name}-{0 if scenario == 'warm' else number}"
            state.mkdir(exist_ok=True)
            parts = (part.format(**values, state=state) for part in template.split())
            # lychee takes an address and its substitute as one argument, with a space between.
            figures = measure([part.replace("=>", " ") for part in parts], state)
            if number:
                found[name].append(figures)
    medians = [show(f"{scenario}, {name}", each) for name, each in found.items()]
    if len(medians) == 2:
        print(f"  {'ratio':22}{medians[0] / medians[1]:.2f}", flush=True)


def main() -> None:
    """Measure every size and scenario asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pages", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=SCENARIOS, action="append")
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(answer_late(Path(options.serve[0]), int(options.serve[1])))
    for pages in options.pages:
        with tempfile.TemporaryDirectory() as name, socket.socket() as probe:
            scratch = Path(name)
            scratch.chmod(0o755)  # nginx reads it as nobody
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
            probe.close()
            site = scratch / "site"
            paths = make_site(pages, site, port)
            url = f"http://127.0.0.1:{port}/"
            (scratch / "urls").write_text("".join(f"{url}{path}\n" for path in paths))
            (scratch / "freshness.yml").write_text(json.dumps({"limits": {"pages": pages + 1}}))
            values = {"python": sys.executable, "url": url, "site": str(site)}
            values |= {"urls": f"{scratch}/urls", "config": f"{scratch}/freshness.yml"}
            print(f"{pages} pages: wall seconds (min / median / max), peak memory")
            for scenario in options.only or SCENARIOS:
                values["what"] = str(site) if scenario == "offline" else url
                with serving(site, scratch, port, late=scenario == "late"):
                    bench(scenario, options.runs, scratch, values)


if __name__ == "__main__":
    main()
