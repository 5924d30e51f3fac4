"""The items that many pages show: findings, quotes, studies, notes, places in a source."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.ladder import reported_scores
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy
from generator.evidence.dimensions import Dimension
from generator.evidence.positions import Position
from generator.evidence.records.base import Fact, Note, NoteKind, NoteWeight, SourcePlace
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported
from generator.evidence.records.source import Source
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study, Voice, VoiceBasis
from generator.publish.pages.items.about import about_words, same_statement
from generator.publish.pages.items.asked import answered_at
from generator.publish.pages.items.attribution import attribution_words
from generator.publish.pages.items.words import first_words, listed, possible
from generator.publish.pages.page import Link

NOTE_WORDS = {
    NoteKind.CONTRADICTION: "The source contradicts itself",
    NoteKind.UNCLEAR: "The source leaves this open",
    NoteKind.NOT_REPORTED: "The source does not say",
    NoteKind.NOT_IN_OUR_COPY: "Not in our copy",
    NoteKind.NOT_LOOKED_FOR: "Nobody has looked for it",
    NoteKind.MISSING: "Not known",
    NoteKind.MISPRINT: "Misprint in the source",
    NoteKind.EDITORS: "Editors’ note",
}
VOICE_WORDS = {
    Voice.PARTICIPANT: "Participant",
    Voice.AUTHOR: "Study authors",
    Voice.OTHER: "Somebody else",
    Voice.UNCLEAR: "Voice unclear",
}


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
    """A note with its heading in words."""

    kind: str
    heading: str
    text: str
    places: tuple[PlaceItem, ...]
    is_main: bool = False
    """Whether what it stands at is misread without it."""

    @property
    def stands_open(self) -> bool:
        """A contradiction is shown without being asked for, and so is what changes the reading."""
        return self.is_main or self.kind == NoteKind.CONTRADICTION

    @property
    def opening(self) -> str:
        """How it begins, which tells closed notes apart."""
        return first_words(self.text, 64)


@dataclass(frozen=True)
class StudyLink:
    """A study in a line of text."""

    id: str
    label: str
    path: str


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
    about: str  # what it is about, and whether it helps; empty where nobody has said it
    same_as: Link | None
    answers: tuple[Link, ...]  # the questions whose answers rest on it
    belongs_to: Link | None = None
    relation: str = ""  # seen from one study: it alone, or with others
    picked_as: str = ""
    """The id under which a reader picks it; empty outside the themes."""


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
    voice_reason: str
    role: str
    """Who speaks, in words; empty where nobody has said it."""
    role_by_editors: bool
    why: str
    """What both labels rest on."""
    quoted_from: str
    language: str
    study: StudyLink
    themes: tuple[Link, ...]
    interpretations: tuple[Link, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]
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
    """Notes with their headings."""
    return tuple(
        NoteItem(
            note.kind.value,
            f"{NOTE_WORDS[note.kind]} ({note.part})" if note.part else NOTE_WORDS[note.kind],
            note.text,
            tuple(place_item(catalogue, place) for place in note.places),
            note.weight is NoteWeight.MAIN,
        )
        for note in notes
    )


def study_link(catalogue: Catalogue, study: Study, theme_id: str = "") -> StudyLink:
    """A study's label and page, or what it contributes to a theme there."""
    path = urls.study_theme(study.id, theme_id) if theme_id else urls.study(study.id)
    return StudyLink(study.id, catalogue.labels[study.id], path)


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
        same_as=same_statement(catalogue, statement),
        answers=answered_at(catalogue, f"{page}#{anchor}"),
        belongs_to=belongs_to,
        picked_as=picked_as,
    )


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


def quote_item(catalogue: Catalogue, quoted: QuoteInStudy) -> QuoteItem:
    """A quote with its study, themes and voice."""
    quote = quoted.quote
    return QuoteItem(
        anchor=urls.quote_anchor(quoted.study.id, quote.id),
        path=urls.quote(quoted.study.id, quote.id),
        text=quote.text,
        locator=quote.locator,
        voice=quote.voice.value,
        voice_words=VOICE_WORDS[quote.voice],
        voice_by_editors=quote.voice_basis is VoiceBasis.EDITORS,
        voice_reason=quote.voice_reason,
        role=role_words(catalogue, quote),
        role_by_editors=quote.role_basis is VoiceBasis.EDITORS,
        why=_why(catalogue, quote),
        quoted_from=quote.quoted_from or "",
        language=quote.language or "",
        study=study_link(catalogue, quoted.study),
        themes=tuple(
            Link(catalogue.theme[theme].title, urls.theme(theme)) for theme in quote.themes
        ),
        interpretations=tuple(
            Link(catalogue.interpretation[item].title, urls.interpretation(item))
            for item in quote.interpretations
        ),
        place=place_item(catalogue, quote.place),
        notes=note_items(catalogue, quote.notes),
        picked_as=urls.part_id(quoted.study.id, quote.id),
    )


def role_words(catalogue: Catalogue, quote: Quote) -> str:
    """Who speaks, by the review's words; empty where nobody has said it."""
    roles = {role.id: role.label for role in catalogue.review.speaker_roles}
    return roles[quote.role] if quote.role else ""


def _why(catalogue: Catalogue, quote: Quote) -> str:
    said = f"{VOICE_WORDS[quote.voice]}: {quote.voice_reason}"
    if quote.role is None or quote.role_reason is None:
        return said
    return f"{said} {role_words(catalogue, quote)}: {quote.role_reason}"


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
        )
        for fact in facts
    )


def value_words(catalogue: Catalogue, dimension: Dimension, study: Study) -> Reported[str]:
    """What a study has in a dimension, in words; a score with its unit."""
    if dimension.id == BuiltIn.SCORE:
        return score_words(catalogue, study)
    values = catalogue.values(dimension.id, study)
    return values.map(lambda known: listed([value.label for value in known]))


def score_words(catalogue: Catalogue, study: Study) -> Reported[str]:
    """A study's score in words: exact or possible."""
    scale = catalogue.review.ladder
    unit = f" {scale.unit}" if scale else ""
    return reported_scores(catalogue, study).map(lambda scores: f"{possible(scores)}{unit}")
