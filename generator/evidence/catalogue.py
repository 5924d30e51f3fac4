"""The catalogue: records by id with every reference resolved, and the indexes between them.

It exists only when the content has no errors: nothing asks what to do when a theme is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from generator.evidence.dimensions import Dimension, dimensions_of
from generator.evidence.expected import used_dimensions
from generator.evidence.loading import Content
from generator.evidence.names import name_and_year, sort_name, study_labels
from generator.evidence.owned import Finding, OtherStatement, QuoteInStudy
from generator.evidence.positions import NOWHERE, Positions
from generator.evidence.records.dimensions import BuiltIn, ThemeKind
from generator.evidence.records.glossary import Glossary, Term
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.model import Model
from generator.evidence.records.principle import Framework, Principle
from generator.evidence.records.question import Question
from generator.evidence.records.reported import Reported
from generator.evidence.records.review import Category, Review
from generator.evidence.records.source import Source
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Study
from generator.evidence.records.synthesis import Synthesis
from generator.evidence.records.theme import Theme
from generator.evidence.scopes import scope_words
from generator.evidence.theme_tree import ThemeTree, in_tree_order
from generator.evidence.values import Named, Value, ValuesOfStudies, models_of, referents

__all__ = ["Catalogue", "Finding", "OtherStatement", "QuoteInStudy", "build_catalogue"]

Item = TypeVar("Item")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All records: studies by label, apart from further reports of them; others in their order."""

    review: Review
    sources: Mapping[str, Source]
    studies: tuple[Study, ...]
    themes: tuple[Theme, ...]
    models: tuple[Model, ...]
    interpretations: tuple[Interpretation, ...]
    principles: tuple[Principle, ...]
    synthesis: Synthesis | None
    framework: Framework | None
    paths: Mapping[str, str]
    """The file of each record below the content folder, by ``kind/id``."""
    content: Content
    further_reports: tuple[Study, ...] = ()
    glossary: Glossary | None = None
    questions: tuple[Question, ...] = ()
    positions: Positions = NOWHERE

    @cached_property
    def remembered(self) -> dict[Any, Any]:
        """What was found of it before; see ``once.py``."""
        return {}

    @cached_property
    def study(self) -> Mapping[str, Study]:
        """Studies by id."""
        return {study.id: study for study in self.studies}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """How each study is named, by id; studies of one name and year get letters, by id."""
        return study_labels(self.studies)

    @cached_property
    def theme(self) -> Mapping[str, Theme]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def model(self) -> Mapping[str, Model]:
        """Models by id."""
        return {model.id: model for model in self.models}

    @cached_property
    def interpretation(self) -> Mapping[str, Interpretation]:
        """Interpretations by id."""
        return {item.id: item for item in self.interpretations}

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the glossary, in alphabetical order."""
        terms = self.glossary.terms if self.glossary else ()
        return tuple(sorted(terms, key=lambda term: (sort_name(term.term), term.id)))

    @cached_property
    def former_ids(self) -> Mapping[str, Mapping[str, str]]:
        """The id of a record by an id that it had before, by kind: ``former_ids["study"]``."""
        kinds: Mapping[str, Sequence[Any]] = {
            "study": self.studies,
            "theme": self.themes,
            "model": self.models,
            "interpretation": self.interpretations,
            "principle": self.principles,
            "question": self.questions,
        }
        return {
            kind: {former: record.id for record in records for former in record.formerly}
            for kind, records in kinds.items()
        }

    @cached_property
    def tree(self) -> ThemeTree:
        """The themes in their categories, and as parts of each other."""
        return ThemeTree(self.themes, self.review.categories)

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The categories that have themes, in the order of pages."""
        return tuple(group.category for group in self.tree.groups if group.category)

    def category_of(self, theme: Theme) -> Category | None:
        """The category that a theme, or the widest around it, stands in; none that is the theme."""
        return self.tree.category_of(theme)

    @cached_property
    def theme_kinds(self) -> Mapping[str, ThemeKind]:
        """The kinds of themes by id, in the review's order."""
        return {kind.id: kind for kind in self.review.theme_kinds}

    @cached_property
    def dimensions(self) -> Mapping[str, Dimension]:
        """What studies of this review differ by, by id; what it has no notion of is left out."""
        return used_dimensions(self.review, self.studies, {"model"} if self.models else ())

    @cached_property
    def named(self) -> Named:
        """What references can name, by kind and id, with its title and page."""
        records = (*self.models, *self.themes, *self.interpretations, *self.principles)
        return referents(self.labels, (*records, *self.sources.values()), self._all, self.studies)

    @cached_property
    def _all(self) -> Mapping[str, Dimension]:  # dimensions, the review's own and others
        return dimensions_of(self.review)

    @cached_property
    def _values(self) -> ValuesOfStudies:
        return ValuesOfStudies(self.named, self._all, self.studies)

    def said_of(self, statement: Statement) -> str:
        """The studies of a general statement inside a sentence: every study, with what or where."""
        return scope_words(statement.scope, self._all, self.named)

    def values(self, dimension: str, study: Study) -> Reported[tuple[Value, ...]]:
        """The values of a study in a dimension; or why there are none, as in what is not asked."""
        return self._values.of(dimension, study)

    def values_among(self, dimension: str, studies: Iterable[Study]) -> tuple[Value, ...]:
        """The different values of studies in a dimension, in its order."""
        return self._values.among(dimension, studies)

    def kind_of(self, theme: Theme) -> ThemeKind | None:
        """The kind of a theme, where the review has kinds."""
        return self.theme_kinds.get(theme.kind or "")

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, theme by theme."""
        return tuple(Finding(theme, stated) for theme in self.themes for stated in theme.findings)

    @cached_property
    def finding(self) -> Mapping[str, Finding]:
        """Findings by id: ``<theme>.<statement>``."""
        return {finding.id: finding for finding in self.findings}

    @cached_property
    def findings_of_theme(self) -> Mapping[str, tuple[Finding, ...]]:
        """Findings by theme."""
        return _grouped(self.findings, lambda finding: (finding.theme.id,))

    @cached_property
    def findings_of_study(self) -> Mapping[str, tuple[Finding, ...]]:
        """Findings by study that they cite."""
        return _grouped(self.findings, lambda finding: finding.statement.studies)

    @cached_property
    def quotes(self) -> tuple[QuoteInStudy, ...]:
        """All quotes, study by study."""
        return tuple(QuoteInStudy(study, quote) for study in self.studies for quote in study.quotes)

    @cached_property
    def quotes_of_theme(self) -> Mapping[str, tuple[QuoteInStudy, ...]]:
        """Quotes by theme."""
        return _grouped(self.quotes, lambda quoted: quoted.quote.themes)

    @cached_property
    def quotes_of_interpretation(self) -> Mapping[str, tuple[QuoteInStudy, ...]]:
        """Quotes by interpretation."""
        return _grouped(self.quotes, lambda quoted: quoted.quote.interpretations)

    @cached_property
    def studies_of_theme(self) -> Mapping[str, tuple[Study, ...]]:
        """Studies that a theme's findings cite or that it quotes, by label."""
        pairs = {(f.theme.id, study) for f in self.findings for study in f.statement.studies}
        pairs |= {(theme, q.study.id) for q in self.quotes for theme in q.quote.themes}
        return {
            theme.id: tuple(study for study in self.studies if (theme.id, study.id) in pairs)
            for theme in self.themes
        }

    @cached_property
    def themes_of_study(self) -> Mapping[str, tuple[Theme, ...]]:
        """Themes by study that they cite or quote, in the review's order."""
        pairs = [(study.id, t) for t in self.themes for study in self.studies_of_theme[t.id]]
        by_study = _grouped(pairs, lambda pair: (pair[0],))
        return {study: tuple(theme for _, theme in found) for study, found in by_study.items()}

    @cached_property
    def studies_of_model(self) -> Mapping[str, tuple[Study, ...]]:
        """Studies by model."""
        return _grouped(self.studies, models_of)

    @cached_property
    def statements_of_study(self) -> Mapping[str, tuple[OtherStatement, ...]]:
        """Statements outside the themes by study that they cite."""
        return _grouped(self.other_statements, lambda owned: owned.statement.studies)

    @cached_property
    def other_statements(self) -> tuple[OtherStatement, ...]:
        """Statements outside the themes: of models, interpretations and the synthesis."""
        groups = self.synthesis.groups if self.synthesis else ()
        concluded = self.interpretations
        return (
            *(OtherStatement("model", m.id, s) for m in self.models for s in m.statements),
            *(OtherStatement("interpretation", i.id, s) for i in concluded for s in i.statements),
            *(OtherStatement("group", g.id, s) for g in groups for s in g.statements),
        )

    @property
    def has_ladder(self) -> bool:
        """Whether the review describes a ladder and any study has a score on it."""
        scores = (self.values(BuiltIn.SCORE, study).known for study in self.studies)
        return self.review.ladder is not None and any(scores)


