"""Time builds of a content folder and weigh the pages: ``python -m bench.build --runs 3``.

Ratios between two runs on one machine mean something; seconds on two machines do not.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAVIEST = 5


def seconds_to_build(content: str, site: Path) -> float:
    """Build once with the command that people use, and return how long it took."""
    command = [sys.executable, "-m", "generator", "build"]
    start = time.perf_counter()
    subprocess.run(
        [*command, "--content", content, "--site", str(site)], check=True, capture_output=True
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
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        times = [seconds_to_build(arguments.content, site) for _ in range(arguments.runs)]
        weights = page_weights(site)
        files = [path for path in site.rglob("*") if path.is_file()]
        total = sum(path.stat().st_size for path in files)
    print(f"build     {statistics.median(times):.2f} s (median of {len(times)})")
    print(f"site      {len(weights)} pages, {len(files)} files, {total / 1e6:.1f} MB")
    for page, weight in list(weights.items())[:HEAVIEST]:
        print(f"          {weight / 1e3:6.1f} KB gzip  {page}")


if __name__ == "__main__":
    main()
