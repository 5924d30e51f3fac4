"""Which values studies, themes, findings and quotes have, and what facets ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from generator.derive.ladder import possible_scores
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy, models_of
from generator.evidence.names import sort_name
from generator.evidence.records.confidence import Level
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported, reason
from generator.evidence.records.statement import Attribution
from generator.evidence.records.study import Study, Voice, VoiceBasis
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.items import VOICE_WORDS
from generator.publish.pages.items.words import sentence
from generator.publish.pages.lists.facets import OWN, STUDY, THEME, FacetSpec, Values, text_labels

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
    values = {
        "study": (study.id,),
        "provision": _ids(characteristics.provision),
        "country": _ids(characteristics.publication_country.map(_alone)),
        "carried-out": _ids(characteristics.study_country.map(_alone)),
        "model": models_of(study) or (absent_value(characteristics.models),),
        "year": (str(study.reference.year),),
    }
    return {**values, "score": score_values(study)} if catalogue.has_ladder else values


def score_values(study: Study) -> tuple[str, ...]:
    """A study's score: the exact one, each possible one, or that none is reported."""
    scores = possible_scores(study)
    if len(scores) == 1:
        return (str(scores[0]),)
    return tuple(f"possibly-{score}" for score in scores) or (absent_value(study.ladder),)


def absent_value(value: Reported[Any]) -> str:
    """What stands in an address for a value that is absent: its reason."""
    return urls.value_id(reason(value))


def absent_labels(values: Iterable[Reported[Any]]) -> Mapping[str, str]:
    """The reasons for which values are absent, by what stands for them in an address."""
    absent = sorted({reason(value) for value in values if not value.known})
    return {urls.value_id(words): sentence(words) for words in absent}


def _alone(text: str) -> tuple[str, ...]:
    return (text,)


def _texts(values: Reported[tuple[str, ...]]) -> tuple[str, ...]:
    """The texts by which lists are narrowed; where there is none, the reason."""
    return values.known if values.known is not None else (reason(values),)


def _ids(values: Reported[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(urls.value_id, _texts(values))))


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
    provision = chain.from_iterable(_texts(p.provision) for p in c)
    published = chain.from_iterable(_texts(p.publication_country.map(_alone)) for p in c)
    carried_out = chain.from_iterable(_texts(p.study_country.map(_alone)) for p in c)
    models = {m.id: m.title for m in catalogue.models} | {**absent_labels(p.models for p in c)}
    years = sorted({study.reference.year for study in studies}, reverse=True)

    def _spec(name: BuiltIn, labels: Mapping[str, str], *, ranged: bool = False) -> FacetSpec:
        return FacetSpec(name.value, catalogue.dimensions[name].label, group, labels, ranged=ranged)

    asked = [
        FacetSpec("study", "Study", group, dict(catalogue.labels)),
        _spec(BuiltIn.PROVISION, text_labels(provision)),
        _spec(BuiltIn.COUNTRY, text_labels(published)),
        _spec(BuiltIn.CARRIED_OUT, text_labels(carried_out)),
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
    for study in catalogue.studies:
        scores = possible_scores(study)
        (exact if len(scores) == 1 else possible).update(scores)
    return {
        **{str(score): f"{score}, exact" for score in sorted(exact, reverse=True)},
        **{f"possibly-{score}": f"{score}, possible" for score in sorted(possible, reverse=True)},
        **absent_labels(study.ladder for study in catalogue.studies),
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


def row_questions(catalogue: Catalogue, not_assessed: str) -> tuple[FacetSpec, ...]:
    """The facets of findings in a table."""
    levels = {urls.value_id(level.value): sentence(level.value) for level in Level}
    studies = {study.id: catalogue.labels[study.id] for study in catalogue.studies}
    kinds = {kind.value: words for kind, words in ATTRIBUTION_LABELS.items()}
    return (
        FacetSpec("theme", "Theme", OWN, {t.id: t.title for t in catalogue.themes}),
        FacetSpec("cites", "Number of studies", OWN, CITES_LABELS),
        FacetSpec(
            "country",
            catalogue.dimensions[BuiltIn.COUNTRY].label,
            OWN,
            _countries_by_name(catalogue),
        ),
        FacetSpec("study", "Study", OWN, studies),
        FacetSpec("attribution", "How it is cited", OWN, kinds),
        FacetSpec("confidence", "Confidence", OWN, {**levels, UNASSESSED: not_assessed}),
    )


def chart_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of studies in a chart, of which a reader chooses one value at a time."""
    model = catalogue.dimensions[BuiltIn.MODEL]
    country = catalogue.dimensions[BuiltIn.COUNTRY]
    models = {m.id: m.title for m in catalogue.models if m.id in catalogue.studies_of_model}
    absent = absent_labels(study.characteristics.models for study in catalogue.studies)
    models |= {
        value: f"{sentence(model.noun)} {words[:1].lower()}{words[1:]}"
        for value, words in absent.items()
    }
    return (
        FacetSpec("model", model.label, OWN, models, everything=f"All {model.nouns}"),
        FacetSpec(
            "country",
            country.label,
            OWN,
            _countries_by_name(catalogue),
            everything=f"All {country.nouns}",
        ),
    )


def _countries_by_name(catalogue: Catalogue) -> Mapping[str, str]:
    published = [study.characteristics.publication_country for study in catalogue.studies]
    named = sorted({name for value in published if (name := value.known)}, key=sort_name)
    return {**{urls.value_id(country): country for country in named}, **absent_labels(published)}


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
