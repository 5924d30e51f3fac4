"""One record edited, and what that costs: ``python -m bench.edited --studies 300 1000 --runs 3``.

Each run builds anew, edits a record, builds with what the build before made, and draws the page of
the record as a preview does. Processor time of all processes; ratios within a run mean something.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.content import big, write
from generator.publish.at_once import LastBuild
from generator.publish.site.builder import pages_now, publish
from generator.publish.site.project import Project

THEMES, FINDINGS, INTERPRETATIONS = 40, 25, 10
SETTINGS = Path(__file__).parents[1] / "mkdocs.yml"


def seconds_of_a_build(folder: Path, *, fresh: bool) -> float:
    """The processor time of one build, anew or with the store in the folder."""
    before = os.times()
    command = [sys.executable, "-m", "generator", "build", "--no-history"]
    where = ["--content", str(folder / "content"), "--site", str(folder / "site")]
    subprocess.run(
        [*command, *where, *(["--fresh"] if fresh else [])],
        check=True,
        capture_output=True,
        env={**os.environ, "EVIDENCE_STORE": str(folder / "store")},
    )
    after = os.times()
    spent = after.children_user + after.children_system
    return spent - before.children_user - before.children_system


def edit(folder: Path, number: int) -> str:
    """Write another text into one study; its page."""
    file = folder / "content" / "studies" / f"study-{number}.yml"
    record = json.loads(file.read_text(encoding="utf-8"))
    record["details"][0]["text"] += f" Edited {number}."
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    return f"studies/study-{number}/"


def seconds_to_a_page(folder: Path, runs: int) -> Iterator[float]:
    """How long a preview takes from an edit to the bytes of the record's page."""
    project = Project(SETTINGS, folder / "content", folder / "site", store=folder / "store")
    kept: list[LastBuild | None] = []
    publish(project, lambda step: None, site_url="http://127.0.0.1:1/", keep=kept.append)
    last = kept[0]
    assert last
    for number in range(runs):
        path = edit(folder, number)
        start = time.process_time()
        assert last.page(pages_now(project, last), path)
        yield time.process_time() - start


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, nargs="+", default=[300])
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    for studies in asked.studies:
        with tempfile.TemporaryDirectory() as name:
            _measure(Path(name), studies, asked.runs)


def _measure(folder: Path, studies: int, runs: int) -> None:
    write(folder / "content", big(studies, THEMES, FINDINGS, INTERPRETATIONS))
    first = seconds_of_a_build(folder, fresh=False)
    pairs = []
    for number in range(runs):
        edit(folder, number)
        again = seconds_of_a_build(folder, fresh=False)
        pairs.append((seconds_of_a_build(folder, fresh=True), again))
    ratios = [again / anew for anew, again in pairs]
    pages = list(seconds_to_a_page(folder, runs))
    anew = statistics.median(one for one, _ in pairs)
    print(f"{studies} studies, processor time, median of {runs}")
    print(f"  anew              {anew:6.1f} s; the first with a store {first:.1f} s")
    print(f"  after one edit    {statistics.median(ratios):6.2f} of that", end="")
    print(f" ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"  its page at once  {statistics.median(pages):6.2f} s")


if __name__ == "__main__":
    main()
