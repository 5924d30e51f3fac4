"""Says at a pull request what its review found: ``python3 -m tools.comment``.

Runs with the right to comment, after the review of a stranger's change has ended, and never with
any of their files: it reads one small file of the artifact as data, holds its number against the
commit that was reviewed, and shows its text as text.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
from typing import Any

from tools.github import GitHub, Refused, event, of_repository, say

MARKER = "evidence-review"
ARTIFACT, FILE = "report", "report.json"
LARGEST_ARTIFACT = 1_000_000
LARGEST_REPORT = 300_000
LONGEST_TEXT = 40_000
_SHA = re.compile(r"[0-9a-f]{40}")


def main() -> int:
    """Read the report of the run that ended, and comment; returns 1 where it is refused."""
    try:
        comment(of_repository(os.environ["GITHUB_REPOSITORY"]), event()["workflow_run"])
    except Refused as refused:
        sys.stderr.write(f"No comment was written: {refused}\n")
        return 1
    return 0


def comment(call: GitHub, run: Any) -> None:
    """Comment at the pull request that a run reviewed; raises Refused where anything is odd."""
    report = _report(_artifact(call, int(run["id"])))
    number = report["number"]
    pull = json.loads(call("GET", f"pulls/{number}"))
    sha = str(run["head_sha"])
    if not _SHA.fullmatch(sha) or pull["head"]["sha"] != sha or pull["state"] != "open":
        raise Refused(f"pull request {number} is not open with the commit that was reviewed.")
    say(call, number, MARKER, _text(report, sha, str(run["html_url"])))


def _artifact(call: GitHub, run_id: int) -> bytes:
    listed = json.loads(call("GET", f"actions/runs/{run_id}/artifacts?name={ARTIFACT}"))
    found = [item for item in listed["artifacts"] if item["name"] == ARTIFACT]
    if not found:
        raise Refused("the run left no report.")
    if int(found[0]["size_in_bytes"]) > LARGEST_ARTIFACT:
        raise Refused("the report is too large.")
    return call("GET", f"actions/artifacts/{int(found[0]['id'])}/zip")


def _report(archive: bytes) -> dict[str, Any]:
    """The report in an archive, read in memory and only as far as its limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened, opened.open(FILE) as file:
            raw = file.read(LARGEST_REPORT + 1)
        if len(raw) > LARGEST_REPORT:
            raise Refused("the report is too large.")
        report = json.loads(raw)
    except (zipfile.BadZipFile, KeyError, ValueError, RecursionError, NotImplementedError) as error:
        raise Refused(f"the report cannot be read: {type(error).__name__}.") from error
    if (
        not isinstance(report, dict)
        or type(report.get("number")) is not int
        or report["number"] < 1
        or type(report.get("ok")) is not bool
        or not isinstance(report.get("text"), str)
    ):
        raise Refused("the report has not the fields of one.")
    return report


def _text(report: dict[str, Any], sha: str, address: str) -> str:
    state = "every check passes" if report["ok"] else "the check found errors"
    return (
        f"**What this change does to the evidence** ({sha[:7]}: {state})\n\n"
        f"{fenced(report['text'])}\n\n"
        f"[The run]({address}) has the same with tables, the errors at their lines, and the site "
        "as it would be: download `preview`, unpack it, open `index.html`.\n\n"
        "This text was made by the change's own run: if it changes the program too, do not rely "
        "on it.\n"
    )


def fenced(text: str) -> str:
    """Any text as a block that shows it as it is: no links, mentions or pictures."""
    shown = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text[:LONGEST_TEXT])
    ticks = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * max(3, ticks + 1)
    return f"{fence}text\n{shown.strip()}\n{fence}"


if __name__ == "__main__":
    sys.exit(main())
