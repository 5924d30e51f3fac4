"""Time imports of made-up references: ``python -m bench.importing --count 10000``.

The file is made from a fixed seed, so that two states of the code can be given the same one:
``--keep FILE`` writes it, and ``--file FILE`` imports one that is there. ``--beside FOLDER`` times
another state of the code, with its own ``.venv``, in turn with this one.

Every run writes into a folder of its own, and all stay until the end: where thousands of files were
deleted a moment ago, ext4 takes many times as long to make new ones.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_WORDS = (
    "care peers garden ward nurse family service patient trust change staff voice design shared "
    "recovery home clinic team learning rural youth elder support decision community interview"
)
_NAMES = ("Okafor", "Velde", "Smith", "Nowak", "Pérez", "Kuhn", "Brown", "Osei", "Adler", "Bose")


def made_ris(count: int) -> str:
    """A RIS file of so many different references."""
    return "".join(_entries(random.Random(5), count))


def _entries(dice: random.Random, count: int) -> Iterator[str]:
    words = _WORDS.split()
    for number in range(count):
        title = " ".join(dice.choice(words) for _ in range(dice.randint(7, 13))).capitalize()
        names = [f"{dice.choice(_NAMES)}, {dice.choice('ABCDE')}." for _ in range(3)]
        abstract = " ".join(dice.choice(words) for _ in range(150))
        yield "".join(
            (
                "TY  - JOUR\n",
                *(f"AU  - {name}\n" for name in names),
                f"TI  - {title}\nPY  - {dice.randint(1998, 2024)}\nT2  - Journal of Care\n",
                f"VL  - {number % 40}\nSP  - {number}\nEP  - {number + 9}\n",
                f"DO  - 10.5555/x.{number}\nAB  - {abstract}\nKW  - peers\nLA  - English\n",
                "ER  - \n\n",
            )
        )


def seconds_to_import(
    file: Path, content: Path, work: Path, code: Path | None = None
) -> tuple[float, float]:
    """Import a file into a copy of a content folder: seconds on the clock and of the processor.

    ``code`` is the folder of another state of the code.
    """
    copy = Path(tempfile.mkdtemp(dir=work)) / "content"
    shutil.copytree(content, copy)
    python = sys.executable if code is None else str(code / ".venv" / "bin" / "python")
    command = [python, "-m", "generator", "import", str(file), "--content", str(copy)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=code)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, default=Path("tests/sample_content"))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--file", type=Path, help="import this file instead of a made one")
    parser.add_argument("--keep", type=Path, help="write the made file here")
    parser.add_argument("--beside", type=Path, help="the folder of another state of the code")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        file = arguments.file or arguments.keep or work / "made.ris"
        if not arguments.file:
            file.write_text(made_ris(arguments.count), encoding="utf-8")
        inputs = (file.absolute(), arguments.content.absolute(), work)
        times, others = [], []
        for _ in range(arguments.runs):
            others += [seconds_to_import(*inputs, arguments.beside)] if arguments.beside else []
            times.append(seconds_to_import(*inputs))
    print("import    ", _said(times))
    if others:
        ratios = [used / before for (_, used), (_, before) in zip(times, others, strict=True)]
        print("beside    ", _said(others))
        middle, least, most = statistics.median(ratios), min(ratios), max(ratios)
        print(f"processor  {middle:.3f} of the other ({least:.3f} to {most:.3f})")


def _said(times: list[tuple[float, float]]) -> str:
    clock, used = (statistics.median(each) for each in zip(*times, strict=True))
    return f"{clock:.2f} s, {used:.2f} s of the processor (median of {len(times)})"


if __name__ == "__main__":
    main()
