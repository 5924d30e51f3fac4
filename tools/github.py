"""GitHub's REST interface through its own program ``gh``, and what a workflow is told of an event.

``gh`` takes the token from GH_TOKEN; nothing of an event ever becomes part of a shell command.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Protocol

BOT = "github-actions[bot]"
LONGEST_COMMENT = 60_000


class GitHub(Protocol):
    """What answers requests; tests put something else in its place."""

    def __call__(self, method: str, path: str, data: Any = None) -> bytes:
        """The answer to a request below the repository; raises Refused where there is none."""


class Refused(Exception):
    """GitHub refused a request, or what it gave is not what was asked for."""


def of_repository(repository: str) -> GitHub:
    """Requests to one repository, such as ``owner/name``."""

    def call(method: str, path: str, data: Any = None) -> bytes:
        command = ["gh", "api", "--method", method, f"repos/{repository}/{path}"]
        if data is not None:
            command += ["--input", "-"]
        run = subprocess.run(
            command,
            input=None if data is None else json.dumps(data).encode(),
            capture_output=True,
            check=False,
        )
        if run.returncode != 0:
            raise Refused(f"{method} {path}: {run.stderr.decode(errors='replace').strip()}")
        return run.stdout

    return call


def event() -> Any:
    """The event that started the workflow."""
    return json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))


def say(call: GitHub, number: int, marker: str, text: str) -> None:
    """Write the one comment with this marker at an issue or pull request, or write it anew."""
    text = text if len(text) <= LONGEST_COMMENT else f"{text[:LONGEST_COMMENT]}\n\n…\n"
    body = {"body": f"<!-- {marker} -->\n{text}"}
    for page in range(1, 11):
        found = json.loads(call("GET", f"issues/{number}/comments?per_page=100&page={page}"))
        for comment in found:
            ours = comment["user"]["login"] == BOT
            if ours and str(comment["body"]).startswith(f"<!-- {marker} -->"):
                call("PATCH", f"issues/comments/{int(comment['id'])}", body)
                return
        if len(found) < 100:
            break
    call("POST", f"issues/{number}/comments", body)
