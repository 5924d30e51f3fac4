"""What is told of a record: its place, its notes, what it rests on, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.derive.matrix import evidence_matrix, why_empty
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy
from generator.evidence.interface import N_, _
from generator.evidence.records.question import AnswerLink, Question
from generator.evidence.records.reported import Absence
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.agents.answers import (
    Absent,
    Cell,
    Named,
    NamedPart,
    QuoteAnswer,
    SourcePassage,
    StatementAnswer,
    Value,
)
from generator.publish.pages.items.absent import REASONS
from generator.publish.pages.items.credits import source_credits
from generator.publish.pages.items.items import (
    FindingItem,
    NoteItem,
    PlaceItem,
    finding_item,
    quote_item,
)
from generator.publish.pages.items.value_words import value_words
from generator.publish.pages.questions.named import NamedItem, named_items
from generator.publish.pages.study.lacking import absent_of

NOT_ASSESSED: Final = N_("Nobody has assessed the confidence in it.")


@dataclass(frozen=True)
class Telling:
    """A synthesis of which is told, and where its site stands."""

    catalogue: Catalogue
    address: str
    """With a slash at its end; empty where nobody knows it: addresses then begin at the top."""

    def at(self, path: str) -> str:
        """An address in full."""
        return path if path.startswith(("https://", "http://")) else f"{self.address}{path}"

    def study_name(self, study: Study) -> Named:
        """A study in a line."""
        return Named(study.id, self.catalogue.labels[study.id], self.at(urls.study(study.id)))

    def theme_name(self, theme: Theme) -> Named:
        """A theme in a line."""
        return Named(theme.id, theme.title, self.at(urls.theme(theme.id)))

    def finding(self, finding: Finding) -> StatementAnswer:
        """A finding with what it rests on."""
        item = finding_item(self.catalogue, finding)
        confidence = finding.statement.confidence
        judged = (
            _(
                "{level}, by {who}: {reason}",
                level=_(confidence.overall.value),
                who=confidence.by,
                reason=confidence.reason,
            )
            if confidence
            else _(NOT_ASSESSED)
        )
        return StatementAnswer(
            id=finding.id,
            statement=item.statement,
            address=self.at(item.path),
            stands_in=finding.theme.title,
            attribution=item.attribution_words,
            studies=[Named(one.id, one.label, self.at(one.path)) for one in item.studies],
            place=self.place(item.place),
            confidence=judged,
            notes=notes_of(item.notes),
            cite=self._cite(item),
        )

    def quote(self, quoted: QuoteInStudy) -> QuoteAnswer:
        """A quote with whose words it gives."""
        item = quote_item(self.catalogue, quoted)
        return QuoteAnswer(
            id=quoted.id,
            text=item.text,
            address=self.at(item.path),
            study=self.study_name(quoted.study),
            locator=item.locator,
            whose_words="; ".join((*item.spoken, item.why)),
            printed_under=[link.text for link in (*item.themes, *item.interpretations)],
            place=self.place(item.place),
            notes=notes_of(item.notes),
        )

    def place(self, item: PlaceItem) -> SourcePassage:
        """Where something stands in a source."""
        where = ", ".join(part for part in (item.section, item.locator) if part)
        return SourcePassage(item.source.text, where, item.begins, item.passage)

    def characteristics(self, study: Study) -> tuple[list[Value], list[Absent]]:
        """What is known of a study, and what is not, with the reason."""
        values = (
            (dimension.label, value_words(self.catalogue, dimension, study).known)
            for dimension in self.catalogue.dimensions.values()
        )
        known = [Value(label, value) for label, value in values if value]
        absent = [
            _absent(label, why) for _kind, label, why, _there in absent_of(self.catalogue, study)
        ]
        return known, absent

    def cell(self, study: Study, theme: Theme) -> Cell | None:
        """What is recorded of a study under a theme; nothing where nothing is."""
        matrix = evidence_matrix(self.catalogue)
        findings, quotes = (
            int(counts[theme.id].to_dict()[study.id]) for counts in (matrix.findings, matrix.quotes)
        )
        if not findings and not quotes:
            return None
        why = _(why_empty(findings, quotes)) if not findings or not quotes else ""
        address = self.at(urls.study_theme(study.id, theme.id))
        return Cell(study.id, theme.id, findings, quotes, why, address)

    def parts(self, links: Sequence[AnswerLink]) -> list[NamedPart]:
        """What an answer names."""
        return [self._part(item) for item in named_items(self.catalogue, links)]

    def _part(self, item: NamedItem) -> NamedPart:
        shown = item.statement or item.quote or item.fact
        name = item.quote.text if item.quote else item.link.text
        place = self.place(shown.place) if shown else None
        return NamedPart(item.called, name, self.at(item.link.path), place)

    def looked_through(self, question: Question) -> list[str]:
        """What was read for an answer, and what of it nobody here holds."""
        lines = []
        for one in question.looked_through:
            source = self.catalogue.sources[one.source].label
            read = "; ".join(one.sections) or _("the whole")
            lacking = "; ".join(one.not_held)
            lines.append(
                _("{source}: {read}; not held: {parts}", source=source, read=read, parts=lacking)
                if lacking
                else _("{source}: {read}", source=source, read=read)
            )
        return lines

    def credits_of(self, sources: Iterable[str]) -> list[str]:
        """The sources that an answer rests on, with their licences."""
        wanted = set(sources)
        found = (one for one in source_credits(self.catalogue) if one.source in wanted)
        return [
            " ".join(
                filter(None, (one.text, one.url, _("Licence: {licence}.", licence=one.licence)))
            )
            for one in found
        ]

    def _cite(self, item: FindingItem) -> str:
        place = self.place(item.place)
        studies = "; ".join(study.label for study in item.studies)
        where = {"source": place.source, "where": place.where, "address": self.at(item.path)}
        if studies:
            return _("{source}, {where}, citing {studies}. {address}", studies=studies, **where)
        said = item.attribution_words
        return _("{source}, {where} ({attribution}). {address}", attribution=said, **where)


def notes_of(notes: Iterable[NoteItem]) -> list[str]:
    """Notes as sentences, each with its kind."""
    return [f"{note.heading}: {note.text}" for note in notes]


def _absent(name: str, absence: Absence) -> Absent:
    means = REASONS[absence.absent].means if absence.absent in REASONS else absence.absent.meaning
    return Absent(name, absence.said, _(means))
