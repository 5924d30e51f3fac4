"""Which values studies, themes, findings and quotes have, and what facets ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from generator.derive.support import grouping
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.dimensions import Dimension, arranged, begun_small
from generator.evidence.interface import N_, NP_, _, pgettext
from generator.evidence.records.confidence import Level
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.records.reported import Reported, reason
from generator.evidence.records.statement import Attribution
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.evidence.values import COUNTRIES, Value, value_ids
from generator.publish.pages.items.words import sentence
from generator.publish.pages.lists.facets import OWN, STUDY, THEME, FacetSpec, Values, text_labels

UNASSESSED = "not-assessed"
SAID_OF_SOME = "every-study-in-scope"
"""How a finding is found that is said at once of all studies with something in common."""
ATTRIBUTION_LABELS: Mapping[str, str] = {
    Attribution.CITED: N_("Cites included studies"),
    Attribution.EVERY_STUDY: N_("Said of every study, without citations"),
    SAID_OF_SOME: N_("Said of some studies at once, without citations"),
    Attribution.UNCITED: N_("Cites no included study"),
}
CITES_LABELS = {
    "none": NP_("studies that a finding cites", "None"),
    "one": NP_("studies that a finding cites", "One"),
    "several": NP_("studies that a finding cites", "Several"),
}

FACET_ORDER = (
    *(BuiltIn.PROVISION, BuiltIn.COUNTRY, BuiltIn.CARRIED_OUT, BuiltIn.MODEL),
    *(BuiltIn.YEAR, BuiltIn.SCORE),
)
"""The order of facets on pages; those that the review declares come last."""


def study_facets(catalogue: Catalogue) -> tuple[Dimension, ...]:
    """What studies are narrowed by, in the order of pages; by scores only where there are any."""
    return tuple(
        dimension
        for dimension in arranged(catalogue.dimensions, *FACET_ORDER)
        if dimension.facet and (dimension.id != BuiltIn.SCORE or catalogue.has_ladder)
    )


def study_values(catalogue: Catalogue, study: Study) -> Values:
    """What a study is narrowed by, wherever it is cited or quoted."""
    return {
        "study": (study.id,),
        **{
            dimension.id: value_ids(catalogue.values(dimension.id, study))
            for dimension in study_facets(catalogue)
        },
    }


def absent_labels(catalogue: Catalogue, dimension: Dimension) -> Mapping[str, str]:
    """The reasons for which studies have no value, by what stands for them in an address."""
    values = (catalogue.values(dimension.id, study) for study in catalogue.studies)
    absent = sorted({reason(value) for value in values if not value.known})
    return {urls.value_id(words): sentence(_(words)) for words in absent}


def theme_values(catalogue: Catalogue, theme: Theme) -> Values:
    """What a theme is narrowed by: a part of a theme by that, too."""
    category = catalogue.category_of(theme)
    return {
        "theme": tuple(one.id for one in (*catalogue.tree.around(theme), theme)),
        **({"category": (category.id,)} if category else {}),
        **({"kind": (theme.kind,)} if theme.kind else {}),
    }


def finding_values(finding: Finding) -> Values:
    """What a finding is narrowed by, besides its theme and its studies."""
    cited = len(finding.statement.studies)
    is_general = finding.statement.attribution is Attribution.EVERY_STUDY
    is_of_some = is_general and finding.statement.scope
    return {
        "attribution": (SAID_OF_SOME if is_of_some else finding.statement.attribution.value,),
        "cites": ("none" if not cited else "one" if cited == 1 else "several",),
        "about": finding.statement.about,
    }


def row_values(catalogue: Catalogue, finding: Finding) -> Values:
    """What a finding is narrowed by in a table, where each value is met by itself: any study that
    it cites may have the one value, and any other study the other."""
    level = finding.statement.assessed_level
    studies = [study_values(catalogue, catalogue.study[s]) for s in finding.statement.studies]
    return {
        **finding_values(finding),
        "theme": theme_values(catalogue, finding.theme)["theme"],
        **{
            dimension.id: _once(value for of in studies for value in of[dimension.id])
            for dimension in study_facets(catalogue)
            if dimension.groups
        },
        "study": _once(finding.statement.studies),
        "confidence": (urls.value_id(level.value) if level else UNASSESSED,),
    }


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def study_members(catalogue: Catalogue) -> Mapping[str, Values]:
    """The values of every study by id."""
    return {study.id: study_values(catalogue, study) for study in catalogue.studies}


def theme_members(catalogue: Catalogue) -> Mapping[str, Values]:
    """The values of every theme by id."""
    return {theme.id: theme_values(catalogue, theme) for theme in catalogue.themes}


def study_questions(catalogue: Catalogue, group: str = STUDY) -> tuple[FacetSpec, ...]:
    """The facets of studies, in the page's order."""
    return (
        FacetSpec("study", _("Study"), group, dict(catalogue.labels)),
        *(
            FacetSpec(
                dimension.id,
                dimension.label,
                group,
                _labels(catalogue, dimension),
                ranged=_is_ranged(catalogue, dimension),
                groups=_groups(catalogue, dimension),
            )
            for dimension in study_facets(catalogue)
        ),
    )


