"""Answers a filled-in issue form, and makes a pull request of it once an editor accepts it.

``make answer`` reads the form and comments; ``make proposal`` also puts the record on a branch of
its own and opens a pull request. One record is one file, so one request to GitHub writes it: there
is no clone with a token in it. A branch that is there already is left to the people who work on it.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.github import GitHub, Refused, event, of_repository, say

MARKER = "evidence-from-issue"
GENERATOR = (sys.executable, "-m", "generator")
NO_FORM = 3
BASE = "main"
CONTENT = "content"


def main(arguments: list[str]) -> int:
    """Answer the issue of the event; with ``--pull-request`` propose its record, too."""
    told = event()
    number = int(told["issue"]["number"])
    call = of_repository(os.environ["GITHUB_REPOSITORY"])
    try:
        answer(call, number, propose="--pull-request" in arguments)
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    return 0


def answer(call: GitHub, number: int, *, propose: bool) -> None:
    """Comment what the form becomes, and propose it if asked; raises Refused."""
    before = _records()
    with tempfile.TemporaryDirectory() as folder:
        reply = Path(folder) / "reply.md"
        run = subprocess.run(
            [
                *(*GENERATOR, "from-issue", os.environ["GITHUB_EVENT_PATH"], "--event"),
                *("--reply", str(reply), "--content", CONTENT),
                *(() if propose else ("--dry-run",)),
            ],
            check=False,
        )
        if run.returncode == NO_FORM and not propose:
            return  # an issue of another kind, which needs no answer
        if not reply.is_file():
            raise Refused(f"evidence from-issue ended with {run.returncode} and no answer.")
        text = reply.read_text(encoding="utf-8")
    changed = [file for file, raw in _records().items() if before.get(file) != raw]
    if propose and changed:
        text += f"\n{_proposed(call, number, changed[0], text)}\n"
    say(call, number, MARKER, text)


def _records() -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in Path(CONTENT).rglob("*.yml")}


def _proposed(call: GitHub, number: int, file: Path, text: str) -> str:
    """Put a file on a branch and open a pull request; returns what to say of it."""
    branch = f"issue-{number}"
    there = json.loads(call("GET", f"git/matching-refs/heads/{branch}"))
    if any(ref["ref"] == f"refs/heads/{branch}" for ref in there):
        return f"The branch `{branch}` is there already, and stays as it is; work goes on there."
    start = os.environ["GITHUB_SHA"]
    call("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": start})
    title = f"Record of issue {number}: {file.parent.name}/{file.stem}"
    put: dict[str, Any] = {
        "message": f"{title}\n\nCloses #{number}",
        "branch": branch,
        "content": base64.b64encode(file.read_bytes()).decode("ascii"),
    }
    address = f"contents/{file.as_posix()}"
    if known := _sha(call, address, start):
        put["sha"] = known
    call("PUT", address, put)
    body = f"Closes #{number}.\n\n{text}"
    pull = {"title": title, "head": branch, "base": BASE, "body": body, "draft": True}
    made = json.loads(call("POST", "pulls", pull))
    # What this token does starts no workflow but one that is asked for by name.
    call("POST", "actions/workflows/check.yml/dispatches", {"ref": branch})
    return f"The pull request is #{int(made['number'])}."


def _sha(call: GitHub, address: str, start: str) -> str:
    """The blob of a file that is there already."""
    try:
        found = json.loads(call("GET", f"{address}?ref={start}"))
    except Refused:
        return ""
    return str(found["sha"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
