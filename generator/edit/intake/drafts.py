"""New files of records: written all or not at all, and never over one that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from generator.edit.writing.blank import known_part
from generator.edit.writing.draft import Unused, draft_text, with_items
from generator.evidence.dimensions import DECLARED_AT, dimensions_of
from generator.evidence.expected import never_asked, unused_fields
from generator.evidence.interface import _
from generator.evidence.loading import Content
from generator.evidence.loading.said_once import LINKS
from generator.evidence.loading.shape import misshapen
from generator.evidence.loading.yaml_bytes import MAX_BYTES, too_large
from generator.evidence.problems import DataPath, Problem, ProblemKind
from generator.evidence.records.kinds import Kind, noun_of
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


@dataclass(frozen=True)
class Wanted:
    """What a review has of its records of a kind, as far as it may have it or not."""

    declared: Mapping[str, str] = field(default_factory=dict)
    """What it declares of studies by its ids, each with what it is called, is and may be."""
    unused: frozenset[DataPath] = frozenset()
    """The fields that none of its records has, though others may."""
    is_first: bool = False
    """Whether there is no record of the kind yet, so that a first one may settle that."""
    never: frozenset[DataPath] = frozenset()
    """The paths of the fields of which the review says that it does not ask."""
    says_no_link: bool = False
    """Whether the review says once for all references that they have no link."""


def drafted(
    kind: Kind,
    value: Mapping[str, Any],
    content: Path,
    *,
    origin: str = "",
    left: tuple[str, ...] = (),
    wanted: Wanted = Wanted(),
) -> Draft:
    """The draft of a record whose id, where it has one, is known.

    ``wanted`` is what the review asks of it, as ``wanted_of`` says it. Raises ValueError for half
    a character, which is no text.
    """
    file = content / (kind.file or f"{kind.folder}/{value['id']}.yml")
    offered = _("Every {kind} has it, or none.", kind=noun_of(kind.name)) * wanted.is_first
    unused = Unused(wanted.unused, offered, wanted.never)
    draft = draft_text(value, kind, unused, schemas=_schemas(file, kind), origin=origin, left=left)
    if kind.model is Study:
        draft = with_items(draft, DECLARED_AT, Characteristic, _not_known(value, wanted.declared))
    found = problems_of_known(value, kind)
    wrong = tuple(problem for problem in found if problem.kind is not ProblemKind.CONTRADICTION)
    if 4 * len(draft.text) > MAX_BYTES and len(draft.text.encode()) > MAX_BYTES:
        wrong = (too_large(shown_path(file)),)
    # That fields do not fit is said only once all are there, so one is still to be filled in.
    missing = {path: line for line, path in draft.left_open}
    for problem in found:
        if problem.kind is ProblemKind.CONTRADICTION:
            missing.setdefault(problem.data_path, draft.line_of(problem.data_path))
    if kind.model is Study and not wanted.says_no_link and _lacks_a_link(value):
        missing.setdefault(("reference", "doi"), draft.line_of(("reference", "doi")))
    lines = sorted(((line, path) for path, line in missing.items()), key=lambda item: item[0])
    return Draft(file, draft.text, wrong, tuple(lines))


def _lacks_a_link(value: Mapping[str, Any]) -> bool:
    """Whether a reference has neither a link nor where the report can be had."""
    reference = value.get("reference")
    known = known_part(reference) if isinstance(reference, Mapping) else {}
    return not any(known.get(name) for name in LINKS)


def wanted_of(kind: Kind, content: Content) -> Wanted:
    """What the review in this content has of records of a kind."""
    declared = {
        dimension.id: f"{dimension.label}. {dimension.about} {dimension.kind.meaning}"
        for _entry, review in content.records(Review)
        for dimension in dimensions_of(review).values()
        if dimension.declared
    }
    unused = unused_fields(content, kind.model)
    is_first = not content.ids(kind.name)
    says_no_link = any(review.no_link for _entry, review in content.records(Review))
    return Wanted(declared, unused, is_first, never_asked(content, kind.model), says_no_link)


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
