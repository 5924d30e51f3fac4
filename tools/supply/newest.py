"""Asks npm whether what stands in this repository has newer versions; the only one that asks.

The locks are watched by the host (``.github/dependabot.yml``), which knows nothing of files.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.supply.components import REPOSITORY, passed_on


def newest_at_npm(name: str) -> str:
    """The newest version of a package; raises OSError where npm cannot say it."""
    run = subprocess.run(
        ["npm", "view", "--json", name, "dist-tags.latest"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if run.returncode != 0 or not run.stdout.strip():
        raise OSError(f"npm does not say the newest version of {name}: {run.stderr.strip()[:400]}")
    return str(json.loads(run.stdout))


def outdated(ask: Callable[[str], str] = newest_at_npm, root: Path = REPOSITORY) -> Sequence[str]:
    """What has a newer version, a line each with the files that would change."""
    lines = []
    for package in passed_on(root):
        if package["ecosystem"] != "npm":
            continue
        newest = ask(package["name"])
        if newest != package["version"]:
            files = ", ".join(package.get("files", ()))
            lines.append(f"{package['name']}: here {package['version']}, newest {newest}: {files}")
    return lines