def _groups(catalogue: Catalogue, dimension: Dimension) -> Mapping[str, str]:
    """What values are called together, as the review says."""
    countries = catalogue.named[dimension.id] if dimension.id in COUNTRIES else {}

    def value_id(value: str) -> str:
        if value in countries:
            return countries[value].id
        return value if dimension.kind is ValueKind.REFERENCE else urls.value_id(value)

    return {value_id(words.value): words.group for words in dimension.values if words.group}


def _labels(catalogue: Catalogue, dimension: Dimension) -> Mapping[str, str]:
    """Texts that most studies have come first; others stand in the order of their dimension."""
    if dimension.kind in {ValueKind.TEXT, ValueKind.LIST}:
        values = [catalogue.values(dimension.id, study) for study in catalogue.studies]
        return text_labels(chain.from_iterable(map(_texts, values)))
    if dimension.refers and not dimension.declared:  # also those that no study names
        every = catalogue.named[dimension.refers].values()
        return {**{one.id: one.label for one in every}, **absent_labels(catalogue, dimension)}
    return _labels_in_order(catalogue, dimension)


def _labels_in_order(catalogue: Catalogue, dimension: Dimension) -> Mapping[str, str]:
    values = catalogue.values_among(dimension.id, catalogue.studies)
    return {
        **{value.id: value.label for value in values},
        **absent_labels(catalogue, dimension),
    }


def _texts(values: Reported[tuple[Value, ...]]) -> tuple[str, ...]:
    return tuple(value.label for value in values.known or ()) or (reason(values),)


def _is_ranged(catalogue: Catalogue, dimension: Dimension) -> bool:
    """Whether one chooses from one number to another: every study has one, and no unsure one."""
    return (
        dimension.kind is ValueKind.NUMBER
        and dimension.id != BuiltIn.SCORE
        and all(
            (values := catalogue.values(dimension.id, study).known)
            and all(value.is_exact for value in values)
            for study in catalogue.studies
        )
    )


def theme_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of themes, in the review's order."""
    tree = catalogue.tree
    used = {theme.kind for theme in catalogue.themes}
    return (
        FacetSpec("theme", _("Theme"), THEME, {t.id: tree.full_title(t) for t in catalogue.themes}),
        FacetSpec(
            "category", _("Category"), THEME, {g.id: g.title for g in tree.groups if g.title}
        ),
        FacetSpec(
            "kind",
            _("Kind of theme"),
            THEME,
            {kind.id: kind.label for kind in catalogue.review.theme_kinds if kind.id in used},
        ),
    )


def finding_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of findings alone."""
    found = [finding_values(finding) for finding in catalogue.findings]
    used = {value for values in found for of in values.values() for value in of}
    return (
        FacetSpec(
            "attribution",
            _("How it is cited"),
            OWN,
            {str(a): _(words) for a, words in ATTRIBUTION_LABELS.items() if str(a) in used},
        ),
        FacetSpec(
            "cites",
            _("Studies it cites"),
            OWN,
            {value: label for value, label in _cites_labels().items() if value in used},
        ),
        topic_question(catalogue),
    )


def _cites_labels() -> Mapping[str, str]:
    context = "studies that a finding cites"
    return {value: pgettext(context, label) for value, label in CITES_LABELS.items()}


def topic_question(catalogue: Catalogue) -> FacetSpec:
    """What findings are about, in the order of the review."""
    used = {topic for finding in catalogue.findings for topic in finding.statement.about}
    labels = {topic.id: topic.label for topic in catalogue.review.topics if topic.id in used}
    return FacetSpec("about", _("What it is about"), OWN, labels)


def row_questions(catalogue: Catalogue, not_assessed: str) -> tuple[FacetSpec, ...]:
    """The facets of findings in a table."""
    levels = {urls.value_id(level.value): sentence(_(level.value)) for level in Level}
    studies = {study.id: catalogue.labels[study.id] for study in catalogue.studies}
    kinds = {str(kind): _(words) for kind, words in ATTRIBUTION_LABELS.items()}
    return (
        FacetSpec("theme", _("Theme"), OWN, {t.id: t.title for t in catalogue.themes}),
        FacetSpec("cites", _("Number of studies"), OWN, _cites_labels()),
        topic_question(catalogue),
        *(
            FacetSpec(dimension.id, dimension.label, OWN, _labels_in_order(catalogue, dimension))
            for dimension in study_facets(catalogue)
            if dimension.groups
        ),
        FacetSpec("study", _("Study"), OWN, studies),
        FacetSpec("attribution", _("How it is cited"), OWN, kinds),
        FacetSpec("confidence", _("Confidence"), OWN, {**levels, UNASSESSED: not_assessed}),
    )


def chart_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of studies in a chart, of which a reader chooses one value at a time."""
    return tuple(
        FacetSpec(
            dimension.id,
            dimension.label,
            OWN,
            {
                **{
                    value.id: value.label
                    for value in catalogue.values_among(dimension.id, catalogue.studies)
                },
                **{
                    value: _(
                        "{what} {absent}",
                        what=sentence(dimension.noun),
                        absent=begun_small(words),
                    )
                    for value, words in absent_labels(catalogue, dimension).items()
                },
            },
            everything=_("All {nouns}", nouns=dimension.nouns),
        )
        for dimension in grouping(catalogue)
    )
