"""How much room an installation takes with each extra: installed and weighed, ``make sizes``.

Writes ``docs/install-sizes.md`` to its output. Each row is a wheel of this folder, installed into
an environment of its own with the versions of the lock, and asked to check and build the starter
of ``evidence init``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

ROWS: Final = (
    (
        "",
        "check, build, serve; import references (RIS, BibTeX, CSL-JSON, PubMed) and CSV",
    ),
    ("briefs", "the briefs as PDF and Word files, the review as slides"),
    ("order", "rows of the theme matrix beside those that are like them"),
    ("imports", "import Excel workbooks and codebooks (REFI-QDA)"),
    ("mcp", "answer assistants from the records (Model Context Protocol)"),
    ("parquet", "the tables as Parquet files, too"),
    ("scheduler", "let several machines draw the pages"),
    ("verify", "hold records against your own copy of a source"),
    ("briefs,order", "a site as whole as it can be: what a workflow that publishes needs"),
    ("all", "everything"),
)
LARGEST: Final = 7
_LOCK: Final = Path("requirements/site.txt")
_UV: Final = (sys.executable, "-m", "uv", "--quiet")
_HEAD: Final = """# What an installation takes

Measured on {system}, Python {python}, by `make sizes`, which writes this page. `pip` compiles what
it installs, `uv` leaves that to the first use.

| Install | MB | compiled, MB | Packages | For |
|---|--:|--:|--:|---|
"""
_TAIL: Final = """
Each extra is weighed beside what is there without any. Together they take less than their sum, for
`imports`, `verify` and `briefs` share lxml. What is not done without one, the commands say, with
the code [T010](problem-codes.md#t010).

The largest packages in `evidence-explorer[all]`:

| Package | MB |
|---|--:|
"""


def main() -> int:
    """Measure every row; returns 1 where one cannot do what it is for."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (wheel,) = _built(folder)
        rows = [_measured(folder, wheel, extras, what) for extras, what in ROWS]
        everything = _site_packages(folder / "all")
        head = _HEAD.format(
            system=_said_by("import platform; print(platform.system())"),
            python=_said_by("import platform; print(platform.python_version())"),
        )
        sys.stdout.write(head + "".join(rows) + _TAIL)
        weighed = Counter[str]()
        for one in everything.iterdir():
            weighed[one.name.removesuffix(".libs")] += _weight(one.rglob("*"))
        for name, size in weighed.most_common(LARGEST):
            sys.stdout.write(f"| {name} | {_megabytes(size)} |\n")
    return 0


def _built(folder: Path) -> Iterator[Path]:
    command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return folder.glob("*.whl")


def _measured(folder: Path, wheel: Path, extras: str, what: str) -> str:
    """A row of the table, once the installation has built a site."""
    place = folder / (extras or "base")
    subprocess.run((*_UV, "venv", "--python", sys.executable, str(place)), check=True)
    python, asked = place / "bin/python", f"{wheel}[{extras}]" if extras else str(wheel)
    subprocess.run(
        (
            *(*_UV, "pip", "install", "--compile-bytecode", "--python", str(python)),
            *("--only-binary", ":all:", "--constraint", str(_constraints(folder)), asked),
        ),
        check=True,
    )
    installed = [*_site_packages(place).rglob("*")]
    packages = len([*_site_packages(place).glob("*.dist-info")])
    plain = _megabytes(_weight(one for one in installed if one.suffix != ".pyc"))
    whole = _megabytes(_weight(installed))
    begun = folder / f"{place.name}-begun"
    for command in (("init", str(begun)), ("check",), ("build",)):
        where = begun if begun.is_dir() else folder
        subprocess.run(
            (str(place / "bin/evidence"), *command), cwd=where, check=True, stdout=subprocess.PIPE
        )
    name = f"evidence-explorer[{extras}]" if extras else "evidence-explorer"
    return f"| `{name}` | {plain} | {whole} | {packages} | {what} |\n"


def _constraints(folder: Path) -> Path:
    """The versions of the lock without its hashes, which a wheel of this folder has not."""
    lines = _LOCK.read_text(encoding="utf-8").splitlines()
    kept = [line.rstrip(" \\") for line in lines if line[:1].isalnum()]
    file = folder / "constraints.txt"
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return file


def _site_packages(place: Path) -> Path:
    (found,) = place.glob("lib/python*/site-packages")
    return found


def _weight(files: Iterable[Path]) -> int:
    """The bytes of files; folders weigh nothing."""
    return sum(one.stat().st_size for one in files if one.is_file())


def _megabytes(size: int) -> int:
    return round(size / 1_000_000)


def _said_by(program: str) -> str:
    done = subprocess.run((sys.executable, "-c", program), check=True, stdout=subprocess.PIPE)
    return done.stdout.decode().strip()


if __name__ == "__main__":
    sys.exit(main())
