"""Time ``evidence check`` before and after a change: ``python -m bench.checking --old FOLDER``.

The two run in turn. ``--old`` is a checkout of the state before; without it, this state is measured
alone. Besides a made-up synthesis of ``--studies``, it times the content of the old state, which is
of today's size, and ``--help``. Only ratios within one run mean something.
"""

from __future__ import annotations

import argparse
import compileall
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.compared import REPOSITORY, Cost, cost_of, row
from bench.content import big, write


def main() -> None:
    """Print a table a question: what it costs each state, and the ratio of the two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--old", type=Path, help="a checkout of the state before")
    parser.add_argument("--studies", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    before = {"before": asked.old.resolve()} if asked.old else {}
    states = {**before, "now": REPOSITORY}
    for tree in states.values():
        compileall.compile_dir(tree / "generator", quiet=1)  # as for people, from the second run on
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), big(asked.studies, 40, 25, 10))
        own = next(iter(states.values())) / "content"
        _table("--help", ["--help"], states, asked.runs)
        _table("check of its own content", ["check", "--content", str(own)], states, asked.runs)
        made_up = ["check", "--content", folder]
        _table(f"check of {asked.studies} studies", made_up, states, asked.runs)


def _table(title: str, options: Sequence[str], states: Mapping[str, Path], runs: int) -> None:
    costs: dict[str, list[Cost]] = {name: [] for name in states}
    for _ in range(runs):
        for name, tree in states.items():
            costs[name].append(cost_of([sys.executable, "-m", "generator", *options], tree))
    print(f"\n{title}, {runs} runs in turn: median (least to most)\n")
    print("| | processor s | wall s | peak MiB | processor, of the first |")
    print("|---|---|---|---|---|")
    first = statistics.median(cost.cpu for cost in next(iter(costs.values())))
    for name, of in costs.items():
        print(f"| {name} | {row(of)} | {statistics.median(c.cpu for c in of) / first:.2f} |")


if __name__ == "__main__":
    main()
