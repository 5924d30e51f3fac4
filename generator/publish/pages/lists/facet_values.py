"""Which values studies, themes, findings and quotes have, and what facets ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from generator.derive.ladder import possible_scores
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy, models_of
from generator.evidence.names import sort_name
from generator.evidence.records.base import NOT_REPORTED
from generator.evidence.records.confidence import Level
from generator.evidence.records.statement import Attribution
from generator.evidence.records.study import Study, Voice, VoiceBasis
from generator.evidence.records.theme import Theme, ThemeKind
from generator.publish.pages.items.items import VOICE_WORDS
from generator.publish.pages.items.words import sentence
from generator.publish.pages.lists.facets import OWN, STUDY, THEME, FacetSpec, Values, text_labels
from generator.publish.pages.theme.themes import KIND_WORDS

NOT = urls.value_id(NOT_REPORTED)
NOT_WORDS = "Not reported"
UNASSESSED = "not-assessed"
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
        "provision": _once(
            urls.value_id(text)
            for text in (provision if isinstance(provision, tuple) else (NOT_REPORTED,))
        ),
        "country": (urls.value_id(characteristics.publication_country),),
        "carried-out": (urls.value_id(characteristics.study_country),),
        "model": models_of(study) or (NOT,),
        "year": (str(study.reference.year),),
    }
    return {**values, "score": score_values(study)} if catalogue.has_ladder else values


def score_values(study: Study) -> tuple[str, ...]:
    """A study's ladder score: the exact one, each possible one, or that none is reported."""
    scores = possible_scores(study)
    if len(scores) == 1:
        return (str(scores[0]),)
    return tuple(f"possibly-{score}" for score in scores) or (NOT,)


def theme_values(theme: Theme) -> Values:
    """What a theme is narrowed by."""
    return {"theme": (theme.id,), "category": (theme.category,), "kind": (theme.kind.value,)}


def finding_values(finding: Finding) -> Values:
    """What a finding is narrowed by, besides its theme and its studies."""
    cited = len(finding.statement.studies)
    return {
        "attribution": (finding.statement.attribution.value,),
        "cites": ("none" if not cited else "one" if cited == 1 else "several",),
    }


def row_values(catalogue: Catalogue, finding: Finding) -> Values:
    """What a finding is narrowed by in a table, where each value is met by itself: any study that
    it cites may be published in the country, and any other be the study."""
    confidence = finding.statement.confidence
    studies = [study_values(catalogue, catalogue.study[s]) for s in finding.statement.studies]
    return {
        **finding_values(finding),
        "theme": (finding.theme.id,),
        "country": _once(value for of in studies for value in of["country"]),
        "study": _once(finding.statement.studies),
        "confidence": (urls.value_id(confidence.overall.value) if confidence else UNASSESSED,),
    }


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


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
    asked = [
        FacetSpec("study", "Study", group, dict(catalogue.labels)),
        FacetSpec("provision", "What the care was for", group, text_labels(provision)),
        FacetSpec("country", "Published in", group, text_labels(p.publication_country for p in c)),
        FacetSpec("carried-out", "Carried out in", group, text_labels(p.study_country for p in c)),
        FacetSpec("model", "Model", group, models),
        FacetSpec("year", "Year", group, {str(year): str(year) for year in years}, ranged=True),
    ]
    scale = catalogue.review.ladder
    if scale is not None and catalogue.has_ladder:
        asked.append(FacetSpec("score", scale.title, group, _score_labels(catalogue)))
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
    kinds = {theme.kind for theme in catalogue.themes}
    return (
        FacetSpec("theme", "Theme", THEME, {t.id: t.title for t in catalogue.themes}),
        FacetSpec("category", "Category", THEME, {c.id: c.title for c in catalogue.categories}),
        FacetSpec(
            "kind",
            "Kind of theme",
            THEME,
            {kind.value: KIND_WORDS[kind] for kind in ThemeKind if kind in kinds},
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


def row_questions(catalogue: Catalogue, not_assessed: str) -> tuple[FacetSpec, ...]:
    """The facets of findings in a table."""
    levels = {urls.value_id(level.value): sentence(level.value) for level in Level}
    studies = {study.id: catalogue.labels[study.id] for study in catalogue.studies}
    kinds = {kind.value: words for kind, words in ATTRIBUTION_LABELS.items()}
    return (
        FacetSpec("theme", "Theme", OWN, {t.id: t.title for t in catalogue.themes}),
        FacetSpec("cites", "Number of studies", OWN, CITES_LABELS),
        FacetSpec("country", "Published in", OWN, _countries_by_name(catalogue)),
        FacetSpec("study", "Study", OWN, studies),
        FacetSpec("attribution", "How it is cited", OWN, kinds),
        FacetSpec("confidence", "Confidence", OWN, {**levels, UNASSESSED: not_assessed}),
    )


def chart_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of studies in a chart, of which a reader chooses one value at a time."""
    models = {m.id: m.title for m in catalogue.models if m.id in catalogue.studies_of_model}
    if any(not models_of(study) for study in catalogue.studies):
        models[NOT] = "Model not reported"
    countries = _countries_by_name(catalogue)
    return (
        FacetSpec("model", "Model", OWN, models, everything="All models"),
        FacetSpec("country", "Country of publication", OWN, countries, everything="All countries"),
    )


def _countries_by_name(catalogue: Catalogue) -> Mapping[str, str]:
    countries = {study.characteristics.publication_country for study in catalogue.studies}
    named = sorted(countries - {NOT_REPORTED}, key=sort_name)
    missing = {NOT: NOT_WORDS} if NOT_REPORTED in countries else {}
    return {**{urls.value_id(country): country for country in named}, **missing}


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
