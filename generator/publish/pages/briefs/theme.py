"""The brief of a theme."""

from __future__ import annotations

from generator.derive.support import Support, support_of_theme
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.dimensions import arranged
from generator.evidence.records.dimensions import BuiltIn, ThemeRole
from generator.evidence.records.note_kinds import ABSENT, NoteKind
from generator.evidence.records.theme import Theme
from generator.publish.pages.briefs.brief import (
    Brief,
    BriefSection,
    Places,
    left_out,
    most_cited,
    paragraphs,
    rest_words,
)
from generator.publish.pages.briefs.parts import (
    ENDING,
    Edition,
    counting,
    finished,
    quoted,
    rests_on,
    unknown,
)
from generator.publish.pages.items.items import NoteItem, finding_item, note_items
from generator.publish.pages.items.words import listed
from generator.publish.pages.page import Link
from generator.publish.pages.summary.confidence import confidence_item
from generator.publish.pages.theme.support import tally_words
from generator.publish.pages.theme.themes import themes_of_role

MOST_FINDINGS = 9
MOST_QUOTES = 2
MOST_NOTES = 4
_SAID_BY_RESTS = frozenset((BuiltIn.COUNTRY, BuiltIn.CARRIED_OUT))
WATCHED = (NoteKind.CONTRADICTION, NoteKind.UNCLEAR)


def theme_brief(catalogue: Catalogue, theme: Theme, edition: Edition) -> Brief:
    """The brief of a theme."""
    places = Places()
    findings = catalogue.findings_of_theme.get(theme.id, ())
    support = support_of_theme(catalogue, theme.id)
    notes = _notes(catalogue, theme, findings)
    lede = paragraphs(theme.summary)
    sections = (
        _says(catalogue, findings, places),
        *quoted(catalogue, catalogue.quotes_of_theme.get(theme.id, ()), places, MOST_QUOTES),
        _took(catalogue, theme, support),
        watch_for(notes, places, ENDING),
        rests_on(catalogue, support, assessed(catalogue, findings)),
        unknown([n for n in notes if n.kind in ABSENT], places),
        counting(catalogue, support),
    )
    return finished(
        catalogue,
        edition,
        places,
        name=f"themes/{theme.id}",
        kind="Brief of a theme",
        title=theme.title,
        of=Link(theme.title, urls.theme(theme.id)),
        lede=" ".join(lede),
        record=theme,
        sections=sections,
    )


def _says(catalogue: Catalogue, findings: tuple[Finding, ...], places: Places) -> BriefSection:
    items = [finding_item(catalogue, finding) for finding in findings]
    shown = most_cited(items, MOST_FINDINGS)
    return BriefSection(
        "says",
        "What the evidence says",
        said=tuple(places.statement(item) for item in shown),
        more=left_out(items, shown, "finding", ENDING),
    )


def _took(catalogue: Catalogue, theme: Theme, support: Support) -> BriefSection:
    """How the studies behind it went about it; what was needed is said by other themes."""
    rows = [
        (dimension.label, tally_words(support.tally(dimension.id), len(support.studies)))
        for dimension in arranged(catalogue.dimensions, BuiltIn.MODEL, BuiltIn.PROVISION)
        if dimension.id not in _SAID_BY_RESTS
    ]
    needed = [
        other.title for other in themes_of_role(catalogue, ThemeRole.TAKES) if other is not theme
    ]
    kind = catalogue.kind_of(theme)
    if kind and kind.role is ThemeRole.TAKES:
        sentence_of_needs = "This theme is itself about what it takes."
    elif needed:
        plural = "themes" if len(needed) > 1 else "theme"
        sentence_of_needs = (
            f"What the review says that it takes stands in the {plural} {listed(needed)}."
        )
    else:
        sentence_of_needs = "What it took in time, money or people is not recorded for this theme."
    facts = tuple(row for row in rows if row[1]) if support.studies else ()
    return BriefSection("took", "What it took", (sentence_of_needs,), facts=facts)


def watch_for(notes: list[NoteItem], places: Places, where: str) -> BriefSection:
    """What must not be missed first, then contradictions and what the sources leave open."""
    main = [note for note in notes if note.is_main and note.kind not in ABSENT]
    others = [note for kind in WATCHED for note in notes if note.kind == kind]
    watched = [*main, *(note for note in others if not note.is_main)]
    shown = watched[:MOST_NOTES]
    return BriefSection(
        "watch",
        "What to watch for",
        () if shown else ("The editors have noted no contradiction and nothing left open here.",),
        said=tuple(places.note(note) for note in shown),
        more=rest_words(len(watched), len(shown), "note", where),
    )


def _notes(catalogue: Catalogue, theme: Theme, findings: tuple[Finding, ...]) -> list[NoteItem]:
    found = list(theme.notes)
    for finding in findings:
        found.extend(finding.statement.notes)
    return list(note_items(catalogue, tuple(found)))


def assessed(catalogue: Catalogue, findings: tuple[Finding, ...]) -> tuple[int, int, int]:
    """How many findings there are, how many were assessed, and of how many that is out of date."""
    items = [confidence_item(catalogue, finding) for finding in findings]
    assessed = [item for item in items if item]
    return len(items), len(assessed), sum(bool(item.stale) for item in assessed)