def build_catalogue(content: Content) -> Catalogue:
    """The catalogue of content that has no errors."""

    def records(kind: str) -> list[Any]:
        return [entry.record for entry in content.of(kind)]

    def ordered(kind: str) -> tuple[Any, ...]:
        return tuple(sorted(records(kind), key=lambda record: (record.order, record.id)))

    prefix = f"{content.root}/"
    reports = sorted(records("study"), key=lambda s: (sort_name(name_and_year(s)), s.id))
    return Catalogue(
        review=records("review")[0],
        sources={source.id: source for source in records("source")},
        studies=tuple(report for report in reports if not report.is_further_report),
        further_reports=tuple(report for report in reports if report.is_further_report),
        themes=in_tree_order(ordered("theme")),
        models=tuple(sorted(records("model"), key=lambda m: (sort_name(m.title), m.id))),
        interpretations=ordered("interpretation"),
        principles=ordered("principle"),
        questions=ordered("question"),
        synthesis=next(iter(records("synthesis")), None),
        framework=next(iter(records("framework")), None),
        glossary=next(iter(records("glossary")), None),
        paths={
            f"{kind}/{entry.stem}" if entry.kind.folder else kind: entry.path.removeprefix(prefix)
            for kind, entries in content.entries.items()
            for entry in entries
        },
        positions=Positions(content),
        content=content,
    )


def _grouped(
    items: Iterable[Item], keys: Callable[[Item], Iterable[str]]
) -> Mapping[str, tuple[Item, ...]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        for key in keys(item):
            groups.setdefault(key, []).append(item)
    return {key: tuple(values) for key, values in groups.items()}
