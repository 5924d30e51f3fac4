"""New files of records: written all or not at all, and never over one that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from generator.edit.writing.blank import known_part
from generator.edit.writing.draft import draft_text, with_items
from generator.evidence.dimensions import DECLARED_AT, dimensions_of
from generator.evidence.loading import Content
from generator.evidence.loading.shape import misshapen
from generator.evidence.loading.yaml_text import MAX_BYTES, too_large
from generator.evidence.problems import DataPath, Problem, ProblemKind
from generator.evidence.records.kinds import Kind
from generator.evidence.records.review import Review
from generator.evidence.records.study import Characteristic, Study
from generator.evidence.text.files import shown_path

SCHEMAS: Final = "schemas"


@dataclass(frozen=True)
class Draft:
    """A new record as text, what is wrong in what is known of it, and what is still to fill in."""

    file: Path
    text: str
    problems: tuple[Problem, ...]
    missing: tuple[tuple[int, DataPath], ...]
    """The lines on which values are still to be filled in, each with the path of its field."""

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
    declared: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    """The draft of a record whose id, where it has one, is known.

    ``declared`` is what the review declares of studies, as ``declared_in`` says it. Raises
    ValueError for half a character, which is no text.
    """
    file = content / (kind.file or f"{kind.folder}/{value['id']}.yml")
    draft = draft_text(value, kind, schemas=_schemas(file, kind), origin=origin, left=left)
    if kind.model is Study:
        draft = with_items(draft, DECLARED_AT, Characteristic, _not_known(value, declared))
    found = problems_of_known(value, kind)
    wrong = tuple(problem for problem in found if problem.kind is not ProblemKind.CONTRADICTION)
    if 4 * len(draft.text) > MAX_BYTES and len(draft.text.encode()) > MAX_BYTES:
        wrong = (too_large(shown_path(file)),)
    # That fields do not fit is said only once all are there, so one is still to be filled in.
    missing = {path: line for line, path in draft.left_open}
    for problem in found:
        if problem.kind is ProblemKind.CONTRADICTION:
            missing.setdefault(problem.data_path, draft.line_of(problem.data_path))
    lines = sorted(((line, path) for path, line in missing.items()), key=lambda item: item[0])
    return Draft(file, draft.text, wrong, tuple(lines))


def declared_in(content: Content) -> Mapping[str, str]:
    """The ids of what the review declares of studies, each with its words; none without a review.

    The words say what it is called, what it is about, and what may stand there.
    """
    return {
        dimension.id: f"{dimension.label}. {dimension.about} {dimension.kind.meaning}"
        for _, review in content.records(Review)
        for dimension in dimensions_of(review).values()
        if dimension.declared
    }


def _not_known(value: Mapping[str, Any], declared: Mapping[str, str]) -> Mapping[str, str]:
    """What is declared, without that of which the new record has a value."""
    inside = value.get("characteristics")
    items = inside.get("more", ()) if isinstance(inside, Mapping) else ()
    known = {item.get("id") for item in items if isinstance(item, Mapping)}
    return {name: words for name, words in declared.items() if name not in known}


def problems_of_known(value: Mapping[str, Any], kind: Kind) -> tuple[Problem, ...]:
    """What is wrong with the known values of a new record; what is not there yet is no problem."""
    return misshapen(known_part(value), kind.model)


def _schemas(file: Path, kind: Kind) -> str | None:
    """The way from a file to the nearest folder of schemas above it, if there is one."""
    return _schemas_above(file.parent.absolute(), kind.name)


@lru_cache(maxsize=8)
def _schemas_above(absolute: Path, kind: str) -> str | None:
    start = absolute.resolve()
    for folder in start.parents:
        if (folder / SCHEMAS / f"{kind}.schema.json").is_file():
            return Path(os.path.relpath(folder / SCHEMAS, start)).as_posix()
    return None
