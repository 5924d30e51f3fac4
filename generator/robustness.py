"""What themes and findings rest on: studies, countries, models, voices; computed, no judgement."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue import Catalogue, Finding, models_of
from generator.records.statement import Attribution
from generator.records.study import Study, Voice


@dataclass(frozen=True)
class Support:
    """What a set of findings and quotes rests on, counted over distinct studies."""

    studies: tuple[Study, ...]
    countries: tuple[str, ...]
    models: tuple[str, ...]
    voices: dict[Voice, int]
    attributions: dict[Attribution, int]

    @property
    def quotes(self) -> int:
        """The number of quotes, whoever speaks."""
        return sum(self.voices.values())


def support_of_theme(catalogue: Catalogue, theme_id: str) -> Support:
    """What a theme rests on: the studies its findings cite, and those it quotes."""
    findings = catalogue.findings_of_theme.get(theme_id, ())
    quotes = catalogue.quotes_of_theme.get(theme_id, ())
    studies = catalogue.studies_of_theme[theme_id]
    used = {model for study in studies for model in models_of(study)}
    return Support(
        studies=studies,
        countries=tuple(sorted({s.characteristics.publication_country for s in studies})),
        models=tuple(model.id for model in catalogue.models if model.id in used),
        voices={
            voice: sum(quoted.quote.voice is voice for quoted in quotes)
            for voice in Voice
            if any(quoted.quote.voice is voice for quoted in quotes)
        },
        attributions={
            attribution: sum(f.statement.attribution is attribution for f in findings)
            for attribution in Attribution
            if any(f.statement.attribution is attribution for f in findings)
        },
    )


def resting_on_one_study(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Findings whose citation names one study only: they fall if it is left out."""
    return tuple(f for f in catalogue.findings if len(f.statement.studies) == 1)


def falling_without(catalogue: Catalogue, study_id: str) -> tuple[Finding, ...]:
    """Findings that cite no other study, and so fall when this one is left out."""
    return tuple(
        finding
        for finding in catalogue.findings_of_study.get(study_id, ())
        if finding.statement.studies == (study_id,)
    )
