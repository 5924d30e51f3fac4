"""Which values studies, themes, findings and quotes have, and what facets ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from generator.derive.ladder import possible_scores
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy, models_of
from generator.evidence.records.base import NOT_REPORTED
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.statement import Attribution
from generator.evidence.records.study import Study, Voice, VoiceBasis
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.items import VOICE_WORDS
from generator.publish.pages.lists.facets import OWN, STUDY, THEME, FacetSpec, Values, text_labels

NOT = urls.value_id(NOT_REPORTED)
NOT_WORDS = "Not reported"
ATTRIBUTION_LABELS = {
    Attribution.CITED: "Cites included studies",
    Attribution.EVERY_STUDY: "Said of every study, without citations",
    Attribution.UNCITED: "Cites no included study",
}
CITES_LABELS = {"none": "None", "one": "One", "several": "Several"}
BASIS_LABELS = {
    VoiceBasis.SOURCE: "The source says who speaks",
    VoiceBasis.EDITORS: "The editors’ own label",
}


def study_values(catalogue: Catalogue, study: Study) -> Values:
    """What a study is narrowed by, wherever it is cited or quoted."""
    characteristics = study.characteristics
    provision = characteristics.provision
    values = {
        "study": (study.id,),
        "provision": tuple(
            dict.fromkeys(
                urls.value_id(text)
                for text in (provision if isinstance(provision, tuple) else (NOT_REPORTED,))
            )
        ),
        "country": (urls.value_id(characteristics.publication_country),),
        "carried-out": (urls.value_id(characteristics.study_country),),
        "model": models_of(study) or (NOT,),
        "year": (str(study.reference.year),),
    }
    return {**values, "score": score_values(study)} if catalogue.has_ladder else values


def score_values(study: Study) -> tuple[str, ...]:
    """A study's score: the exact one, each possible one, or that none is reported."""
    scores = possible_scores(study)
    if len(scores) == 1:
        return (str(scores[0]),)
    return tuple(f"possibly-{score}" for score in scores) or (NOT,)


def theme_values(theme: Theme) -> Values:
    """What a theme is narrowed by."""
    return {"theme": (theme.id,), "category": (theme.category,), "kind": (theme.kind,)}


def finding_values(finding: Finding) -> Values:
    """What a finding is narrowed by, besides its theme and its studies."""
    cited = len(finding.statement.studies)
    return {
        "attribution": (finding.statement.attribution.value,),
        "cites": ("none" if not cited else "one" if cited == 1 else "several",),
    }


def quote_values(quoted: QuoteInStudy) -> Values:
    """What a quote is narrowed by, besides its themes and its study."""
    quote = quoted.quote
    return {
        "voice": (quote.voice.value,),
        "voice-by": (quote.voice_basis.value,),
        "interpretation": quote.interpretations,
    }


def study_members(catalogue: Catalogue) -> Mapping[str, Values]:
    """The values of every study by id."""
    return {study.id: study_values(catalogue, study) for study in catalogue.studies}


def theme_members(catalogue: Catalogue) -> Mapping[str, Values]:
    """The values of every theme by id."""
    return {theme.id: theme_values(theme) for theme in catalogue.themes}


def study_questions(catalogue: Catalogue, group: str = STUDY) -> tuple[FacetSpec, ...]:
    """The facets of studies, in the page's order."""
    studies = catalogue.studies
    c = [study.characteristics for study in studies]
    provision = chain.from_iterable(
        p.provision if isinstance(p.provision, tuple) else (NOT_REPORTED,) for p in c
    )
    models = {m.id: m.title for m in catalogue.models}
    if any(not models_of(study) for study in studies):
        models[NOT] = NOT_WORDS
    years = sorted({study.reference.year for study in studies}, reverse=True)

    def _spec(name: BuiltIn, labels: Mapping[str, str], *, ranged: bool = False) -> FacetSpec:
        return FacetSpec(name.value, catalogue.dimensions[name].label, group, labels, ranged=ranged)

    asked = [
        FacetSpec("study", "Study", group, dict(catalogue.labels)),
        _spec(BuiltIn.PROVISION, text_labels(provision)),
        _spec(BuiltIn.COUNTRY, text_labels(p.publication_country for p in c)),
        _spec(BuiltIn.CARRIED_OUT, text_labels(p.study_country for p in c)),
        _spec(BuiltIn.MODEL, models),
        _spec(BuiltIn.YEAR, {str(year): str(year) for year in years}, ranged=True),
    ]
    if catalogue.has_ladder:
        asked.append(_spec(BuiltIn.SCORE, _score_labels(catalogue)))
    return tuple(asked)


def _score_labels(catalogue: Catalogue) -> Mapping[str, str]:
    """Exact scores first, the highest at the top, then possible ones, then none."""
    exact: set[int] = set()
    possible: set[int] = set()
    missing = False
    for study in catalogue.studies:
        scores = possible_scores(study)
        (exact if len(scores) == 1 else possible).update(scores)
        missing = missing or not scores
    return {
        **{str(score): f"{score}, exact" for score in sorted(exact, reverse=True)},
        **{f"possibly-{score}": f"{score}, possible" for score in sorted(possible, reverse=True)},
        **({NOT: NOT_WORDS} if missing else {}),
    }


def theme_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of themes, in the review's order."""
    used = {theme.kind for theme in catalogue.themes}
    return (
        FacetSpec("theme", "Theme", THEME, {t.id: t.title for t in catalogue.themes}),
        FacetSpec("category", "Category", THEME, {c.id: c.title for c in catalogue.categories}),
        FacetSpec(
            "kind",
            "Kind of theme",
            THEME,
            {kind.id: kind.label for kind in catalogue.review.theme_kinds if kind.id in used},
        ),
    )


def voice_question(catalogue: Catalogue, label: str) -> FacetSpec:
    """Whose words quotes give."""
    voices = {quoted.quote.voice for quoted in catalogue.quotes}
    return FacetSpec("voice", label, OWN, {v.value: VOICE_WORDS[v] for v in Voice if v in voices})


def finding_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of findings alone."""
    found = [finding_values(finding) for finding in catalogue.findings]
    used = {value for values in found for of in values.values() for value in of}
    return (
        FacetSpec(
            "attribution",
            "How it is cited",
            OWN,
            {a.value: ATTRIBUTION_LABELS[a] for a in Attribution if a.value in used},
        ),
        FacetSpec(
            "cites",
            "Studies it cites",
            OWN,
            {value: label for value, label in CITES_LABELS.items() if value in used},
        ),
    )


def quote_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of quotes alone."""
    bases = {quoted.quote.voice_basis for quoted in catalogue.quotes}
    named = {i for quoted in catalogue.quotes for i in quoted.quote.interpretations}
    return (
        voice_question(catalogue, "Voice"),
        FacetSpec(
            "voice-by",
            "Who says whose words they are",
            OWN,
            {basis.value: BASIS_LABELS[basis] for basis in VoiceBasis if basis in bases},
        ),
        FacetSpec(
            "interpretation",
            "Interpretation",
            OWN,
            {i.id: i.title for i in catalogue.interpretations} if named else {},
        ),
    )
