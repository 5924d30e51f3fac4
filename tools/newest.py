"""The fast tests with the newest version of every dependency, beside the lock: ``make newest``.

What the lock holds is what is used; this says early what will break once it is renewed. Versions
that must not be passed stand in ``HELD``, each with its reason. Nothing of the project changes: the
environment is one of its own in ``.cache/newest``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

HELD: Final = {
    "mkdocs": "<2",  # version 2 is announced without plugins
}
FAST: Final = ("-m", "not browser and not slow and not office")
_CACHE: Final = Path(".cache")
_UV: Final = (sys.executable, "-m", "uv", "--quiet")


def main(chosen: Iterable[str]) -> int:
    """Install, say what differs from the lock, run the tests; returns what they return."""
    asked, place = _CACHE / "newest.in", _CACHE / "newest"
    python = place / "bin/python"
    asked.write_text("\n".join(asked_for(Path("pyproject.toml"))) + "\n", encoding="utf-8")
    subprocess.run((*_UV, "venv", "--clear", "--python", sys.executable, str(place)), check=True)
    into = ("pip", "install", "--python", str(python))
    subprocess.run(
        (*_UV, *into, "--upgrade", "--only-binary", ":all:", "-r", str(asked)), check=True
    )
    subprocess.run((*_UV, *into, "--no-deps", "--no-build-isolation", "-e", "."), check=True)
    found = subprocess.run(
        (*_UV, "pip", "freeze", "--python", str(python)), check=True, stdout=subprocess.PIPE
    ).stdout.decode()
    changed = differing(Path("requirements/test.txt").read_text(encoding="utf-8"), found)
    sys.stdout.write("\n".join(("Newer than the lock:", *changed, "")) + "\n")
    sys.stdout.flush()
    tests = ("-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider", *FAST, *chosen)
    return subprocess.run((str(python), *tests), check=False).returncode


def asked_for(project: Path) -> list[str]:
    """Everything that a project asks for, without its pins but for those in ``HELD``."""
    told = tomllib.loads(project.read_text(encoding="utf-8"))
    extras = told["project"].get("optional-dependencies", {})
    groups = told.get("dependency-groups", {})
    own = told["project"]["name"]
    lists = (told["project"]["dependencies"], *extras.values(), groups["build"], groups["dev"])
    names = {re.split(r"[\s=<>~!;]", one)[0] for asked in lists for one in asked}
    return sorted(name + HELD.get(name, "") for name in names if not name.startswith(own))


def differing(lock: str, installed: str) -> list[str]:
    """What is installed in another version than the lock has, as lines for people."""
    locked = {(name, number) for name, number in re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.M)}
    names = {name for name, _ in locked}
    found = re.findall(r"^([\w.-]+)==(\S+)", installed, re.M)
    return [
        f"  {name} {number}"
        for name, number in found
        if name in names and (name, number) not in locked
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
