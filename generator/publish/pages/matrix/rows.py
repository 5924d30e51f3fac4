"""What the rows of a matrix are: studies, or groups of them by what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.likeness import by_likeness
from generator.derive.matrix import Matrix, Rows, evidence_matrix, grouped_matrix
from generator.derive.support import grouping
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.names import sort_name
from generator.evidence.once import once
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.study import Study
from generator.evidence.values import value_ids
from generator.publish.pages.items.told_apart import about_study
from generator.publish.pages.items.words import sentence


@dataclass(frozen=True)
class RowGroup:
    """A row: some studies under one name, with the page that tells of them."""

    id: str
    label: str
    path: str
    studies: tuple[Study, ...]
    about: str = ""
    """What tells the row apart for people, beside its name."""


@dataclass(frozen=True)
class RowKind:
    """One kind of row, with its page and its words."""

    name: str
    """The name of its parameter in an address."""
    page: str
    title: str
    noun: str
    nouns: str
    """One row and several, in words."""
    cited: str
    """Whom a finding in a square cites."""
    overlap: str
    """What a reader must know where rows share studies; empty where they do not."""
    groups: tuple[RowGroup, ...]

    @property
    def rows(self) -> Rows:
        """The studies of each row, by ids."""
        return {group.id: tuple(study.id for study in group.studies) for group in self.groups}

    @property
    def of_studies(self) -> bool:
        """Whether each row is one study."""
        return self.name == "study"

    @property
    def heading(self) -> str:
        """One row, at the head of the column of their names."""
        return _("Study") if self.of_studies else self.noun.capitalize()

    @property
    def things(self) -> tuple[str, str]:
        """What scripts know a row and rows by: they have sentences of their own for studies."""
        return ("study", "studies") if self.of_studies else (self.noun, self.nouns)

    def counted(self, count: int) -> str:
        """So many rows."""
        if self.of_studies:
            return ngettext("{number} study", "{number} studies", count)
        one, several = self.noun, self.nouns
        return ngettext("{number} {noun}", "{number} {nouns}", count, noun=one, nouns=several)


@once
def row_kinds(catalogue: Catalogue) -> tuple[RowKind, ...]:
    """The kinds of rows that this synthesis has: studies always, others from two rows on.

    Studies come by likeness, groups by size; rows that hold nothing come last.
    """
    return (_studies(catalogue), *(_grouped(catalogue, of) for of in grouped_by(catalogue)))


@once
def matrix_of(catalogue: Catalogue, kind: RowKind) -> Matrix:
    """The matrix of the rows of a kind."""
    return grouped_matrix(catalogue, kind.rows)


def grouped_by(catalogue: Catalogue) -> tuple[Dimension, ...]:
    """The dimensions by which studies make two rows or more."""

    def rows(dimension: Dimension) -> set[str]:
        values = (catalogue.values(dimension.id, study) for study in catalogue.studies)
        return {row for value in values for row in value_ids(value)}

    return tuple(of for of in grouping(catalogue) if len(rows(of)) > 1)


def _studies(catalogue: Catalogue) -> RowKind:
    ordered = [catalogue.study[study] for study in by_likeness(evidence_matrix(catalogue))]
    return RowKind(
        "study",
        urls.MATRIX,
        _("Studies"),
        _("study"),
        _("studies"),
        _("the study"),
        "",
        tuple(
            RowGroup(
                study.id,
                catalogue.labels[study.id],
                urls.study(study.id),
                (study,),
                about_study(catalogue, study),
            )
            for study in ordered
        ),
    )


_CITED: Mapping[str, str] = {BuiltIn.COUNTRY: N_("a study published there")}


def _grouped(catalogue: Catalogue, dimension: Dimension) -> RowKind:
    of_value: dict[str, list[Study]] = {}
    for study in catalogue.studies:
        for value in value_ids(catalogue.values(dimension.id, study)):
            of_value.setdefault(value, []).append(study)
    named = [
        RowGroup(
            value.id,
            value.label,
            value.path or _chosen(dimension.id, value.id),
            tuple(of_value.pop(value.id)),
        )
        for value in catalogue.values_among(dimension.id, catalogue.studies)
    ]
    absent = [
        RowGroup(
            row,
            _("{what} {absent}", what=sentence(dimension.noun), absent=_(row.replace("-", " "))),
            _chosen(dimension.id, row),
            tuple(studies),
        )
        for row, studies in sorted(of_value.items())
    ]
    return RowKind(
        dimension.id,
        urls.matrix_by(dimension.id),
        sentence(dimension.nouns),
        dimension.noun,
        dimension.nouns,
        _(_CITED[dimension.id])
        if dimension.id in _CITED
        else _("a study of the {noun}", noun=dimension.noun),
        _overlap(catalogue, dimension),
        _filled_first(catalogue, (*_largest_first(named), *absent)),
    )


def _overlap(catalogue: Catalogue, dimension: Dimension) -> str:
    shares = any(
        len(catalogue.values(dimension.id, study).known or ()) > 1 for study in catalogue.studies
    )
    said = (
        _several(dimension) if shares else "",
        _("A finding that cites several studies of one row counts once in it."),
        _("Where a study was published is not always where it was carried out.")
        if dimension.id == BuiltIn.COUNTRY
        else "",
    )
    return " ".join(filter(None, said))


def _several(dimension: Dimension) -> str:
    nouns = dimension.nouns
    if dimension.id == BuiltIn.MODEL:
        return _("A study that used several {nouns} counts in the row of each.", nouns=nouns)
    return _("A study of several {nouns} counts in the row of each.", nouns=nouns)


def _largest_first(groups: Iterable[RowGroup]) -> list[RowGroup]:
    return sorted(groups, key=lambda group: (-len(group.studies), sort_name(group.label)))


def _filled_first(catalogue: Catalogue, groups: Sequence[RowGroup]) -> tuple[RowGroup, ...]:
    """The rows that hold something, in the order given, before those that hold nothing."""
    total = grouped_matrix(catalogue, {g.id: [s.id for s in g.studies] for g in groups}).total
    held = total.sum(axis=1).to_dict()
    return tuple(sorted(groups, key=lambda group: not held[group.id]))


def _chosen(name: str, value: str) -> str:
    return urls.selection(urls.STUDIES, [(name, value)])
