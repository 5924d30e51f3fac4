#!/usr/bin/env bash
# Dask 2026.8.0: a future of Client.get_executor says that it was cancelled while its task runs on.
#
# concurrent.futures has cancel() return False once a call is being executed, so that who gets True
# may do the work elsewhere. The futures of Dask's executor return True for a task that is running,
# and the task runs to its end: what it does besides is done, and its worker is busy meanwhile,
# although Dask's list of what is processed no longer shows it. Without pure=False there is a second
# surprise: the same call with the same arguments is one task, which runs once.
#
# Public packages, pinned: distributed 2026.8.0.
#
# Output seen in November 2026:
#   distributed 2026.8.0
#   ThreadPoolExecutor, running:  cancel() False, the file is written afterwards: True
#   Dask's executor, running:     cancel() True, the file is written afterwards: True
#   Dask, the same call twice:    1 run; with pure=False: 2 runs
#
# Fails where that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check distributed==2026.8.0

"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
import time
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import distributed
from distributed import Client, LocalCluster

folder = Path(sys.argv[1])


def slow(begun: str, ended: str) -> None:
    Path(begun).touch()
    time.sleep(2)
    Path(ended).touch()


def count(file: str) -> None:
    with Path(file).open("a") as counted:
        counted.write("x")


def cancelled(executor: Executor, name: str) -> tuple[bool, bool]:
    """Whether a running task can be cancelled, as is said, and whether it ends all the same."""
    begun, ended = folder / f"{name}-begun", folder / f"{name}-ended"
    future = executor.submit(slow, str(begun), str(ended))
    while not begun.exists():
        time.sleep(0.05)
    said = future.cancel()
    time.sleep(4)
    return said, ended.exists()


def runs(executor: Executor, name: str) -> int:
    """How often the same call runs, asked twice."""
    file = folder / name
    kept = []
    for _ in range(2):
        kept.append(executor.submit(count, str(file)))
        kept[-1].result()
    return len(file.read_text())


with LocalCluster(
    n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
) as cluster, Client(cluster) as client:
    with ThreadPoolExecutor(1) as threads:
        usual = cancelled(threads, "threads")
    dask = cancelled(client.get_executor(pure=False), "dask")
    unsaid = runs(client.get_executor(), "unsaid")
    twice = runs(client.get_executor(pure=False), "impure")
print("distributed", distributed.__version__)
print(f"ThreadPoolExecutor, running:  cancel() {usual[0]}, the file is written afterwards: {usual[1]}")
print(f"Dask's executor, running:     cancel() {dask[0]}, the file is written afterwards: {dask[1]}")
print(f"Dask, the same call twice:    {unsaid} run; with pure=False: {twice} runs")
assert (usual, dask) == ((False, True), (True, True))
assert (unsaid, twice) == (1, 2)
PYTHON
