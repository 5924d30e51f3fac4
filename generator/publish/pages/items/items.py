"""The items that many pages show: findings, quotes, studies, notes, places in a source."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy
from generator.evidence.interface import WHATEVER, _, pgettext
from generator.evidence.once import once
from generator.evidence.positions import Position
from generator.evidence.records.base import Fact, Note, SourcePlace
from generator.evidence.records.interpretation import InterpretationStatement
from generator.evidence.records.note_kinds import NoteWeight
from generator.evidence.records.source import Source
from generator.evidence.records.speakers import VoiceBasis
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Study
from generator.evidence.speakers import Whose, is_guess, whose
from generator.publish.pages.items.about import about_words, same_statements
from generator.publish.pages.items.asked import answered_at, answered_by_part
from generator.publish.pages.items.attribution import attribution_words
from generator.publish.pages.items.note_words import NOTE_WORDS, by_weight, title_and_rest
from generator.publish.pages.items.speaking import VOICE_WORDS, role_beside, spoken_by, why_words
from generator.publish.pages.items.told_apart import about_study
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class PlaceItem:
    """Where something stands in a source."""

    source: Link
    section: str
    locator: str
    position: Position | None = None
    """Where what stands there is written down in the content."""
    begins: str = ""
    """The first words of the passage, where the record has them."""
    passage: str = ""
    """The address at which the source opens there; empty without such words or an address."""


@dataclass(frozen=True)
class NoteItem:
    """A note: its kind in words, what it is about in one line, and all that it says."""

    kind: str
    heading: str
    text: str
    places: tuple[PlaceItem, ...]
    is_main: bool = False
    """Whether what it stands at is misread without it; then its title stands in sight."""
    title: str = ""
    """What it is about: in the editors' words, or its first sentence."""
    rest: str = ""
    """What it says beyond its title; empty where the title says it all."""

    @property
    def anchor(self) -> str:
        """Its id in a page; of two notes that are the same in all, the same."""
        return urls.note_anchor(f"{self.kind} {self.heading} {self.text}")

    @property
    def is_behind(self) -> bool:
        """Whether it has something to read that does not stand in sight."""
        return not self.is_main or bool(self.rest or self.places)


@dataclass(frozen=True)
class StudyLink:
    """A study in a line of text."""

    id: str
    label: str
    path: str
    about: str = ""  # what tells it apart, for lists with room for it


@dataclass(frozen=True)
class FindingItem:
    """A statement of the synthesis as pages show it."""

    anchor: str
    path: str
    statement: str
    attribution: str
    attribution_words: str
    bracket: str
    studies: tuple[StudyLink, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]
    about: str
    """What it is about, and whether it helps or hinders; empty where nobody has said it."""
    same_as: tuple[Link, ...]  # other statements made of the same sentence
    answers: tuple[Link, ...]  # the questions whose answers rest on it
    belongs_to: Link | None = None
    relation: str = ""  # seen from one study: it alone, or with others
    picked_as: str = ""  # the id under which a reader picks it; empty outside the themes
    carries: bool = False  # whether it carries the message of its interpretation


@dataclass(frozen=True)
class QuoteItem:
    """A quote as pages show it."""

    anchor: str
    path: str
    text: str
    locator: str
    voice: str
    voice_words: str
    voice_by_editors: bool
    role: str
    """Who speaks, in words; empty where nobody has said it."""
    role_by_editors: bool
    why: str
    """What both labels rest on."""
    whose: Whose
    spoken: tuple[str, ...]
    """Voice and role in words, each with a mark where the editors say it."""
    is_guess: bool
    """Whether whose words they are is the editors' label."""
    quoted_from: str
    language: str
    study: StudyLink
    themes: tuple[Link, ...]
    interpretations: tuple[Link, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]
    answers: tuple[Link, ...]
    picked_as: str
    """The id under which a reader picks it."""


@dataclass(frozen=True)
class FactItem:
    """One thing that a source says."""

    anchor: str
    label: str
    text: str
    cites: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]
    answers: tuple[Link, ...]


def place_item(catalogue: Catalogue, place: SourcePlace) -> PlaceItem:
    """A place with its source's short name."""
    source = catalogue.sources[place.source]
    link = Link(source.label, urls.source(source.id))
    position = catalogue.positions.at(place)
    begins = place.begins or ""
    passage = urls.passage(_document(source), begins) if begins else ""
    return PlaceItem(link, place.section, place.locator or "", position, begins, passage)


def _document(source: Source) -> str:
    """The address of a source on the web, if it has one: its own before that of its DOI."""
    return source.url or (urls.doi(source.doi) if source.doi else "")


