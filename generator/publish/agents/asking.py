"""From the catalogue to answers: the words, places and absences are those that pages show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from generator.derive.matrix import said_of_several
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.problems import did_you_mean
from generator.publish.agents.answers import (
    FindingAnswer,
    MatrixAnswer,
    Named,
    QuestionAnswer,
    QuestionList,
    StudyAnswer,
    StudyList,
    ThemeAnswer,
    ThemeList,
)
from generator.publish.agents.telling import Telling, notes_of
from generator.publish.pages.items.citation import citation_item
from generator.publish.pages.items.items import note_items, place_item
from generator.publish.prose import plain

MOST_NAMED: Final = 20
"""Ids that are named where one is asked for that there is not."""
NOT_CITED: Final = N_(
    "The review cites no finding and no quote of it there. That does not mean that nothing of the "
    "kind happened: what the review does not cite may still have happened."
)
NO_QUOTES: Final = N_("No study that it cites is quoted under this theme.")
"""What is said where a list of quotes is empty."""


_NONE: Final = {
    "study": N_("There is no study with the id '{id}'."),
    "theme": N_("There is no theme with the id '{id}'."),
    "finding": N_("There is no finding with the id '{id}'."),
    "question": N_("There is no question with the id '{id}'."),
}


class NothingThere(LookupError):
    """There is no record of that id; the text says so, and which there are."""


@dataclass(frozen=True)
class Asked:
    """A synthesis that is asked."""

    told: Telling

    @property
    def catalogue(self) -> Catalogue:
        """The records."""
        return self.told.catalogue

    def study(self, study_id: str) -> StudyAnswer:
        """A study; raises NothingThere without one of that id."""
        study = _one(self.catalogue.study, study_id, "study")
        findings = self.catalogue.findings_of_study.get(study.id, ())
        own = {theme.id for theme in self.catalogue.themes_of_study.get(study.id, ())}
        citation = citation_item(study.reference)
        known, absent = self.told.characteristics(study)
        quoted = (one for one in self.catalogue.quotes if one.study.id == study.id)
        return StudyAnswer(
            id=study.id,
            name=self.catalogue.labels[study.id],
            title=study.reference.title,
            address=self.told.at(urls.study(study.id)),
            reference=citation.words,
            doi=study.reference.doi or "",
            known=known,
            absent=absent,
            findings=[self.told.finding(one) for one in findings],
            quotes=[self.told.quote(one) for one in quoted],
            not_cited_under=[
                self.told.theme_name(theme)
                for theme in self.catalogue.themes
                if theme.id not in own
            ],
            about_not_cited=_(NOT_CITED),
            notes=notes_of(note_items(self.catalogue, (*study.notes, *study.reference.notes))),
            rests_on=self.told.credits_of((study.reference.place.source,)),
        )

    def theme(self, theme_id: str) -> ThemeAnswer:
        """A theme; raises NothingThere without one of that id."""
        theme = _one(self.catalogue.theme, theme_id, "theme")
        studies = self.catalogue.studies_of_theme.get(theme.id, ())
        with_it = {study.id for study in studies}
        others = (study for study in self.catalogue.studies if study.id not in with_it)
        findings = self.catalogue.findings_of_theme.get(theme.id, ())
        return ThemeAnswer(
            id=theme.id,
            name=theme.title,
            address=self.told.at(urls.theme(theme.id)),
            summary=plain(theme.summary),
            findings=[self.told.finding(one) for one in findings],
            quotes=[self.told.quote(q) for q in self.catalogue.quotes_of_theme.get(theme.id, ())],
            studies=[self.told.study_name(study) for study in studies],
            studies_without=[self.told.study_name(study) for study in others],
            about_without=_(NOT_CITED),
            place=self.told.place(place_item(self.catalogue, theme.place)),
            notes=notes_of(note_items(self.catalogue, theme.notes)),
            rests_on=self.told.credits_of((theme.place.source,)),
        )

    def finding(self, finding_id: str) -> FindingAnswer:
        """A finding, by ``theme.finding``; raises NothingThere without one of that id."""
        finding = _one(self.catalogue.finding, finding_id, "finding")
        cited = set(finding.statement.studies)
        quotes = [
            self.told.quote(quoted)
            for quoted in self.catalogue.quotes_of_theme.get(finding.theme.id, ())
            if quoted.study.id in cited
        ]
        about = _("Quotes stand under the theme; which finding one bears out is not said.")
        return FindingAnswer(
            finding=self.told.finding(finding),
            theme=self.told.theme_name(finding.theme),
            quotes_of_its_studies=quotes,
            about_quotes=about if quotes else _(NO_QUOTES),
            rests_on=self.told.credits_of((finding.statement.place.source,)),
        )

    def question(self, question_id: str) -> QuestionAnswer:
        """A question with its answer, or why there is none; raises NothingThere without it."""
        known = {question.id: question for question in self.catalogue.questions}
        question = _one(known, question_id, "question")
        return QuestionAnswer(
            id=question.id,
            question=question.question,
            address=self.told.at(urls.question(question.id)),
            answer=question.answer or "",
            unanswered=question.unanswered or "",
            rests_on=self.told.parts(question.rests_on),
            nearest=self.told.parts(question.nearest),
            looked_through=self.told.looked_through(question),
            notes=notes_of(note_items(self.catalogue, question.notes)),
        )

    def studies(self) -> StudyList:
        """All studies."""
        studies = self.catalogue.studies
        return StudyList(len(studies), [self.told.study_name(study) for study in studies])

    def themes(self) -> ThemeList:
        """All themes."""
        themes = self.catalogue.themes
        return ThemeList(len(themes), [self.told.theme_name(theme) for theme in themes])

    def questions(self) -> QuestionList:
        """All questions."""
        named = [
            (bool(one.answer), Named(one.id, one.question, self.told.at(urls.question(one.id))))
            for one in self.catalogue.questions
        ]
        answered = [name for is_answered, name in named if is_answered]
        return QuestionList(len(named), answered, [name for is_it, name in named if not is_it])

    def matrix(self, study_id: str = "", theme_id: str = "") -> MatrixAnswer:
        """The cells in which something is recorded, of one study or theme where one is named."""
        catalogue = self.catalogue
        studies = [_one(catalogue.study, study_id, "study")] if study_id else catalogue.studies
        themes = [_one(catalogue.theme, theme_id, "theme")] if theme_id else catalogue.themes
        cells = [
            cell for study in studies for theme in themes if (cell := self.told.cell(study, theme))
        ]
        return MatrixAnswer(
            count=len(cells),
            studies=[self.told.study_name(study) for study in studies],
            themes=[self.told.theme_name(theme) for theme in themes],
            cells=cells,
            about_others=_(NOT_CITED),
            said_of_several=[
                finding.id for found in said_of_several(catalogue).values() for finding in found
            ],
            address=self.told.at(urls.MATRIX),
            rests_on=self.told.credits_of((catalogue.review.source,)),
        )


T = TypeVar("T")


def _one(known: Mapping[str, T], asked: str, kind: str) -> T:
    if asked in known:
        return known[asked]
    close = did_you_mean(asked, known)
    raise NothingThere(f"{_(_NONE[kind], id=asked)} {close or _ids(known)}")


def _ids(known: Iterable[str]) -> str:
    ids = [*known]
    if not ids:
        return _("There are none.")
    if more := len(ids[MOST_NAMED:]):
        shown = ", ".join(ids[:MOST_NAMED])
        return ngettext(
            "Ids are: {ids} and {count} more.", "Ids are: {ids} and {count} more.", more, ids=shown
        )
    return _("Ids are: {ids}.", ids=", ".join(ids))
