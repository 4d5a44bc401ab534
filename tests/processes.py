"""The children of this process, of which a browser of other tests may be one."""

import os
from pathlib import Path


def children() -> set[int]:
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    return {int(pid) for task in tasks for pid in (task / "children").read_text().split()}
