"""Stop the commands at random moments: ``python -m bench.interruptions --moments 20``.

Each moment lies between a program's first line and its end. Whoever is stopped says no traceback,
ends with the code that shells expect, and leaves no half file, no folder and no process behind.
``--repository DIR`` tries another state of the code; ``--signals KILL`` says what a kill leaves.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
ANNOUNCED = """
import os, runpy, sys
number = int(sys.argv.pop(1))
os.write(number, b"!")
runpy.run_module("generator", run_name="__main__", alter_sys=True)
"""
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "diff": ("diff", "HEAD"),
    "todo": ("todo",),
    "import": ("import", "references.ris"),
    "fix": ("check", "--fix", "--yes"),
    "build": ("build",),
    "serve": ("serve", "--port"),  # and one that is free
}
LISTENING = "Preview at"
LONGEST = 300
SERVED_FOR = 3.0


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    seconds: float
    said: str
    faults: tuple[str, ...] = ()


class Project:
    """A project in a folder of its own, with a repository and a folder for temporary files."""

    def __init__(self, folder: Path, repository: Path) -> None:
        """Copy the sample of the repository, and commit it."""
        self.root, self.temporary, self.repository = folder / "project", folder / "tmp", repository
        shutil.copytree(HERE / "tests" / "sample_content", self.root / "content")
        shutil.copytree(repository / "site_templates", self.root / "site_templates")
        shutil.copy(repository / "mkdocs.yml", self.root)
        references = "".join(_reference(number) for number in range(200))
        (self.root / "references.ris").write_text(references, encoding="utf-8")
        self.temporary.mkdir()
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "All")):
            subprocess.run(("git", *who, *arguments), cwd=self.root, check=True)

    def reset(self) -> None:
        """As it was committed."""
        for arguments in (("checkout", "-q", "."), ("clean", "-qfd")):
            subprocess.run(("git", *arguments), cwd=self.root, check=True)
        study = next((self.root / "content" / "studies").glob("*.yml"))
        study.write_text(f"{study.read_text('utf-8')}\n\n\n", encoding="utf-8")

    def run(self, command: Sequence[str], stop: tuple[int, float] | None) -> Ended:
        """Run a command, and stop it so many seconds after its first line."""
        reading, writing = os.pipe()
        said = self.root.parent / "said"
        with said.open("wb") as log:
            process = subprocess.Popen(
                (sys.executable, "-c", ANNOUNCED, str(writing), *command),
                cwd=self.root,
                env={
                    **os.environ,
                    "PYTHONPATH": str(self.repository),
                    "PYTHONDONTWRITEBYTECODE": "1",
                    "TMPDIR": str(self.temporary),
                },
                stdout=log,
                stderr=log,
                pass_fds=(writing,),
                start_new_session=True,
            )
            os.close(writing)
            os.read(reading, 1)
            begun = time.monotonic()
            os.close(reading)
            if stop is None and command[0] == "serve":
                _wait_for(said, process)
                stop = (signal.SIGTERM, SERVED_FOR)
            if stop is not None:
                time.sleep(stop[1])
                if stop[0] == signal.SIGTERM:
                    process.terminate()
                else:  # as a terminal does, which tells all that run in it
                    os.killpg(process.pid, stop[0])
            code = process.wait(LONGEST)
        seconds = time.monotonic() - begun
        return Ended(code, seconds, said.read_text("utf-8", "replace"), self._left(process.pid))

    def _left(self, session: int) -> tuple[str, ...]:
        faults = [f"left {path.name}" for path in self.temporary.iterdir()]
        faults += [f"left {p.name}" for p in self.root.glob(".*") if p.name != ".git"]
        faults += [f"left {p.name}" for p in self.root.glob("content/**/.*")]
        try:
            os.killpg(session, 0)
            faults.append("left a process")
            os.killpg(session, signal.SIGKILL)
        except ProcessLookupError:
            pass
        site = self.root / "site"
        if site.exists() and not (site / "data" / "evidence.json").is_file():
            faults.append("left half a site")
        made = len(list((self.root / "content" / "studies").glob("author*.yml")))
        if made not in {0, 200}:
            faults.append(f"wrote {made} of 200 records")
        for path in self.temporary.iterdir():
            shutil.rmtree(path, ignore_errors=True)
        return tuple(faults)


def _reference(number: int) -> str:
    lines = (
        *("TY  - JOUR", f"AU  - Author{number}, A", f"TI  - A made-up title of number {number}"),
        *("PY  - 2019", "JO  - A Journal", "ER  - "),
    )
    return "\n".join(lines) + "\n\n"


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(said: Path, process: subprocess.Popen[bytes]) -> None:
    while LISTENING not in said.read_text("utf-8", "replace") and process.poll() is None:
        time.sleep(0.05)


def faults_of(ended: Ended, name: str, number: int, usual: int) -> list[str]:
    """What is wrong with how a stopped run ended."""
    expected = {128 + number, -number, usual}  # shells say the same of both
    if name == "serve":
        expected = {128 + number, -number, 0}
    faults = list(ended.faults)
    if ended.code not in expected:
        faults.append(f"exit code {ended.code}")
    if "Traceback" in ended.said or "Exception ignored" in ended.said:
        faults.append("a traceback")
    return faults


def tried(project: Project, name: str, moments: int, signals: Sequence[str]) -> list[str]:
    """A line on each moment of a command at which something gave way."""
    command = (*COMMANDS[name], *([str(_free_port())] if name == "serve" else ()))
    project.reset()
    whole = project.run(command, None)
    chance = random.Random(name)
    lines = []
    for turn in range(moments):
        project.reset()
        number = getattr(signal, f"SIG{signals[turn % len(signals)]}")
        at = chance.uniform(0, whole.seconds)
        ended = project.run(command, (number, at))
        if faults := faults_of(ended, name, number, whole.code):
            lines.append(f"  {name} SIG{signals[turn % len(signals)]} {at:.2f} s: {faults}")
    return lines


def main() -> None:
    """Try every command, and say where one gave way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=20, help="how many for each command")
    parser.add_argument("--signals", nargs="+", default=["INT", "TERM", "HUP"])
    parser.add_argument("--commands", nargs="+", choices=COMMANDS, default=list(COMMANDS))
    parser.add_argument("--repository", type=Path, default=HERE)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), options.repository.resolve())
        for name in options.commands:
            lines = tried(project, name, options.moments, options.signals)
            print(f"{name}: {len(lines)} of {options.moments} moments gave way")
            print("".join(f"{line}\n" for line in lines), end="", flush=True)


if __name__ == "__main__":
    main()
