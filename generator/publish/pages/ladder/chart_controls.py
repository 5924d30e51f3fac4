"""What charts sort and filter by: controls with counted choices, and each row's values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.derive.ladder import ladder_of
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, models_of
from generator.evidence.records.base import NOT_REPORTED
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.study import Study
from generator.publish.charts.figure import FigureText
from generator.publish.pages.items.citation import source_citation
from generator.publish.pages.items.words import sentence
from generator.publish.pages.lists.facet_values import NOT, study_values


@dataclass(frozen=True)
class ControlChoice:
    """One choice of a control: its value in the page's address, and its words."""

    value: str
    label: str


@dataclass(frozen=True)
class Control:
    """A control; its first choice is what stands there before anybody chooses."""

    name: str
    label: str
    choices: tuple[ControlChoice, ...]
    former: Mapping[str, str] = field(default_factory=dict)
    """The present value by one that it had before it was renamed."""


@dataclass(frozen=True)
class RowKeys:
    """Where a row stands in each order, and the values that it is filtered by."""

    ranks: Mapping[str, int]
    values: Mapping[str, tuple[str, ...]]


def sort_control(catalogue: Catalogue) -> Control:
    """How rows may be sorted, first as the page comes; by score only where there is one."""
    year, name = ControlChoice("year", "Year, newest first"), ControlChoice("name", "Name")
    if not catalogue.has_ladder:
        return Control("sort", "Sort by", (name, year))
    return Control("sort", "Sort by", (ControlChoice("score", "Score, highest first"), year, name))


def model_control(catalogue: Catalogue) -> tuple[Control, ...]:
    """All models with the number of their studies; nothing where no study reports one."""
    choices = [
        ControlChoice(model.id, f"{model.title} ({len(studies)})")
        for model in catalogue.models
        if (studies := catalogue.studies_of_model.get(model.id, ()))
    ]
    without = sum(not models_of(study) for study in catalogue.studies)
    dimension = catalogue.dimensions[BuiltIn.MODEL]
    if without:
        words = f"{sentence(dimension.noun)} not reported ({without})"
        choices.append(ControlChoice(NOT, words))
    everything = f"All {dimension.nouns}"
    return _filter("model", dimension.label, everything, choices, catalogue.former_ids["model"])


def country_control(catalogue: Catalogue) -> tuple[Control, ...]:
    """All countries of publication with the number of their studies."""
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for country in sorted(s.characteristics.publication_country for s in catalogue.studies):
        value = urls.value_id(country)
        labels.setdefault(value, country if country != NOT_REPORTED else "Not reported")
        counts[value] = counts.get(value, 0) + 1
    choices = [
        ControlChoice(value, f"{labels[value]} ({count})") for value, count in counts.items()
    ]
    dimension = catalogue.dimensions[BuiltIn.COUNTRY]
    return _filter("country", dimension.label, f"All {dimension.nouns}", choices)


def category_control(catalogue: Catalogue) -> tuple[Control, ...]:
    """All categories of themes; nothing where there is only one."""
    if len(catalogue.categories) < 2:  # noqa: PLR2004 - nothing to choose
        return ()
    choices = [ControlChoice(category.id, category.title) for category in catalogue.categories]
    return _filter("category", "Category", "All categories", choices)


def without_control(catalogue: Catalogue) -> tuple[Control, ...]:
    """All studies, of which one may be left out; nothing where there is only one."""
    if len(catalogue.studies) < 2:  # noqa: PLR2004 - nothing would be left
        return ()
    choices = [ControlChoice(study.id, catalogue.labels[study.id]) for study in catalogue.studies]
    former = catalogue.former_ids["study"]
    return _filter("without", "Leave out", "No study left out", choices, former)


def _filter(
    name: str,
    label: str,
    everything: str,
    choices: list[ControlChoice],
    former: Mapping[str, str] | None = None,
) -> tuple[Control, ...]:
    if not choices:
        return ()
    return (Control(name, label, (ControlChoice("", everything), *choices), former or {}),)


def row_keys(catalogue: Catalogue) -> Mapping[str, RowKeys]:
    """Each study's place in each order and its values, by study id; ties stand by name."""
    by_name = {study.id: place for place, study in enumerate(catalogue.studies)}
    by_year = sorted(catalogue.studies, key=lambda s: (-s.reference.year, by_name[s.id]))
    year = {study.id: place for place, study in enumerate(by_year)}
    score = {row.study.id: place for place, row in enumerate(ladder_of(catalogue).rows)}
    return {
        study.id: RowKeys(
            ranks={"score": score[study.id], "year": year[study.id], "name": by_name[study.id]},
            values={name: study_values(catalogue, study)[name] for name in ("model", "country")},
        )
        for study in catalogue.studies
    }


def model_words(catalogue: Catalogue, study: Study) -> str:
    """A study's models as a list of titles, or that they are not reported."""
    return ", ".join(catalogue.model[m].title for m in models_of(study)) or NOT_REPORTED


def figure_text(catalogue: Catalogue, title: str, subtitle: str, key: str) -> FigureText:
    """The words that go with a picture when it leaves the site."""
    source = catalogue.sources[catalogue.review.source]
    citation = source_citation(source)
    parts = [f"Data: {source.label}"]
    if citation.doi or citation.url:
        parts.append((citation.doi or citation.url).path)  # type: ignore[union-attr]
    if source.licence != NOT_REPORTED:
        parts.append(source.licence)
    parts.append(f"Chart: {catalogue.review.name}, Evidence Explorer")
    return FigureText(title, subtitle, key, ". ".join(parts) + ".")
