"""Rules for identifiers: each names one thing, and files are named after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.loading import Content, Entry
from generator.problems import Location, Problem
from generator.records.kinds import KINDS
from generator.records.review import Review
from generator.records.statement import Statement
from generator.records.study import Quote, Study
from generator.records.synthesis import CycleStep, StatementGroup
from generator.records.walk import parts


def every_id_is_its_file_name(content: Content) -> Iterator[Problem]:
    """A record's id is its file name, so that a link can be followed by hand."""
    for kind in KINDS:
        for entry in content.of(kind.name) if kind.folder else ():
            record_id = str(getattr(entry.record, "id", ""))
            if record_id != entry.stem:
                yield Problem(
                    "I001",
                    entry.at("id"),
                    f"The id '{record_id}' differs from the file name '{entry.stem}.yml'.",
                    f"Rename the file to {record_id}.yml, or write id: {entry.stem}.",
                )


def every_id_is_unique(content: Content) -> Iterator[Problem]:
    """No two records of a kind have the same id."""
    for kind in KINDS:
        seen: dict[str, Entry] = {}
        for entry in content.of(kind.name) if kind.folder else ():
            record_id = str(getattr(entry.record, "id", ""))
            if record_id in seen:
                yield Problem(
                    "I002",
                    entry.at("id"),
                    f"The id '{record_id}' is already that of {seen[record_id].path}.",
                    "Give one of them another id.",
                )
            seen.setdefault(record_id, entry)


def every_doi_is_unique(content: Content) -> Iterator[Problem]:
    """No study is recorded twice."""
    seen: dict[str, Entry] = {}
    for entry in content.of("study"):
        study = entry.record
        assert isinstance(study, Study)  # noqa: S101 - the kind says so
        doi = (study.reference.doi or "").lower()
        if doi and doi in seen:
            yield Problem(
                "I003",
                entry.at("reference", "doi"),
                f"The DOI {doi} is already that of {seen[doi].path}.",
                "Is it the same study? Then keep one record.",
            )
        if doi:
            seen.setdefault(doi, entry)


def every_part_id_is_unique(content: Content) -> Iterator[Problem]:
    """Statements, quotes, groups and other parts of one record have ids of their own."""
    for kind in KINDS:
        for entry in content.of(kind.name):
            yield from _repeated(
                entry,
                ((entry.at(*path, "id"), part.id) for path, part in parts(entry.record, Statement)),
                "statement",
            )
            for part_type, name in (
                (Quote, "quote"),
                (StatementGroup, "group"),
                (CycleStep, "step"),
            ):
                yield from _repeated(
                    entry,
                    (
                        (entry.at(*path, "id"), part.id)
                        for path, part in parts(entry.record, part_type)
                    ),
                    name,
                )
            if isinstance(entry.record, Review):
                for field in ("categories", "characteristics"):
                    yield from _repeated(
                        entry,
                        (
                            (entry.at(field, number, "id"), item.id)
                            for number, item in enumerate(getattr(entry.record, field))
                        ),
                        field,
                    )


def _repeated(
    entry: Entry, located: Iterable[tuple[Location, str]], name: str
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for location, part_id in located:
        if part_id in seen:
            yield Problem(
                "I004",
                location,
                f"The id '{part_id}' is already that of the {name} on line {seen[part_id]}.",
                "Give one of them another id.",
            )
        seen.setdefault(part_id, location.line)


def every_reference_number_is_unique(content: Content) -> Iterator[Problem]:
    """In one source's reference list, a number stands for one study."""
    seen: dict[tuple[str, int], Entry] = {}
    for entry in content.of("study"):
        study = entry.record
        assert isinstance(study, Study)  # noqa: S101 - the kind says so
        number = study.reference.number
        if number is None:
            continue
        key = (study.reference.place.source, number)
        if key in seen:
            yield Problem(
                "I005",
                entry.at("reference", "number"),
                f"Number {number} in the reference list is already that of {seen[key].path}.",
                "Look it up in the source.",
            )
        seen.setdefault(key, entry)
