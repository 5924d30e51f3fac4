"""New files of records: written all or not at all, and never over one that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.edit.writing.draft import draft_text
from generator.evidence.fields import TO_FILL_IN
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.yaml_text import DataPath, SourceMap, read_yaml
from generator.evidence.problems import Problem
from generator.evidence.records.kinds import Kind
from generator.evidence.text.files import shown_path

SCHEMAS: Final = "schemas"


@dataclass(frozen=True)
class Draft:
    """A new record as text, what is wrong in what is known of it, and what is still to fill in."""

    file: Path
    text: str
    problems: tuple[Problem, ...]
    missing: tuple[tuple[int, str], ...]

    @property
    def shown(self) -> str:
        """The file as people would write its path."""
        return shown_path(self.file)


def drafted(
    kind: Kind,
    value: Mapping[str, Any],
    content: Path,
    *,
    origin: str = "",
    left: tuple[str, ...] = (),
) -> Draft:
    """The draft of a record whose id, where it has one, is known.

    Raises ValueError for half a character, which is no text.
    """
    file = content / (kind.file or f"{kind.folder}/{value['id']}.yml")
    text = draft_text(value, kind, schemas=_schemas(file, kind), origin=origin, left=left)
    read, marks, problems = read_yaml(text.encode("utf-8"), shown_path(file))
    found = problems or shaped(read, kind.model, marks)
    to_fill_in = {
        number
        for number, line in enumerate(text.splitlines(), 1)
        if TO_FILL_IN in line and not line.lstrip().startswith("#")
    }
    said = found if isinstance(found, tuple) else ()
    # That two fields do not fit is said only once all are there, so it is still to be filled in.
    missing = {p.location.line for p in said if p.location.line in to_fill_in or p.code == "S018"}
    return Draft(
        file,
        text,
        tuple(p for p in said if p.location.line not in missing),
        tuple((line, _named(marks, line)) for line in sorted(missing)),
    )


def _schemas(file: Path, kind: Kind) -> str | None:
    """The way from a file to the nearest folder of schemas above it, if there is one."""
    start = file.parent.resolve()
    for folder in start.parents:
        if (folder / SCHEMAS / f"{kind.name}.schema.json").is_file():
            return Path(os.path.relpath(folder / SCHEMAS, start)).as_posix()
    return None


def _named(marks: SourceMap, line: int) -> str:
    """The field that begins on a line, by its path; the innermost one."""
    paths: list[DataPath] = [path for path, place in marks.keys.items() if place[0] == line]
    steps = paths[-1] if paths else ()
    words = [f"{step + 1}" if isinstance(step, int) else step for step in steps]
    return " › ".join(words)