def note_items(catalogue: Catalogue, notes: tuple[Note, ...]) -> tuple[NoteItem, ...]:
    """Notes with their headings, those of main weight first."""
    return tuple(
        NoteItem(
            note.kind.value,
            _note_heading(note),
            note.text,
            tuple(place_item(catalogue, place) for place in note.places),
            note.weight is NoteWeight.MAIN,
            *title_and_rest(note),
        )
        for note in by_weight(notes)
    )


def _note_heading(note: Note) -> str:
    kind = _(NOTE_WORDS[note.kind])
    return _("{kind} ({part})", kind=kind, part=note.part) if note.part else kind


def study_link(catalogue: Catalogue, study: Study, theme_id: str = "") -> StudyLink:
    """A study's label and page, or what it contributes to a theme there."""
    path = urls.study_theme(study.id, theme_id) if theme_id else urls.study(study.id)
    return StudyLink(study.id, catalogue.labels[study.id], path, about_study(catalogue, study))


def statement_item(
    catalogue: Catalogue,
    statement: Statement,
    anchor: str,
    page: str,
    belongs_to: Link | None = None,
    *,
    theme_id: str = "",
    picked_as: str = "",
) -> FindingItem:
    """A statement that stands on the page with this path under this anchor."""
    cited = (catalogue.study[study] for study in statement.studies)
    return FindingItem(
        anchor=anchor,
        path=f"{page}#{anchor}",
        statement=statement.statement,
        attribution=statement.attribution.value,
        attribution_words=attribution_words(catalogue, statement),
        bracket=statement.bracket or "",
        studies=tuple(study_link(catalogue, study, theme_id) for study in cited),
        place=place_item(catalogue, statement.place),
        notes=note_items(catalogue, statement.notes),
        about=about_words(catalogue, statement),
        same_as=same_statements(catalogue, f"{page}#{anchor}"),
        answers=answered_at(catalogue, f"{page}#{anchor}"),
        belongs_to=belongs_to,
        picked_as=picked_as,
        carries=isinstance(statement, InterpretationStatement) and statement.carries,
    )


@once
def finding_item(catalogue: Catalogue, finding: Finding) -> FindingItem:
    """A finding with its theme."""
    theme = finding.theme
    return statement_item(
        catalogue,
        finding.statement,
        urls.finding_anchor(finding.statement.id),
        urls.theme(theme.id),
        Link(theme.title, urls.theme(theme.id)),
        theme_id=theme.id,
        picked_as=urls.part_id(theme.id, finding.statement.id),
    )


@once
def quote_item(catalogue: Catalogue, quoted: QuoteInStudy) -> QuoteItem:
    """A quote with its study, themes and voice."""
    quote = quoted.quote
    return QuoteItem(
        anchor=urls.quote_anchor(quoted.study.id, quote.id),
        path=urls.quote(quoted.study.id, quote.id),
        text=quote.text,
        locator=quote.locator,
        voice=quote.voice.value,
        voice_words=pgettext(WHATEVER, VOICE_WORDS[quote.voice]),
        voice_by_editors=quote.voice_basis is VoiceBasis.EDITORS,
        role=role_beside(catalogue, quote),
        role_by_editors=quote.role_basis is VoiceBasis.EDITORS,
        why=why_words(catalogue, quote),
        whose=whose(catalogue.review, quote),
        spoken=spoken_by(catalogue, quote),
        is_guess=is_guess(catalogue.review, quote),
        quoted_from=quote.quoted_from or "",
        language=quote.language or "",
        study=study_link(catalogue, quoted.study),
        themes=tuple(Link(catalogue.theme[one].title, urls.theme(one)) for one in quote.themes),
        interpretations=tuple(
            Link(catalogue.interpretation[one].title, urls.interpretation(one))
            for one in quote.interpretations
        ),
        place=place_item(catalogue, quote.place),
        notes=note_items(catalogue, quote.notes),
        answers=answered_by_part(catalogue, quote),
        picked_as=urls.part_id(quoted.study.id, quote.id),
    )


def fact_items(catalogue: Catalogue, facts: tuple[Fact, ...]) -> tuple[FactItem, ...]:
    """Facts with their places."""
    return tuple(
        FactItem(
            urls.fact_anchor(fact.id),
            fact.label or "",
            fact.text,
            "; ".join(fact.cites),
            place_item(catalogue, fact.place),
            note_items(catalogue, fact.notes),
            answered_by_part(catalogue, fact),
        )
        for fact in facts
    )
