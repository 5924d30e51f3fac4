"""The content folder to records: every file becomes a record with its marks, or problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from generator.loading.shape import shaped
from generator.loading.yaml_text import MAX_BYTES, DataPath, Marks, read_yaml
from generator.problems import Location, Problem, did_you_mean
from generator.records.base import Record
from generator.records.kinds import KINDS, Kind
from generator.records.walk import parts

Model = TypeVar("Model", bound=Record)

PAGES_FOLDER = "pages"
"""The folder of hand-written Markdown pages below the content folder."""


@dataclass(frozen=True)
class Entry:
    """A record with the file it stands in."""

    kind: Kind
    path: str
    stem: str
    record: Record
    marks: Marks

    def at(self, *data_path: str | int) -> Location:
        """Where the value with this path in the data stands."""
        return self.marks.value(data_path)

    @cached_property
    def inner(self) -> tuple[tuple[DataPath, Record], ...]:
        """Every record inside this one, and itself, with its path: walked once for all checks."""
        return tuple(parts(self.record, Record))


@dataclass(frozen=True)
class Content:
    """All that was read: entries by kind, and the ids of files that could not be."""

    root: str
    entries: dict[str, tuple[Entry, ...]]
    broken: dict[str, frozenset[str]]

    def of(self, kind: str) -> tuple[Entry, ...]:
        """The entries of a kind, by file name."""
        return self.entries.get(kind, ())

    def all(self) -> Iterator[Entry]:
        """All entries, kind by kind, by file name."""
        for entries in self.entries.values():
            yield from entries

    def records(self, model: type[Model]) -> Iterator[tuple[Entry, Model]]:
        """The records of a model, each with its entry, by file name."""
        for entry in self.all():
            if isinstance(entry.record, model):
                yield entry, entry.record

    def parts(self, part: type[Model]) -> Iterator[tuple[Entry, DataPath, Model]]:
        """Every part of one type in any record, with its entry and its path there."""
        for entry in self.all():
            for path, found in entry.inner:
                if isinstance(found, part):
                    yield entry, path, found

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of a kind, those of unreadable files among them."""
        return frozenset(entry.stem for entry in self.of(kind)) | self.broken.get(kind, frozenset())


@dataclass(frozen=True)
class _Found:
    kind: Kind
    file: Path


def load_content(folder: Path, shown: str = "") -> tuple[Content, tuple[Problem, ...]]:
    """Every record below the content folder, and every problem with a file's shape.

    ``shown`` is what people call the folder, where it is a copy of another one.
    """
    shown_root = shown or shown_path(folder)
    problems: list[Problem] = []
    if not folder.is_dir():
        missing = Problem(
            "S021",
            Location(shown_root),
            "There is no content folder here.",
            "Name the folder that holds review.yml: --content DIR.",
        )
        return Content(shown_root, {}, {}), (missing,)
    entries: dict[str, list[Entry]] = {kind.name: [] for kind in KINDS}
    broken: dict[str, set[str]] = {kind.name: set() for kind in KINDS}
    for found in _found_files(folder, shown_root, problems):
        path = f"{shown_root}/{found.file.relative_to(folder).as_posix()}"
        entry, file_problems = _read(found, path)
        problems.extend(file_problems)
        if entry is None:
            broken[found.kind.name].add(found.file.stem)
        else:
            entries[found.kind.name].append(entry)
    problems.extend(
        Problem(
            "S021",
            Location(f"{shown_root}/{kind.where}"),
            f"The content has no {kind.name}.",
            f"Add {shown_root}/{kind.where}.",
        )
        for kind in KINDS
        if kind.required and not entries[kind.name] and not broken[kind.name]
    )
    content = Content(
        shown_root,
        {name: tuple(found) for name, found in entries.items()},
        {name: frozenset(stems) for name, stems in broken.items()},
    )
    return content, tuple(problems)


def record_files(folder: Path) -> Iterator[tuple[Kind, Path]]:
    """Every record file below the content folder with its kind, in a fixed order."""
    for found in _found_files(folder, shown_path(folder), []) if folder.is_dir() else ():
        yield found.kind, found.file


