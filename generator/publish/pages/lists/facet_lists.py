"""What is narrowed by facets: the lists of studies, findings and quotes, the table of findings, and
the rows and columns of charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.derive.ladder import ladder_of
from generator.derive.matrix import matrix_groups
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.study import Study
from generator.evidence.text.dates import IN_PRESS, LAST_YEAR
from generator.publish.pages.lists.facet_values import (
    chart_questions,
    finding_questions,
    finding_values,
    row_questions,
    row_values,
    study_members,
    study_questions,
    study_values,
    theme_members,
    theme_questions,
    theme_values,
)
from generator.publish.pages.lists.facets import (
    OWN,
    STUDY,
    THEME,
    FacetedItem,
    FacetedList,
    FacetSpec,
    listing,
)
from generator.publish.pages.lists.quote_facets import quote_questions, quote_values, voice_question


def studies_listing(catalogue: Catalogue) -> FacetedList:
    """Studies by what they are, by their themes, and by the voices of their quotes."""
    about = [q for q in study_questions(catalogue, OWN) if q.name != "study"]
    items = [
        FacetedItem(
            study.id,
            {
                **{n: v for n, v in study_values(catalogue, study).items() if n != "study"},
                "voice": tuple(dict.fromkeys(quote.voice.value for quote in study.quotes)),
            },
            {THEME: tuple(t.id for t in catalogue.themes_of_study.get(study.id, ()))},
        )
        for study in catalogue.studies
    ]
    voice = voice_question(catalogue, _("Voice of its quotes"))
    return listing(
        (*about, *theme_questions(catalogue), voice), items, {THEME: theme_members(catalogue)}
    )


def findings_listing(catalogue: Catalogue) -> FacetedList:
    """Findings by their theme, by how they are cited, and by the studies that they cite."""
    items = [
        FacetedItem(
            finding.id,
            finding_values(finding),
            {THEME: (finding.theme.id,), STUDY: finding.statement.studies},
        )
        for finding in catalogue.findings
    ]
    return listing(
        (
            *theme_questions(catalogue),
            *finding_questions(catalogue),
            *study_questions(catalogue),
        ),
        items,
        {THEME: theme_members(catalogue), STUDY: study_members(catalogue)},
    )


def quotes_listing(catalogue: Catalogue) -> FacetedList:
    """Quotes by voice, by the themes and interpretations they stand under, and by their study."""
    items = [
        FacetedItem(
            quoted.id,
            quote_values(quoted),
            {THEME: quoted.quote.themes, STUDY: (quoted.study.id,)},
        )
        for quoted in catalogue.quotes
    ]
    own = quote_questions(catalogue)
    return listing(
        (own[0], *theme_questions(catalogue), *own[1:], *study_questions(catalogue)),
        items,
        {THEME: theme_members(catalogue), STUDY: study_members(catalogue)},
    )


def table_listing(catalogue: Catalogue, not_assessed: str) -> FacetedList:
    """Findings as rows of a table, by whatever has two values or more among them."""
    items = [FacetedItem(f.id, row_values(catalogue, f), {}) for f in catalogue.findings]
    return listing(_used(row_questions(catalogue, not_assessed), items), items)


def _used(specs: Iterable[FacetSpec], items: Sequence[FacetedItem]) -> Iterator[FacetSpec]:
    """The facets with those of their values that some item has."""
    there = {(name, value) for item in items for name in item.own for value in item.own[name]}
    for spec in specs:
        labels = {v: words for v, words in spec.labels.items() if (spec.name, v) in there}
        yield replace(spec, labels=labels)


def study_rows(catalogue: Catalogue, order: Sequence[str]) -> FacetedList:
    """Studies as rows of a chart in an order of their ids, by themselves and by what they are."""
    asked = chart_questions(catalogue)
    names = ("study", *(spec.name for spec in asked))
    itself = FacetSpec(
        "study", _("Study"), OWN, {study: catalogue.labels[study] for study in order}
    )
    values = study_members(catalogue)
    items = [
        FacetedItem(study, {name: values[study][name] for name in names}, {}) for study in order
    ]
    return listing([itself, *asked], items, fewest=1)


def group_rows(name: str, label: str, labels: Mapping[str, str]) -> FacetedList:
    """Groups of studies as rows of a chart, by themselves."""
    items = [FacetedItem(group, {name: (group,)}, {}) for group in labels]
    return listing([FacetSpec(name, label, OWN, labels)], items, fewest=1)


def chart_columns(catalogue: Catalogue) -> FacetedList:
    """Themes as columns of a chart: by themselves, and by category where there are several."""
    theme, category, *_others = (replace(spec, group=OWN) for spec in theme_questions(catalogue))
    several = len(catalogue.categories) > 1
    asked = (theme, *([replace(category, everything=_("All categories"))] if several else []))
    items = [
        FacetedItem(t.id, theme_values(catalogue, t), {})
        for group in matrix_groups(catalogue)
        for t in group.themes
    ]
    return listing(asked, items, fewest=1)


def _newest_first(study: Study) -> int:
    """By the last year that a reference names; in press before all others, without a date last."""
    years = study.reference.years
    if years:
        return -years[-1]
    return -LAST_YEAR - 1 if str(study.reference.year.known).startswith(IN_PRESS) else 0


def study_orders(catalogue: Catalogue) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """The ways to sort studies, by score only where there is one: words, and ids in that order."""
    by_name = catalogue.studies
    by_year = sorted(by_name, key=_newest_first)
    orders = {
        "name": (_("Name"), tuple(study.id for study in by_name)),
        "year": (_("Year, newest first"), tuple(study.id for study in by_year)),
    }
    if catalogue.has_ladder:
        by_score = tuple(row.study.id for row in ladder_of(catalogue).rows)
        orders["score"] = (_("Score, highest first"), by_score)
    return orders
