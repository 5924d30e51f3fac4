"""Files and folders that are written as a whole or not at all, and how their paths are shown."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.evidence.interface import _
from generator.evidence.stopping import held, passing


class CannotWrite(Exception):
    """A file cannot be written; the message says which one and why, and what was written."""


def shown_path(path: Path) -> str:
    """A path as people would write it, from the working directory if it is below or beside it.

    >>> shown_path(Path.cwd() / "content" / "review.yml")
    'content/review.yml'
    """
    try:
        whole, here = path.resolve(), Path.cwd()
        if whole.is_relative_to(here):
            return whole.relative_to(here).as_posix()
        return f"../{whole.relative_to(here.parent).as_posix()}"
    except (ValueError, OSError, RuntimeError):  # elsewhere, or a link that leads to itself
        return path.as_posix()


def cannot_write(error: OSError) -> CannotWrite:
    """What the system said, in a sentence that names the file.

    >>> cannot_write(OSError(28, "No space left on device", "a.yml"))
    CannotWrite('a.yml cannot be written: No space left on device.')
    """
    if not error.filename:
        return CannotWrite(_("A file cannot be written: {reason}.", reason=error.strerror))
    file = shown_path(Path(error.filename))
    return CannotWrite(_("{file} cannot be written: {reason}.", file=file, reason=error.strerror))


def written_beside(file: Path, raw: bytes) -> Path:
    """A hidden file beside the place of another, with these bytes, and its rights if it is there.

    ``replace`` puts it in that place in one step. Raises OSError, and then leaves nothing behind.
    """
    beside = _new_beside(file, raw)
    try:
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(file, beside)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


@held()
def write_whole(file: Path, raw: bytes) -> None:
    """Give a file these bytes in one step, new or not; raises OSError, and then changes nothing."""
    beside = written_beside(file, raw)
    try:
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@held()
def write_new(texts: Mapping[Path, str]) -> None:
    """Write new files, all or none; raises CannotWrite, with nothing written, where one cannot be.

    Every text is first written beside its place; then each gets its name, which fails where the
    name is taken. A file that the loader would not follow is not written through.
    """
    beside: dict[Path, Path] = {}
    done: list[Path] = []
    made: list[Path] = []
    try:
        for folder in dict.fromkeys(file.parent for file in texts):
            made += _made_folders(folder)
        for file, text in texts.items():
            if os.path.lexists(file):
                raise CannotWrite(
                    _("{file} is there already; it was left as it is.", file=shown_path(file))
                )
            beside[file] = _new_beside(file, text.encode("utf-8"))
        for file, new in beside.items():
            _named_if_free(new, file)
            done.append(file)
    except OSError as error:
        _taken_back(done, beside, made)
        raise cannot_write(error) from None
    except BaseException:
        _taken_back(done, beside, made)
        raise
    for new in beside.values():
        new.unlink(missing_ok=True)


@contextlib.contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """A new folder among the system's temporary ones; gone when this ends or the program does.

    Raises OSError where none can be made.
    """

    def made() -> Path:
        return Path(tempfile.mkdtemp(prefix=prefix))

    with passing(made, without_folder) as folder:
        yield folder


def without_folder(folder: Path) -> None:
    """Remove a folder with all that lies in it, as far as that can be done; raises nothing."""
    shutil.rmtree(folder, ignore_errors=True)


@held()
def put_folder(new: Path, place: Path, old: Path) -> None:
    """Put a folder in the place of another by two renames; what stood there goes to ``old``.

    Nobody ever sees half a folder; if the second rename fails, what stood there comes back. All
    three have to be on one file system. Raises OSError.
    """
    with contextlib.suppress(FileNotFoundError):
        place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        if old.exists():
            old.rename(place)
        raise


def _new_beside(file: Path, raw: bytes) -> Path:
    """A hidden file beside the place of another, with these bytes; raises OSError, leaves none."""
    beside, number = _opened_beside(file)
    try:
        with os.fdopen(number, "wb") as out:
            out.write(raw)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _opened_beside(file: Path) -> tuple[Path, int]:
    """A new hidden file beside another, and its open handle; never one that is there already."""
    folder, name = os.path.split(file)
    for number in itertools.count():
        beside = os.path.join(folder, f".{name}.{number}.new")  # noqa: PTH118 - of thousands
        with contextlib.suppress(FileExistsError):
            return Path(beside), os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    raise AssertionError


def _made_folders(folder: Path) -> list[Path]:
    """Make a folder for files where there is none; returns what was made."""
    if folder.is_symlink():
        raise CannotWrite(
            _("{folder} is a symbolic link, which is not followed.", folder=shown_path(folder))
        )
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _named_if_free(new: Path, file: Path) -> None:
    try:
        os.link(new, file)
    except FileExistsError:
        raise CannotWrite(
            _("{file} is there already; it was left as it is.", file=shown_path(file))
        ) from None
    except OSError:  # a file system without links
        new.rename(file)


def _taken_back(done: list[Path], beside: Mapping[Path, Path], made: list[Path]) -> None:
    with contextlib.suppress(OSError):
        for file in (*done, *beside.values()):
            file.unlink(missing_ok=True)
        for folder in made:
            folder.rmdir()