def shown_path(path: Path) -> str:
    """A path as people would write it: below the working directory if it is there."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere, or a link that leads to itself
        return path.as_posix()


def with_record(
    content: Content, kind_name: str, stem: str, raw: bytes
) -> tuple[Content, Entry | None, tuple[Problem, ...]]:
    """The content as it would be with a file of these bytes, its entry, and what is wrong there.

    A record that cannot be read leaves the content as it was.
    """
    kind = next(known for known in KINDS if known.name == kind_name)
    path = f"{content.root}/{kind.where.replace('<id>', stem)}"
    entry, problems = entry_of(kind, path, stem, raw)
    if entry is None:
        return content, None, problems
    others = (known for known in content.of(kind_name) if known.stem != stem)
    entries = tuple(sorted((*others, entry), key=lambda known: known.path))
    return replace(content, entries={**content.entries, kind_name: entries}), entry, problems


def _read(found: _Found, path: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    try:
        with found.file.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return None, (
            Problem("S001", Location(path), f"The file cannot be read: {error.strerror}."),
        )
    return entry_of(found.kind, path, found.file.stem, raw)


@lru_cache(maxsize=20_000)
def entry_of(
    kind: Kind, path: str, stem: str, raw: bytes
) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The entry that a file's bytes make; kept, so that a preview reads only what was edited."""
    value, marks, problems = read_yaml(raw, path)
    if value is None:
        return None, problems or (
            Problem("S003", Location(path), "The file is empty.", "Write a record, or delete it."),
        )
    record = shaped(value, kind.model, marks)
    if isinstance(record, tuple):
        return None, (*problems, *record)
    if problems:
        return None, problems
    return Entry(kind, path, stem, record, marks), ()


def _found_files(folder: Path, shown_root: str, problems: list[Problem]) -> Iterator[_Found]:
    """The record files in a fixed order; whatever else lies there becomes a problem."""
    files = {kind.file: kind for kind in KINDS if kind.file}
    folders = {kind.folder: kind for kind in KINDS if kind.folder}
    for item in _listed(folder, shown_root, problems):
        name = item.name
        if name.startswith("."):
            continue
        shown = f"{shown_root}/{name}"
        if item.is_symlink():
            problems.append(_link(shown))
        elif name == PAGES_FOLDER:
            problems.extend(
                _link(f"{shown}/{link.relative_to(item).as_posix()}")
                for link in sorted(item.rglob("*"))
                if link.is_symlink()
            )
        elif item.is_dir() and name in folders:
            yield from _folder_files(item, folders[name], shown, problems)
        elif item.is_file() and name in files:
            yield _Found(files[name], item)
        elif item.is_dir() or item.suffix in {".yml", ".yaml"}:
            known = [PAGES_FOLDER, *folders] if item.is_dir() else list(files)
            problems.append(
                Problem(
                    "S020",
                    Location(shown),
                    f"No record is expected in '{name}'.",
                    did_you_mean(name, known) or f"Known here: {', '.join(known)}.",
                )
            )


def _folder_files(
    folder: Path, kind: Kind, shown: str, problems: list[Problem]
) -> Iterator[_Found]:
    for item in _listed(folder, shown, problems):
        if item.name.startswith("."):
            continue
        path = f"{shown}/{item.name}"
        if item.is_symlink():
            problems.append(_link(path))
        elif item.is_file() and item.suffix == ".yml":
            yield _Found(kind, item)
        else:
            hint = (
                f"Rename it {item.stem}.yml."
                if item.suffix in {".yaml", ".YML"}
                else "Only record files that end in .yml stand here."
            )
            problems.append(
                Problem(
                    "S020", Location(path), f"'{item.name}' is no record of a {kind.name}.", hint
                )
            )


def _listed(folder: Path, shown: str, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        problems.append(
            Problem("S001", Location(shown), f"The folder cannot be read: {error.strerror}.")
        )
        return []


def _link(path: str) -> Problem:
    return Problem("S020", Location(path), "A symbolic link is not followed.", "Put the file here.")


__all__ = ["Content", "DataPath", "Entry", "load_content", "record_files", "shown_path"]
