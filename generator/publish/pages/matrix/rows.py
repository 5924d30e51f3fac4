"""What the rows of a matrix are: studies, models or countries of publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.derive.ladder import ladder_of
from generator.derive.matrix import Rows
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.names import sort_name
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported, reason
from generator.evidence.records.study import Study
from generator.publish.pages.items.words import sentence


@dataclass(frozen=True)
class RowGroup:
    """A row: some studies under one name, with the page that tells of them."""

    id: str
    label: str
    path: str
    studies: tuple[Study, ...]


@dataclass(frozen=True)
class RowKind:
    """One kind of row, with its page and its words."""

    name: str
    """The name of its parameter in an address."""
    page: str
    title: str
    noun: str
    nouns: str
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


def row_kinds(catalogue: Catalogue) -> tuple[RowKind, ...]:
    """The kinds of rows that this synthesis has: studies always, others from two rows on."""
    groups = (_models(catalogue), _countries(catalogue))
    return (_studies(catalogue), *(kind for kind in groups if len(kind.groups) > 1))


def _studies(catalogue: Catalogue) -> RowKind:
    by_score = catalogue.has_ladder
    ordered = [r.study for r in ladder_of(catalogue).rows] if by_score else catalogue.studies
    return RowKind(
        "study",
        urls.MATRIX,
        "Studies",
        "study",
        "studies",
        "the study",
        "",
        tuple(
            RowGroup(study.id, catalogue.labels[study.id], urls.study(study.id), (study,))
            for study in ordered
        ),
    )


def _models(catalogue: Catalogue) -> RowKind:
    dimension = catalogue.dimensions[BuiltIn.MODEL]
    used = [
        RowGroup(model.id, model.title, urls.model(model.id), studies)
        for model in catalogue.models
        if (studies := catalogue.studies_of_model.get(model.id, ()))
    ]
    return RowKind(
        "model",
        urls.MATRIX_MODELS,
        sentence(dimension.nouns),
        dimension.noun,
        dimension.nouns,
        f"a study of the {dimension.noun}",
        f"A study that used several {dimension.nouns} counts in the row of each. A finding that "
        "cites several studies of one row counts once in it.",
        (
            *_largest_first(used),
            *_absent(catalogue, dimension, lambda study: study.characteristics.models),
        ),
    )


def _countries(catalogue: Catalogue) -> RowKind:
    dimension = catalogue.dimensions[BuiltIn.COUNTRY]
    of_country: dict[str, list[Study]] = {}
    for study in catalogue.studies:
        if (country := study.characteristics.publication_country.known) is not None:
            of_country.setdefault(country, []).append(study)
    named = [
        RowGroup(value, country, _chosen("country", value), tuple(studies))
        for country, studies in of_country.items()
        for value in (urls.value_id(country),)
    ]
    return RowKind(
        "country",
        urls.MATRIX_COUNTRIES,
        sentence(dimension.nouns),
        dimension.noun,
        dimension.nouns,
        "a study published there",
        "A finding that cites several studies of one row counts once in it. Where a study was "
        "published is not always where it was carried out.",
        (
            *_largest_first(named),
            *_absent(catalogue, dimension, lambda study: study.characteristics.publication_country),
        ),
    )


def _largest_first(groups: Iterable[RowGroup]) -> list[RowGroup]:
    return sorted(groups, key=lambda group: (-len(group.studies), sort_name(group.label)))


def _absent(
    catalogue: Catalogue, dimension: Dimension, value: Callable[[Study], Reported[Any]]
) -> tuple[RowGroup, ...]:
    """A row for each reason for which studies have no value."""
    studies: dict[str, list[Study]] = {}
    for study in catalogue.studies:
        if not value(study).known:
            studies.setdefault(reason(value(study)), []).append(study)
    return tuple(
        RowGroup(
            row,
            f"{sentence(dimension.noun)} {words}",
            _chosen(dimension.id, row),
            tuple(studies[words]),
        )
        for words in sorted(studies)
        for row in (urls.value_id(words),)
    )


def _chosen(name: str, value: str) -> str:
    return urls.selection(urls.STUDIES, [(name, value)])
