"""Rules for identifiers: each names one thing, and files are named after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.evidence import urls
from generator.evidence.fields import called_by_default
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry, File, once_a_file
from generator.evidence.problems import (
    NOWHERE,
    DataPath,
    Problem,
    ProblemKind,
    Severity,
)
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS, noun_of
from generator.evidence.records.reference import Author
from generator.evidence.records.study import Study
from generator.evidence.text.identifiers import is_orcid, is_ror


def every_id_is_its_file_name(content: Content) -> Iterator[Problem]:
    """A record's id is its file name, so that a link can be followed by hand."""
    for kind in KINDS:
        for entry in content.of(kind.name) if kind.folder else ():
            record_id = str(getattr(entry.record, "id", ""))
            if record_id != entry.stem:
                yield entry.problem(
                    "I001",
                    ("id",),
                    _(
                        "The id '{record}' differs from the file name '{file}.yml'.",
                        record=record_id,
                        file=entry.stem,
                    ),
                    _one_name(content, entry, record_id),
                )


def _one_name(content: Content, entry: Entry, record_id: str) -> str:
    """How a record comes to one name; no file is renamed over another."""
    if record_id in content.ids(entry.kind.name):
        return _(
            "Write id: {file}; {record}.yml is another file already.",
            file=entry.stem,
            record=record_id,
        )
    return _(
        "Rename the file to {record}.yml, or write id: {file}.",
        record=record_id,
        file=entry.stem,
    )


def every_id_is_unique(content: Content) -> Iterator[Problem]:
    """No two records of a kind have the same id."""
    for kind in KINDS:
        seen: dict[str, Entry] = {}
        entries = content.of(kind.name) if kind.folder else ()
        for entry in sorted(entries, key=lambda e: getattr(e.record, "id", "") != e.stem):
            record_id = str(getattr(entry.record, "id", ""))
            if record_id in seen:
                yield entry.source_map.located(id_already_used(record_id, seen[record_id].path))
            seen.setdefault(record_id, entry)


def id_already_used(record_id: str, owner: str) -> Problem:
    """That another record has this id; without a place, for a record need not be in a file."""
    return Problem(
        "I002",
        NOWHERE,
        _("The id '{record}' is already that of {owner}.", record=record_id, owner=owner),
        _("Give one of them another id."),
        kind=ProblemKind.REPEATED,
        data_path=("id",),
    )


def former_id_in_use(former: str, owner: str, data_path: DataPath = ("id",)) -> Problem:
    """That an id was or is another record's, so that it leads there; without a place."""
    return Problem(
        "I006",
        NOWHERE,
        _("The earlier id '{former}' belongs to {owner}.", former=former, owner=owner),
        _("Keep it in one record, and only where the id is no longer in use."),
        kind=ProblemKind.REPEATED,
        data_path=data_path,
    )


def every_former_id_is_free(content: Content) -> Iterator[Problem]:
    """An id that a record had before is no other record's, so that old links lead to one place."""
    for kind in KINDS:
        taken: dict[str, str] = {entry.stem: entry.path for entry in content.of(kind.name)}
        for entry in content.oldest_first(content.of(kind.name)):
            for number, former in enumerate(getattr(entry.record, "formerly", ())):
                if former in taken:
                    problem = former_id_in_use(former, taken[former], ("formerly", number))
                    yield entry.source_map.located(problem)
                taken.setdefault(former, entry.path)


def every_page_has_an_address_of_its_own(content: Content) -> Iterator[Problem]:
    """No study has the address of the index of all studies, today or from before."""
    index = urls.by_value(urls.STUDIES)
    for entry, study in content.records(Study):
        former = ((name, ("formerly", number)) for number, name in enumerate(study.formerly))
        for name, at in ((entry.stem, ("id",)), *former):
            if urls.study(name) == index:
                yield entry.problem(
                    "I012",
                    at,
                    _(
                        "The page of '{name}' would have the address {index}, which is another "
                        "page.",
                        name=name,
                        index=index,
                    ),
                    _(
                        "Give it a longer id, such as {name}-2019, and its file the same name.",
                        name=name,
                    ),
                )


def every_part_id_is_unique(content: Content) -> Iterator[Problem]:
    """Parts of one sort in one record (statements, quotes, facts, steps) have ids of their own."""
    for entry in content.all():
        for own, first, (model, part_id) in _parts_with_an_id_again(entry):
            yield entry.problem(
                "I004",
                own,
                _(
                    "The id '{part}' is already that of the {kind} on line {line}.",
                    part=part_id,
                    kind=noun_of(called_by_default(model)),
                    line=entry.at(*first).line,
                ),
                _("Give one of them another id."),
                kind=ProblemKind.REPEATED,
            )


@once_a_file
def _parts_with_an_id_again(
    file: File,
) -> tuple[tuple[DataPath, DataPath, tuple[type[Record], str]], ...]:
    """Where an id stands again, where it stood first, and what it is of."""
    seen: dict[tuple[type[Record], str], DataPath] = {}
    again = []
    for path, part in file.inner:
        if path and hasattr(part, "id"):
            key, own = (type(part), str(part.id)), (*path, "id")
            if key in seen:
                again.append((own, seen[key], key))
            seen.setdefault(key, own)
    return tuple(again)


def every_reference_number_is_unique(content: Content) -> Iterator[Problem]:
    """In one source's reference list, a number stands for one report; the newer record is told.

    Studies that say that they stand in one report share its number.
    """
    seen: dict[tuple[str, int], Any] = {}
    for entry in content.oldest_first(content.of("study")):
        assert isinstance(entry.record, Study)  # noqa: S101 - of its kind
        number = entry.record.reference.number
        if number is None:
            continue
        key = (entry.record.reference.place.source, number)
        together = key in seen and set(seen[key].record.studies) & set(entry.record.studies)
        if key in seen and not together:
            yield entry.problem(
                "I005",
                ("reference", "number"),
                _(
                    "Number {number} in the reference list is already that of {file}.",
                    number=number,
                    file=seen[key].path,
                ),
                _("Look it up in the source."),
                kind=ProblemKind.REPEATED,
            )
        seen.setdefault(key, entry)


def every_identifier_of_an_author_checks(content: Content) -> Iterator[Problem]:
    """An ORCID or ROR has its check digits: with a wrong one, it names somebody else or nobody."""
    rules = (("orcid", "ORCID", is_orcid), ("ror", "ROR", is_ror))
    for file, path, author in content.parts(Author):
        for field, called, is_right in rules:
            written = getattr(author, field)
            if written and not is_right(written):
                name = author.name or author.family
                yield file.problem(
                    "I021",
                    (*path, field),
                    _(
                        "The {called} {written} of {name} has wrong check digits: a sign is "
                        "mistyped.",
                        called=called,
                        written=written,
                        name=name,
                    ),
                    _(
                        "Copy it from the page of {name} at {field}.org, or leave the line out.",
                        name=name,
                        field=field,
                    ),
                    severity=Severity.WARNING,
                )
