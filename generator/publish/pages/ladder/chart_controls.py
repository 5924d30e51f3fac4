"""What charts are sorted and filtered by: a filter of rows, and one of columns that are themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.support import grouping
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import BUILT_IN, Dimension, begun_small
from generator.evidence.interface import _, pgettext
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.text.countries import with_article
from generator.evidence.values import Value
from generator.publish.charts.figure import FigureText
from generator.publish.pages.items.citation import source_citation
from generator.publish.pages.items.told_apart import short_form
from generator.publish.pages.items.words import sentence
from generator.publish.pages.lists.facet_lists import study_orders
from generator.publish.pages.lists.facet_values import absent_labels
from generator.publish.pages.lists.facets import FacetedList, FilterOption, ordering


@dataclass(frozen=True)
class Control:
    """A control; its first choice is what stands there before anybody chooses."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChartFilter:
    """The controls of a chart, what its rows and columns carry by id, and what its script reads."""

    controls: tuple[Control, ...]
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    data: tuple[Mapping[str, Any], ...]


def chart_filter(
    catalogue: Catalogue,
    rows: FacetedList,
    nouns: tuple[str, str],
    options: Sequence[FilterOption],
    columns: FacetedList | None = None,
) -> ChartFilter:
    """The filter of a chart; the first facet of rows and of columns is chosen in the picture."""
    former = {**catalogue.former_ids, "without": catalogue.former_ids["study"]}
    lists = (rows, columns) if columns else (rows,)
    sort, *others = (Control(option.name, option.label, option.values) for option in options)
    chosen = [
        Control(
            facet.name,
            facet.label,
            (
                ("", facet.spec.everything),
                *((value.id, f"{value.label} ({value.count})") for value in facet.values),
            ),
        )
        for listing in lists
        for facet in listing.facets
        if facet.spec.everything
    ]
    return ChartFilter(
        controls=(sort, *chosen, *others),
        rows={item.id: rows.tokens(item) for item in rows.items},
        columns={item.id: columns.tokens(item) for item in columns.items} if columns else {},
        data=(
            rows.data(nouns, former, options),
            *([columns.data(("theme", "themes"), former)] if columns else []),
        ),
    )


def study_order(catalogue: Catalogue) -> FilterOption:
    """How rows may be sorted, first as the page comes; by score only where there is one."""
    orders = study_orders(catalogue)
    names = ("score", "year", "name") if "score" in orders else ("name", "year")
    return ordering([(name, *orders[name]) for name in names])


def left_out(catalogue: Catalogue) -> tuple[FilterOption, ...]:
    """All studies, of which one may be left out; nothing where there is only one."""
    if len(catalogue.studies) < 2:  # noqa: PLR2004 - nothing would be left
        return ()
    studies = ((study.id, catalogue.labels[study.id]) for study in catalogue.studies)
    return (FilterOption("without", _("Leave out"), (("", _("No study left out")), *studies)),)


def bands(catalogue: Catalogue) -> tuple[FilterOption, ...]:
    """No bands, or rows of studies in bands by what they have in common; nothing without such."""
    several = [
        one
        for one in grouping(catalogue)
        if one.kind is not ValueKind.REFERENCE
        and len(catalogue.values_among(one.id, catalogue.studies)) > 1
    ]
    if not several:
        return ()
    choices = ((one.id, sentence(one.noun)) for one in several)
    return (FilterOption("row", _("In bands by"), (("", _("No bands")), *choices)),)


def phrases(catalogue: Catalogue) -> Mapping[str, Mapping[str, str]]:
    """What a value says of the studies that have it, behind their number: ``with shared plots``.

    By dimension and value, as a chart is filtered by them.
    """
    return {
        dimension.id: {
            **{
                value.id: _phrase(dimension, value)
                for value in catalogue.values_among(dimension.id, catalogue.studies)
            },
            **{
                value: _("with the {noun} {value}", noun=dimension.noun, value=begun_small(words))
                for value, words in absent_labels(catalogue, dimension).items()
            },
        }
        for dimension in grouping(catalogue)
    }


def _phrase(dimension: Dimension, value: Value) -> str:
    if dimension.id == BuiltIn.COUNTRY:
        return _("published in {country}", country=with_article(value.label))
    if dimension.id == BuiltIn.CARRIED_OUT:
        return _("carried out in {country}", country=with_article(value.label))
    if dimension.id == BuiltIn.PROVISION and dimension.noun == BUILT_IN[BuiltIn.PROVISION].noun:
        return pgettext("what studies are on", "on {what}", what=short_form(value.label))
    if dimension.kind is ValueKind.REFERENCE:
        return _("with {what}", what=begun_small(value.label))
    return _("with the {noun} {value}", noun=dimension.noun, value=value.label)


def figure_text(catalogue: Catalogue, title: str, subtitle: str) -> FigureText:
    """The words that go with a picture when it leaves the site."""
    source = catalogue.sources[catalogue.review.source]
    citation = source_citation(source)
    parts = [_("Data: {source}", source=source.label)]
    if citation.doi or citation.url:
        parts.append((citation.doi or citation.url).path)  # type: ignore[union-attr]
    if source.licence.known is not None:
        parts.append(source.licence.known)
    parts.append(_("Chart: {site}, Evidence Explorer", site=catalogue.review.name))
    return FigureText(title, subtitle, ". ".join(parts) + ".")
