"""Where a site is written before it is whole: a folder beside it, marked and locked by its build.

A preview has such a folder among the temporary ones. Who is killed can remove nothing; the next one
tells what was left from what is in use by the lock, which goes with the process, and from what is
not ours by the mark.
"""

from __future__ import annotations

import glob
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.evidence.interface import N_, _
from generator.evidence.stopping import passing
from generator.evidence.text.files import put_folder, shown_path, without_folder

MARK: Final = ".evidence-build"
_NEW: Final = "site"
_OLD: Final = "old"


@dataclass(frozen=True)
class Staging:
    """A folder beside a site, and the lock that says that somebody builds in it."""

    folder: Path
    lock: int

    @property
    def new(self) -> Path:
        """Where the site is written."""
        return self.folder / _NEW

    def publish(self, site: Path) -> None:
        """Put what was written in the place of the site; raises OSError, changing nothing."""
        put_folder(self.new, site, self.folder / _OLD)


@contextmanager
def staging(site: Path) -> Iterator[Staging]:
    """A new folder beside a site, gone when this ends or the program does; raises OSError."""
    with passing(lambda: _made(site), _removed) as made:
        yield made


def tidied(site: Path) -> tuple[str, ...]:
    """Bring back a site that a killed build had put aside, remove what it left; says what was done.

    Touches nothing that no build of this site has marked, and nothing in which one is at work.
    """
    said: list[str] = []
    for folder in sorted(site.parent.glob(f".{glob.escape(site.name)}-*")):
        left = _left_behind(folder, site)
        if left is None:
            continue
        if not site.exists() and (folder / _OLD).is_dir():
            with suppress(OSError):
                (folder / _OLD).rename(site)
                said.append(
                    _(
                        "Brought back {site}, which a killed build had put aside.",
                        site=shown_path(site),
                    )
                )
        _removed(left)
        gone = N_("{folder}, left by a build that was killed, was removed.")
        if folder.exists():
            gone = N_("{folder}, left by a build that was killed, could not be removed.")
        said.append(_(gone, folder=shown_path(folder)))
    return tuple(said)


def _mark(site: Path) -> bytes:
    return f"'evidence build' writes {site.name} here until it is whole.\n".encode()


def _made(site: Path) -> Staging:
    folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        lock = os.open(folder / MARK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with suppress(OSError):  # a file system without locks: then none can be taken later either
            _locked(lock, waiting=True)
        os.write(lock, _mark(site))  # only now it counts as marked
    except BaseException:
        without_folder(folder)
        raise
    return Staging(folder, lock)


def _left_behind(folder: Path, site: Path) -> Staging | None:
    """The folder with its lock taken, if a build of this site made it and is at work no more."""
    mark = folder / MARK
    if folder.is_symlink() or mark.is_symlink() or not mark.is_file():
        return None
    try:
        lock = os.open(mark, os.O_RDWR)
    except OSError:
        return None
    try:
        _locked(lock, waiting=False)
        if os.read(lock, 4096) == _mark(site):
            return Staging(folder, lock)
    except OSError:  # in use
        pass
    os.close(lock)
    return None


def _removed(left: Staging) -> None:
    without_folder(left.folder)
    with suppress(OSError):
        os.close(left.lock)
    without_folder(left.folder)  # where an open file cannot be removed


if sys.platform == "win32":
    import msvcrt

    def _locked(file: int, *, waiting: bool) -> None:
        msvcrt.locking(file, msvcrt.LK_LOCK if waiting else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _locked(file: int, *, waiting: bool) -> None:
        """Take a file's lock, which goes with the process; raises OSError where it is taken."""
        fcntl.flock(file, fcntl.LOCK_EX | (0 if waiting else fcntl.LOCK_NB))
