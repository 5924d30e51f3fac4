"""The content folder to records: every file becomes a record with its source map, or problems."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from math import inf
from pathlib import Path
from typing import TypeVar

from generator.evidence.interface import Wording, _, spoken
from generator.evidence.loading.entry import Broken, Entry, File
from generator.evidence.loading.found_files import found_files
from generator.evidence.loading.kept_words import lost_words
from generator.evidence.loading.partial import remains
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.loading.yaml_bytes import MAX_BYTES
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import (
    DataPath,
    Location,
    Problem,
    has_errors,
)
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS, Kind, noun_of
from generator.evidence.store import kept
from generator.evidence.text.files import shown_path

Model = TypeVar("Model", bound=Record)
_Read = tuple[File, tuple[Problem, ...]]


@dataclass(frozen=True)
class Content:
    """All that was read: entries by kind, and the files that are no records, by kind as well."""

    root: str
    entries: dict[str, tuple[Entry, ...]]
    broken: dict[str, tuple[Broken, ...]]
    came: Mapping[str, float] = field(default_factory=dict)
    """When the files came, by path: a number each, the lowest first; empty if not known."""

    def oldest_first(self, entries: Iterable[Entry]) -> list[Entry]:
        """Entries by when their files came; those that no history knows are the newest, by path."""
        return sorted(entries, key=lambda entry: (self.came.get(entry.path, inf), entry.path))

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

    def files(self) -> Iterator[File]:
        """All files, kind by kind, by file name; behind them those that are no records."""
        yield from self.all()
        yield from itertools.chain(*self.broken.values())

    def parts(self, part: type[Model]) -> Iterator[tuple[File, DataPath, Model]]:
        """Every part of one type in any file, broken ones among them, with its path there."""
        for file in self.files():
            for path, found in file.inner:
                if isinstance(found, part):
                    yield file, path, found

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of a kind, those of broken files among them."""
        return frozenset(entry.stem for entry in self.of(kind)) | self.broken_ids(kind)

    def broken_ids(self, kind: str) -> frozenset[str]:
        """The ids of broken files of a kind: that they are there is all that is known."""
        return frozenset(file.stem for file in self.broken.get(kind, ()))


def read_content(folder: Path, shown: str = "") -> tuple[Content, tuple[Problem, ...]]:
    """Every record below the content folder, and every problem with a file's shape.

    ``shown`` is what people call the folder, where it is a copy of another one.
    """
    shown_root = shown or shown_path(folder)
    problems: list[Problem] = []
    if not folder.is_dir():
        missing = Problem(
            "S021",
            Location(shown_root),
            _("There is no content folder here."),
            _("Name the folder that holds review.yml: --content DIR."),
        )
        return Content(shown_root, {}, {}), (missing,)
    entries: dict[str, list[Entry]] = {kind.name: [] for kind in KINDS}
    broken: dict[str, list[Broken]] = {kind.name: [] for kind in KINDS}
    for kind, file in found_files(folder, shown_root, problems):
        path = f"{shown_root}/{file.relative_to(folder).as_posix()}"
        read, file_problems = _read(kind, file, path)
        problems.extend(file_problems)
        if isinstance(read, Entry):
            entries[kind.name].append(read)
        else:
            broken[kind.name].append(read)
    problems.extend(
        Problem(
            "S021",
            Location(f"{shown_root}/{kind.where}"),
            _("The content has no {kind}.", kind=noun_of(kind.name)),
            _("Add {file}.", file=f"{shown_root}/{kind.where}"),
        )
        for kind in KINDS
        if kind.required and not entries[kind.name] and not broken[kind.name]
    )
    content = Content(
        shown_root,
        {name: tuple(found) for name, found in entries.items()},
        {name: tuple(found) for name, found in broken.items()},
    )
    return content, tuple(problems)


def record_files(folder: Path) -> Iterator[tuple[Kind, Path]]:
    """Every record file below a content folder with its kind, in a fixed order."""
    yield from found_files(folder, shown_path(folder), []) if folder.is_dir() else ()


def _read(kind: Kind, file: Path, path: str) -> _Read:
    try:
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        problem = Problem(
            "S001",
            Location(path),
            _("The file cannot be read: {reason}.", reason=error.strerror),
        )
        return Broken(kind, path, file.stem, SourceMap(path)), (problem,)
    return entry_of(kind, path, file.stem, raw)


def entry_of(kind: Kind, path: str, stem: str, raw: bytes) -> _Read:
    """The entry that a file's bytes make; kept, so that only what was edited is read again."""
    return _reader(kind, path, stem, spoken())(raw)


@lru_cache(maxsize=20_000)
def _reader(kind: Kind, path: str, stem: str, _language: Wording) -> Callable[[bytes], _Read]:
    """Reads one file, and keeps what its last two versions made: one more is nobody's."""
    return lru_cache(maxsize=2)(partial(_entry_of, kind, path, stem))


def _entry_of(kind: Kind, path: str, stem: str, raw: bytes) -> _Read:
    return kept("entry", lambda: (kind.name, path, stem, raw), lambda: _anew(kind, path, stem, raw))


def _anew(kind: Kind, path: str, stem: str, raw: bytes) -> _Read:
    value, source_map, problems = read_yaml(raw, path)
    if value is None:
        return Broken(kind, path, stem, source_map), problems
    record = shaped(value, kind.model, source_map)
    wrong_shape = record if isinstance(record, tuple) else ()
    problems += (*wrong_shape, *lost_words(value, kind.model, source_map, wrong_shape))
    if isinstance(record, Record) and not has_errors(problems):
        return Entry(kind, path, stem, record, source_map), problems
    inner = tuple(remains(value, kind.model))
    return Broken(kind, path, stem, source_map, inner, is_read=True, value=value), problems
