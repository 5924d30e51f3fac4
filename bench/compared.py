"""Time this project beside others, from the same studies: ``python -m bench.compared``.

In turn, in one run: this project (with briefs and without), mkdocs-material with a Markdown page a
study, its own navigation and search, and Hugo with bare layouts, where its program is named. Only
ratios within one run mean something.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.content import Words, big, write

REPOSITORY = Path(__file__).resolve().parent.parent
WORDS_A_PAGE = 400
PARAGRAPHS = 4
LOOK_SECONDS = 0.1
WITHOUT_BRIEFS = (
    "import sys\n"
    "from generator.evidence.extras import BRIEFS\n"
    "sys.modules.update(dict.fromkeys(BRIEFS.modules))\n"
    "from generator.cli import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)
MATERIAL = "site_name: Made up\ntheme: {name: material, font: false}\n"
HUGO = 'baseURL = "https://example.org/"\ntitle = "Made up"\ndisableKinds = ["taxonomy", "term"]\n'
SINGLE = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n"
LIST = (
    "<!doctype html>{{ range .Site.RegularPages }}"
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}\n'
)


@dataclass(frozen=True)
class Cost:
    """What one build took: processor and wall seconds, and the most memory of all its processes."""

    cpu: float
    wall: float
    peak: int
    """In bytes."""


def plain_pages(folder: Path, studies: int, heading: str) -> None:
    """A Markdown page a study, of equally many words; ``heading`` holds a ``{title}``."""
    words = Words(1)
    folder.mkdir(parents=True)
    for number in range(studies):
        text = [words.text(WORDS_A_PAGE // PARAGRAPHS) for _ in range(PARAGRAPHS)]
        page = [heading.format(title=f"Study {number}"), *text]
        (folder / f"study-{number}.md").write_text("\n\n".join(page) + "\n", encoding="utf-8")


def projects(folder: Path, studies: int, hugo: str) -> Mapping[str, Sequence[str]]:
    """The command of each build by its name; what it builds is written below the folder."""
    size = ("--content", str(folder / "content"), "--no-history", "--site")
    write(folder / "content", big(studies, 40, 25, 10))
    plain_pages(folder / "material" / "docs", studies, "# {title}")
    (folder / "material" / "docs" / "index.md").write_text("# Studies\n", encoding="utf-8")
    (folder / "material" / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    python = sys.executable
    settings = str(folder / "material" / "mkdocs.yml")
    commands = {
        "this project": [python, "-m", "generator", "build", *size, str(folder / "whole")],
        "the same without briefs": [
            *(python, "-c", WITHOUT_BRIEFS, "build", *size, str(folder / "bare"))
        ],
        "mkdocs-material": [python, "-m", "mkdocs", "build", "--quiet", "--clean", "-f", settings],
    }
    if hugo:
        site = folder / "hugo"
        plain_pages(site / "content", studies, '+++\ntitle = "{title}"\n+++')
        (site / "layouts" / "_default").mkdir(parents=True)
        (site / "hugo.toml").write_text(HUGO, encoding="utf-8")
        (site / "layouts" / "_default" / "single.html").write_text(SINGLE, encoding="utf-8")
        (site / "layouts" / "index.html").write_text(LIST, encoding="utf-8")
        commands["hugo"] = [hugo, "--quiet", "--source", str(site)]
    return commands


def cost_of(command: Sequence[str], folder: Path = REPOSITORY) -> Cost:
    """Run once, in a folder; raises CalledProcessError with what it said where it fails."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said)
        peak = Peak(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, said.read())
    return Cost(used.ru_utime + used.ru_stime, wall, max(peak.seen(), used.ru_maxrss * 1024))


class Peak:
    """The most memory that a process and those it started hold together while it runs."""

    def __init__(self, process: int) -> None:
        """Takes the id of the process, and looks until it is gone."""
        self._most = 0
        self._looks = threading.Thread(target=self._look, args=(process,), daemon=True)
        self._looks.start()

    def seen(self) -> int:
        """In bytes; 0 where the system does not tell."""
        self._looks.join()
        return self._most

    def _look(self, process: int) -> None:
        while held := sum(map(_resident, _family(process))):
            self._most = max(self._most, held)
            time.sleep(LOOK_SECONDS)


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return [process]
    return [process, *(one for child in children.split() for one in _family(int(child)))]


def _resident(process: int) -> int:
    """What a process holds; of what it shares with others, such as with its copies, its part."""
    try:
        held = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss: *(\d+) kB$", held, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def main() -> None:
    """Print a table: medians, the spread of the runs, and ratios to mkdocs-material."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo", default=shutil.which("hugo") or "", help="the program, if any")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        commands = projects(Path(folder), asked.studies, asked.hugo)
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(asked.runs):
            for name, command in commands.items():
                costs[name].append(cost_of(command))
    print(f"{asked.studies} studies, {asked.runs} runs in turn: median (least to most)\n")
    print("| | processor s | wall s | peak MiB | processor, of mkdocs-material |")
    print("|---|---|---|---|---|")
    beside = statistics.median(cost.cpu for cost in costs["mkdocs-material"])
    for name, of in costs.items():
        print(f"| {name} | {row(of)} | {statistics.median(c.cpu for c in of) / beside:.2f} |")


def row(costs: Sequence[Cost]) -> str:
    """The cells of a table: processor seconds, wall seconds, peak memory."""
    cpu, wall = ([cost.cpu for cost in costs], [cost.wall for cost in costs])
    spread = (f"{statistics.median(of):.2f} ({min(of):.2f} to {max(of):.2f})" for of in (cpu, wall))
    return " | ".join((*spread, f"{max(cost.peak for cost in costs) / 2**20:.0f}"))


if __name__ == "__main__":
    main()
