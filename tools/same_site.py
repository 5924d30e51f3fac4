"""Build one content folder with two states of the explorer, and list every difference of the sites.

    python -m tools.same_site OLD NEW [--content DIR]...

``OLD`` and ``NEW`` are commits, or folders that hold a checkout (``.`` is the one you stand in, as
it is). The content is that of ``OLD``, so that the records of then are seen to stay valid; with
``--own-content`` each state builds its own. Exits 0 where the sites are the same, 1 where they
differ, 2 where one of them cannot be built.

It is for changes that move or rename code: what readers get stays as it is, to the byte, but for
what the change says. Histories are left out, since they differ by their nature.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

CONTENT = ("content", "tests/sample_content")
SHOWN_LINES = 40
LONGEST_LINE = 300
ADDRESSES = {
    "SITE_URL": "https://explorer.example/site/",
    "EDIT_URI": "https://github.com/somebody/explorer/edit/main/",
}


class Refused(Exception):
    """A state that cannot be built; its text is for people."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the sites and print what differs; returns the exit code."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="same-site-") as folder:
        here = Path(folder)
        try:
            old = _state(options.old, here / "old")
            new = _state(options.new, here / "new")
            found = [
                line
                for content in options.content or CONTENT
                for line in _compared(old, new, content, here, options.own_content)
            ]
        except Refused as refusal:
            sys.stderr.write(f"{refusal}\n")
            return 2
    if not found:
        sys.stdout.write("The sites are the same.\n")
        return 0
    sys.stdout.write("\n".join(found) + "\n")
    return 1


def differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """Every difference between two sites, each a mapping of path to bytes, as lines for people."""
    for path in sorted({*old, *new}):
        if path not in new:
            yield f"- {path}: gone"
        elif path not in old:
            yield f"+ {path}: new"
        elif old[path] != new[path]:
            yield f"! {path}: differs"
            yield from _text_difference(old[path], new[path])


def files_of(site: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder, by path."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.same_site", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("old", help="a commit, or a folder with a checkout")
    parser.add_argument("new", help="a commit, or a folder with a checkout")
    parser.add_argument(
        "--content",
        action="append",
        metavar="DIR",
        help=f"a content folder, from the root of a checkout (default: {', '.join(CONTENT)})",
    )
    parser.add_argument(
        "--own-content", action="store_true", help="each state builds its own content"
    )
    return parser.parse_args(arguments)


def _state(named: str, target: Path) -> Path:
    """A folder with the code of a commit, or the folder that was named."""
    if Path(named).is_dir():
        return Path(named).resolve()
    packed = subprocess.run(
        ["git", "archive", "--format=tar", f"{named}^{{commit}}"], capture_output=True, check=False
    )
    if packed.returncode != 0:
        raise Refused(f"'{named}' is no folder and no commit: {packed.stderr.decode().strip()}")
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
        archive.extractall(target, filter="data")
    return target


def _compared(old: Path, new: Path, content: str, here: Path, own_content: bool) -> Iterator[str]:
    sites: list[dict[str, bytes]] = []
    for state, of in ((old, old), (new, new if own_content else old)):
        site = here / f"site-{len(sites)}"
        shutil.rmtree(site, ignore_errors=True)
        _build(state, of / content, site, here)
        sites.append(files_of(site))
    found = list(differences(*sites))
    if found:
        yield f"== {content}"
        yield from found


def _build(state: Path, content: Path, site: Path, here: Path) -> None:
    """Build with the code of one state; its own plug-in stands before the installed one."""
    inside = Path(tempfile.mkdtemp(dir=here))
    shutil.copytree(content, inside / "content")
    packages = _entry_points(state, inside / "packages")
    command = [sys.executable, "-m", "generator", "build", "--no-history"]
    run = subprocess.run(
        [*command, "--content", str(inside / "content"), "--site", str(site)],
        cwd=state,
        env={
            **os.environ,
            **ADDRESSES,
            "EVIDENCE_STORE": "",
            "PYTHONPATH": os.pathsep.join((str(packages), str(state))),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise Refused(f"{state} does not build {content}:\n{run.stdout}{run.stderr}")


def _entry_points(state: Path, folder: Path) -> Path:
    """What a checkout would say of itself if it were installed: its commands and plug-ins."""
    project = tomllib.loads((state / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    named.mkdir(parents=True)
    (named / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n",
        encoding="utf-8",
    )
    groups = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
    (named / "entry_points.txt").write_text(
        "".join(
            f"[{group}]\n" + "".join(f"{name} = {where}\n" for name, where in points.items())
            for group, points in groups.items()
        ),
        encoding="utf-8",
    )
    return folder


def _text_difference(old: bytes, new: bytes) -> Iterator[str]:
    try:
        before, after = _lines(old), _lines(new)
    except UnicodeDecodeError:
        yield f"    {len(old)} and {len(new)} bytes"
        return
    changed = [
        line
        for line in difflib.unified_diff(before, after, lineterm="", n=0)
        if line[:3] not in ("---", "+++") and not line.startswith("@@")
    ]
    for line in changed[:SHOWN_LINES]:
        yield f"    {line[:LONGEST_LINE]}{' …' if len(line) > LONGEST_LINE else ''}"
    if len(changed) > SHOWN_LINES:
        yield f"    … and {len(changed) - SHOWN_LINES} lines more"


def _lines(text: bytes) -> list[str]:
    """The lines of a text; the long ones of pages and data are broken between their parts."""
    return re.sub(r"(?<=>)(?=\S)|(?<=[\]}\"],)(?=\S)", "\n", text.decode("utf-8")).splitlines()


if __name__ == "__main__":
    raise SystemExit(main())
