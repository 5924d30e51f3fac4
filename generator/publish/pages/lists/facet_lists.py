"""The three lists with facets: studies, findings and quotes."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.publish.pages.lists.facet_values import (
    finding_questions,
    finding_values,
    quote_questions,
    quote_values,
    study_members,
    study_questions,
    study_values,
    theme_members,
    theme_questions,
    voice_question,
)
from generator.publish.pages.lists.facets import (
    OWN,
    STUDY,
    THEME,
    FacetedItem,
    FacetedList,
    listing,
)


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
    voice = voice_question(catalogue, "Voice of its quotes")
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
