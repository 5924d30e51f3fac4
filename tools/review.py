"""What a proposed change does, for whoever reviews it: ``make review``.

Runs where strangers' changes run, with no rights and no secrets: the check with annotations, what
the change does to the evidence, and the site as it would be, to be opened from its folder. Leaves
``review/preview/`` and ``review/report.json``; the latter is all that a workflow with rights reads.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools.github import event

OUT = Path("review")
LONGEST = 40_000
GENERATOR = (sys.executable, "-m", "generator")


def main() -> int:
    """Review the change; returns 1 where it cannot be built as it is."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    checked = subprocess.run([*GENERATOR, "check", "--format", "github"], check=False).returncode
    base = _base()
    text, markdown = (_said_by("diff", base, "--format", form) for form in ("text", "markdown"))
    built = subprocess.run(
        [*GENERATOR, "build", "--offline", "--site", str(OUT / "preview")], check=False
    ).returncode
    report = {"number": _number(), "ok": not (checked or built), "text": text[:LONGEST]}
    (OUT / "report.json").write_text(json.dumps(report), encoding="utf-8")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(_summary(ok=report["ok"] is True, markdown=markdown))
    return int(bool(checked or built))


def _base() -> str:
    """The commit that the change is proposed upon."""
    branch = os.environ.get("GITHUB_BASE_REF") or "main"
    for name in (f"refs/remotes/origin/{branch}", f"refs/heads/{branch}"):
        found = subprocess.run(
            ["git", "merge-base", name, "HEAD"], capture_output=True, text=True, check=False
        )
        if found.returncode == 0:
            return found.stdout.strip()
    return "HEAD"


def _said_by(*command: str) -> str:
    run = subprocess.run(
        [*GENERATOR, *command], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return run.stdout or f"What the change does cannot be told. {run.stderr}"


def _number() -> int:
    """The number of the pull request; 0 where there is none."""
    if "GITHUB_EVENT_PATH" not in os.environ:
        return 0
    told: Any = event()
    return int(told.get("pull_request", {}).get("number", 0))


def _summary(*, ok: bool, markdown: str) -> str:
    state = "Every check passes." if ok else "The check found errors; they stand at their lines."
    return (
        f"{state}\n\n{markdown}\n\n"
        "To read the site as it would be: download the artifact `preview` below, unpack it, and "
        "open `index.html`.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
