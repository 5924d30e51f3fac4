"""The parts of a reader's own brief: statements, each with the words of its footnote.

A record’s file holds all that a brief shows of it, so that the page fetches nothing else:
statements and quotes, and of every study that they rest on its reference and its setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy
from generator.evidence.dimensions import Dimension
from generator.evidence.interface import _
from generator.evidence.once import once
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.study import Study
from generator.publish.pages.items.about import CARRIES
from generator.publish.pages.items.citation import citation_item
from generator.publish.pages.items.items import (
    FindingItem,
    NoteItem,
    PlaceItem,
    finding_item,
    quote_item,
    study_link,
)
from generator.publish.pages.items.words import ended, listed
from generator.publish.pages.summary.confidence import confidence_item
from generator.publish.pages.theme.support import finding_line
from generator.publish.prose import plain


@dataclass(frozen=True)
class BriefStatement:
    """A finding, or a statement of an interpretation."""

    id: str
    text: str
    ties: str
    """How the source ties it to studies, and to which."""
    rests: str
    cautions: tuple[str, ...]
    """What changes how it must be read; it stands beside it, in every length."""
    note: str
    path: str
    studies: tuple[str, ...]


@dataclass(frozen=True)
class OwnBriefQuote:
    """A quote, verbatim."""

    id: str
    text: str
    language: str
    who: str
    cautions: tuple[str, ...]
    note: str
    path: str
    studies: tuple[str, ...]


@dataclass(frozen=True)
class BriefPlain:
    """The editors' plain words, with a warning where the evidence changed since."""

    text: tuple[str, ...]
    changed: str
    note: str


@dataclass(frozen=True)
class BriefStudy:
    """A study that something in the brief rests on: its reference, and where it took place."""

    label: str
    reference: str
    path: str
    setting: Mapping[str, tuple[str, ...]]
    """Its values by the ids of the checklist's questions; what is absent is left out."""
    absent: tuple[tuple[str, str], ...]
    """Why a value is absent, by the ids of the questions."""


def paragraphs(prose: str) -> tuple[str, ...]:
    """A text in the Markdown subset as paragraphs without its marks."""
    return tuple(text for part in re.split(r"\n\s*\n", prose) if (text := plain(part)))


def footnote(
    place: PlaceItem,
    bracket: str = "",
    studies: Iterable[str] = (),
    notes: Iterable[NoteItem] = (),
) -> str:
    """Where a statement stands, what it cites, and what else the source leaves open there."""
    where = ", ".join(part for part in (place.source.text, place.section, place.locator) if part)
    cites = listed(tuple(studies))
    printed = f" [{bracket}]" if bracket else ""
    cited = ""
    if cites or bracket:
        works = f"{cites}{printed}".strip()
        cited = " ".join(("", _("It cites {works}.", works=works)))
    said = "".join(f" {note_words(note)}" for note in notes if not note.is_main)
    return f"{ended(where)}{cited}{said}"


def note_words(note: NoteItem) -> str:
    """A note in one line."""
    return f"{note.heading}: {ended(note.text)}"


def cautions(notes: Iterable[NoteItem]) -> tuple[str, ...]:
    """The notes without which a statement is misread, in words."""
    return tuple(note_words(note) for note in notes if note.is_main)


def brief_statement(item: FindingItem, part: str, rests: str = "") -> BriefStatement:
    """A statement as a brief has it."""
    labels = [study.label for study in item.studies]
    tied = item.attribution_words + (f": {listed(labels)}" if labels else "")
    return BriefStatement(
        id=part,
        text=item.statement,
        ties=" ".join(map(ended, filter(None, (CARRIES if item.carries else "", tied)))),
        rests=rests,
        cautions=cautions(item.notes),
        note=footnote(item.place, item.bracket, labels, item.notes),
        path=item.path,
        studies=tuple(study.id for study in item.studies),
    )


def brief_finding(catalogue: Catalogue, finding: Finding) -> BriefStatement:
    """A finding with what it rests on, in one sentence, and any judgement of confidence in it."""
    item = finding_item(catalogue, finding)
    rests = finding_line(catalogue, finding) if finding.statement.studies else ""
    if judged := confidence_item(catalogue, finding):
        said = _(
            "{level} ({tool}, assessed by {people}, {date}): {reason}",
            level=judged.words,
            tool=judged.tool,
            people=judged.by,
            date=judged.date,
            reason=ended(judged.reason),
        )
        stale = (_("To be re-assessed."), judged.stale) if judged.stale else ()
        rests = " ".join((rests, said, *stale))
    return brief_statement(item, finding.statement.id, rests.strip())


def brief_quote(catalogue: Catalogue, quoted: QuoteInStudy) -> OwnBriefQuote:
    """A quote with whose words it gives and where they are printed."""
    item = quote_item(catalogue, quoted)
    printed = footnote(item.place, notes=item.notes)
    return OwnBriefQuote(
        id=quoted.quote.id,
        text=item.text,
        language=item.language,
        who="; ".join((*item.spoken, item.study.label)),
        cautions=cautions(item.notes),
        note=_(
            "{study} [{locator}], in {place} {why}",
            study=item.study.label,
            locator=item.locator,
            place=printed,
            why=ended(item.why),
        ),
        path=item.path,
        studies=(quoted.study.id,),
    )


@once
def brief_study(catalogue: Catalogue, study: Study) -> BriefStudy:
    """A study's reference and setting."""
    link = study_link(catalogue, study)
    known, absent = setting(catalogue, study)
    return BriefStudy(link.label, reference(catalogue, study), link.path, known, absent)


def reference(catalogue: Catalogue, study: Study) -> str:
    """A study's reference in one line."""
    item = citation_item(study.reference, catalogue.review.no_link)
    return " ".join((item.words, *(link.path for link in item.links)))


_QUESTIONS: Mapping[str, str] = {
    BuiltIn.CARRIED_OUT: "carried-out-in",
    BuiltIn.COUNTRY: "published-in",
    BuiltIn.PROVISION: "provision",
    BuiltIn.MODEL: "models",
}
"""The ids that saved checklists have for what is built in; the review's own go by ``more-``."""


def questions(catalogue: Catalogue) -> dict[str, str]:
    """The questions of the checklist by id, with their words; the review's own come last."""
    return {question: dimension.label for question, dimension in _asked(catalogue)}


def _asked(catalogue: Catalogue) -> Iterable[tuple[str, Dimension]]:
    for name, dimension in catalogue.dimensions.items():
        if dimension.compared and not dimension.apart:
            yield _QUESTIONS.get(name, f"more-{name}"), dimension


def setting(
    catalogue: Catalogue, study: Study
) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """What is known of a study, and why the rest is not, by the ids of questions."""
    values = {
        question: catalogue.values(dimension.id, study).map(
            lambda known: tuple(value.label for value in known)
        )
        for question, dimension in _asked(catalogue)
    }
    absences = {question: value.absence for question, value in values.items()}
    return (
        {question: value.known for question, value in values.items() if value.known},
        tuple((name, gap.said) for name, gap in absences.items() if gap),
    )
