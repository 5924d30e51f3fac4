"""The Summary of Qualitative Findings: a row a finding, theme by theme, to sort and to narrow.

Its columns are those of iSoQ and GRADE-CERQual (Lewin S, Bohren M, Rashidian A, et al. Applying
GRADE-CERQual to qualitative evidence synthesis findings, paper 2. Implementation Science
2018;13(Suppl 1):10, doi:10.1186/s13012-017-0689-2), with what a finding rests on before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.derive.support import support_of_finding, support_of_theme
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.interface import N_, _, ngettext, pgettext
from generator.evidence.records.confidence import Level
from generator.evidence.records.note_kinds import ABSENT, NoteKind, NoteWeight
from generator.publish.pages.items.items import (
    PlaceItem,
    StudyLink,
    place_item,
    study_link,
)
from generator.publish.pages.items.note_words import NOTE_WORDS, by_weight, title_and_rest
from generator.publish.pages.items.words import sentence
from generator.publish.pages.lists.browse import FilterBar, filter_bar
from generator.publish.pages.lists.facet_lists import table_listing
from generator.publish.pages.lists.facet_values import row_values
from generator.publish.pages.lists.facets import FilterOption, tokens
from generator.publish.pages.summary.confidence import (
    LEVELS,
    METHOD,
    NOT_ASSESSED,
    ConfidenceItem,
    component_meanings,
    confidence_item,
)
from generator.publish.pages.theme.support import published_line, support_line
from generator.publish.pages.theme.themes import ThemeItem, theme_item

MOST_MARKS: Final = 12
"""With more studies than this, a picture of them says nothing at a glance."""
SORTS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("", N_("By theme, as in the review"), "", ""),
    ("finding", N_("Finding, A to Z"), "finding", "ascending"),
    ("finding-back", N_("Finding, Z to A"), "finding", "descending"),
    ("studies-most", N_("Most studies first"), "studies", "descending"),
    ("studies-fewest", N_("Fewest studies first"), "studies", "ascending"),
    ("quotes-most", N_("Most quotes by participants first"), "quotes", "descending"),
    ("quotes-fewest", N_("Fewest quotes by participants first"), "quotes", "ascending"),
    ("confidence-highest", N_("Highest confidence first"), "confidence", "descending"),
    ("confidence-lowest", N_("Lowest confidence first"), "confidence", "ascending"),
    ("references", N_("First study cited, A to Z"), "references", "ascending"),
)
_TOLD: Final = (NoteKind.CONTRADICTION, NoteKind.UNCLEAR, *ABSENT)


@dataclass(frozen=True)
class SofNote:
    """What a note says."""

    heading: str
    text: str


@dataclass(frozen=True)
class SofRow:
    """A finding in the table."""

    id: str
    path: str
    statement: str
    count: str
    marks: str
    rests: str
    confidence: ConfidenceItem | None
    alone: str
    notes: tuple[SofNote, ...]
    studies: tuple[StudyLink, ...]
    place: PlaceItem
    where: str
    """Where in the theme's section it stands; empty where it stands in another section."""
    bracket: str
    tokens: str
    """What the row is narrowed by."""
    cited: int
    """With quotes and level, what rows are sorted by."""
    quotes: int
    level: int


@dataclass(frozen=True)
class SofTheme:
    """The findings of a theme."""

    theme: ThemeItem
    category: str
    line: str
    place: PlaceItem
    rows: tuple[SofRow, ...]


@dataclass(frozen=True)
class SofView:
    """The table with what its columns mean."""

    themes: tuple[SofTheme, ...]
    total: int
    assessed_words: str
    not_assessed: str
    method: str
    """The address of what it is after."""
    levels: tuple[tuple[str, str], ...]
    components: tuple[tuple[str, str], ...]
    filter: FilterBar
    sorts: tuple[tuple[str, str, str, str], ...]
    data: str


def sof_view(catalogue: Catalogue) -> SofView:
    """The table of all findings."""
    themes = tuple(
        SofTheme(
            theme=theme_item(catalogue, theme),
            category=category.title if (category := catalogue.category_of(theme)) else "",
            line=support_line(support_of_theme(catalogue, theme.id)),
            place=place_item(catalogue, theme.place),
            rows=tuple(_row(catalogue, f) for f in catalogue.findings_of_theme[theme.id]),
        )
        for theme in catalogue.themes
        if theme.id in catalogue.findings_of_theme
    )
    rows = [row for theme in themes for row in theme.rows]
    sorts = tuple(
        (value, _(words), column, direction)
        for value, words, column, direction in SORTS
        if any(r.confidence for r in rows) or column != "confidence"
    )
    return SofView(
        themes=themes,
        total=len(rows),
        assessed_words=assessed_words(catalogue),
        not_assessed=_(NOT_ASSESSED),
        method=METHOD,
        levels=tuple((sentence(_(level.value)), _(meaning)) for level, meaning in LEVELS.items()),
        components=component_meanings(),
        filter=filter_bar(
            catalogue,
            table_listing(catalogue, _(NOT_ASSESSED)),
            ("finding", "findings"),
            (FilterOption("sort", _("Order"), tuple(sort[:2] for sort in sorts)),),
        ),
        sorts=sorts,
        data=urls.data_file("findings.csv"),
    )


def assessed_words(catalogue: Catalogue) -> str:
    """How many findings somebody judged, in a sentence."""
    assessed = sum(finding.statement.assessed_level is not None for finding in catalogue.findings)
    total = len(catalogue.findings)
    if not assessed:
        return _("Nobody assessed the confidence in these findings, as far as the sources say.")
    return ngettext(
        "{Number} of {findings} was assessed.",
        "{Number} of {findings} were assessed.",
        assessed,
        findings=ngettext("{number} finding", "{number} findings", total),
    )


def _row(catalogue: Catalogue, finding: Finding) -> SofRow:
    statement, theme = finding.statement, finding.theme
    support = support_of_finding(catalogue, finding)
    studies, total = len(support.studies), len(catalogue.studies)
    confidence = confidence_item(catalogue, finding)
    place = place_item(catalogue, statement.place)
    same = (place.source.path, place.section) == (
        urls.source(theme.place.source),
        theme.place.section,
    )
    return SofRow(
        id=finding.id,
        path=urls.finding(theme.id, statement.id),
        statement=statement.statement,
        count=_("{part} of {total}", part=studies, total=total)
        if studies
        else pgettext("studies", "None"),
        marks="●" * studies + "○" * (total - studies) if total <= MOST_MARKS else "",
        rests=published_line(catalogue, finding),
        confidence=confidence,
        alone=_("Rests on {study} alone.", study=catalogue.labels[support.studies[0].id])
        if studies == 1
        else "",
        notes=tuple(
            SofNote(_(NOTE_WORDS[note.kind]), title_and_rest(note)[0])
            for note in by_weight(statement.notes)
            if note.kind in _TOLD or note.weight is NoteWeight.MAIN
        ),
        studies=tuple(study_link(catalogue, study, theme.id) for study in support.studies),
        place=place,
        where=place.locator if same else "",
        bracket=statement.bracket or "",
        tokens=tokens(row_values(catalogue, finding)),
        cited=studies,
        quotes=support.speakers.participants.quotes,
        level=_rank(finding),
    )


def _rank(finding: Finding) -> int:
    """The place of a level from the lowest, 1; 0 where nobody assessed it. Only for sorting."""
    level = finding.statement.assessed_level
    return len(Level) - list(Level).index(level) if level else 0
