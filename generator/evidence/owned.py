"""Parts of records together with what holds them: findings, quotes and other statements."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study
from generator.evidence.records.theme import ReviewFinding, Theme


@dataclass(frozen=True)
class Finding:
    """A statement of the review in its theme."""

    theme: Theme
    statement: ReviewFinding

    @property
    def id(self) -> str:
        """Unique in the synthesis: ``<theme>.<statement>``."""
        return f"{self.theme.id}.{self.statement.id}"


@dataclass(frozen=True)
class QuoteInStudy:
    """A quote with the study it comes from."""

    study: Study
    quote: Quote

    @property
    def id(self) -> str:
        """Unique in the synthesis: ``<study>.<quote>``."""
        return f"{self.study.id}.{self.quote.id}"


@dataclass(frozen=True)
class OtherStatement:
    """A statement outside the themes, with where it belongs: a group, model or interpretation."""

    owner: str
    owner_id: str
    statement: Statement
