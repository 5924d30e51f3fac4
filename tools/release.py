"""What a release consists of, in ``dist/``: ``make release``.

The wheel and the source, built twice and the same both times, and the bill of materials. A tag
releases the version that the project says, and no other.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tools.supply.components import REPOSITORY
from tools.supply.sbom import bill

OUT: Final = Path("dist")
BILL: Final = "evidence-explorer.cdx.json"
_ELSEWHERE: Final = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "2"}


def main(out: Path = OUT, env: Mapping[str, str] = os.environ) -> int:
    """Make the files of a release; returns 1 where they cannot stand for the tag, and says why."""
    version = project_version()
    if fault := fault_of_tag(env.get("RELEASE_TAG", ""), version):
        print(fault)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory() as again:
        _build(out, env)
        _build(Path(again), {**env, **_ELSEWHERE})
        if different := differing(out, Path(again)):
            print(f"Built twice, and not the same: {', '.join(different)}.")
            return 1
    (out / BILL).write_text(bill(), encoding="utf-8")
    print(f"{version}: " + ", ".join(sorted(file.name for file in out.iterdir())))
    return 0


def project_version() -> str:
    """The version that pyproject.toml says."""
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    version: str = tomllib.loads(text)["project"]["version"]
    return version


def fault_of_tag(tag: str, version: str) -> str:
    """Why a tag cannot release this version; empty where it can, or where there is none."""
    if not tag or tag == f"v{version}":
        return ""
    return f"The tag is {tag}, and pyproject.toml says {version}: the tag has to be v{version}."


def differing(one: Path, other: Path) -> list[str]:
    """The names of files that are in one folder only, or hold other bytes."""
    names = sorted({file.name for folder in (one, other) for file in folder.iterdir()})
    same, _, _ = filecmp.cmpfiles(one, other, names, shallow=False)
    return [name for name in names if name not in same]


def _build(folder: Path, env: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder.resolve())]
    subprocess.run(command, cwd=REPOSITORY, env=dict(env), check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
