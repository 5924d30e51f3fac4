"""Time builds of a content folder and weigh the pages: ``python -m bench.build --runs 3``.

Ratios between two runs on one machine mean something; seconds on two machines do not.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAVIEST = 5


def seconds_to_build(content: str, site: Path, host: str = "") -> float:
    """Build once with the command that people use, and return how long it took.

    ``host`` makes the site; without it, the one that the settings name.
    """
    command = [sys.executable, "-m", "generator", "build"]
    env = {**os.environ, "EVIDENCE_HOST": host} if host else None
    start = time.perf_counter()
    subprocess.run(
        [*command, "--content", content, "--site", str(site)],
        check=True,
        capture_output=True,
        env=env,
    )
    return time.perf_counter() - start


def page_weights(site: Path) -> dict[str, int]:
    """Return what each page weighs on the wire: bytes of its HTML, gzipped, the heaviest first."""
    weights = {
        page.relative_to(site).as_posix(): len(gzip.compress(page.read_bytes()))
        for page in site.rglob("*.html")
    }
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", default="content")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hosts", action="store_true", help="with Material, and as plain files")
    arguments = parser.parse_args()
    for host in ("material", "plain") if arguments.hosts else ("",):
        _measure(arguments.content, arguments.runs, host)


def _measure(content: str, runs: int, host: str) -> None:
    print(host)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        times = [seconds_to_build(content, site, host) for _ in range(runs)]
        weights = page_weights(site)
        files = [path for path in site.rglob("*") if path.is_file()]
        total = sum(path.stat().st_size for path in files)
    print(f"build     {statistics.median(times):.2f} s (median of {len(times)})")
    print(f"page      {statistics.median(weights.values()) / 1e3:.1f} KB gzip (median)")
    print(f"site      {len(weights)} pages, {len(files)} files, {total / 1e6:.1f} MB")
    for page, weight in list(weights.items())[:HEAVIEST]:
        print(f"          {weight / 1e3:6.1f} KB gzip  {page}")


if __name__ == "__main__":
    main()
