"""Asks the site's own scripts in Node, which is started once for all tests of a worker."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent
SCRIPTS = TESTS.parent / "site_templates/theme/assets/js"
NODE = str(Path(sys.executable).with_name("node"))


@cache
def _node() -> subprocess.Popen[str]:
    node = subprocess.Popen(
        [NODE, "--no-warnings", str(TESTS / "node_server.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(node.communicate)
    return node


def ask(script: str, asked: Any, *paths: Path) -> Any:
    """What ``answer`` of a script beside this module says, given the scripts and these paths."""
    paths = (SCRIPTS, *paths)
    question = {"script": str(TESTS / script), "paths": list(map(str, paths)), "asked": asked}
    node = _node()
    assert node.stdin is not None
    assert node.stdout is not None
    node.stdin.write(f"{json.dumps(question)}\n")
    node.stdin.flush()
    reply = json.loads(node.stdout.readline() or '{"error": "Node has stopped."}')
    assert "error" not in reply, reply["error"]
    return reply["answer"]
