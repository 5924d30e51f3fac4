"""The brief of an interpretation: what the review concludes, and from what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.derive.support import InterpretationSupport, support_of_interpretation
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import ThemeRole
from generator.evidence.records.interpretation import Interpretation, LinkBasis
from generator.evidence.records.note_kinds import ABSENT
from generator.evidence.records.statement import Statement
from generator.publish.pages.briefs.brief import (
    Brief,
    BriefSection,
    Places,
    Said,
    left_out,
    most_cited,
    paragraphs,
)
from generator.publish.pages.briefs.parts import (
    ENDING,
    Edition,
    counting,
    finished,
    quoted,
    unknown,
)
from generator.publish.pages.briefs.theme import watch_for
from generator.publish.pages.items.items import FindingItem, note_items, place_item, statement_item
from generator.publish.pages.items.words import listed
from generator.publish.pages.page import Link
from generator.publish.pages.theme.carriers import interpretation_sentences
from generator.publish.pages.theme.support import support_sentences
from generator.publish.pages.theme.themes import themes_of_role

AROUND = "Around it"
MOST_STATEMENTS = 9
MOST_QUOTES = 2


def interpretation_brief(catalogue: Catalogue, item: Interpretation, edition: Edition) -> Brief:
    """The brief of an interpretation."""
    places = Places()
    quotes = catalogue.quotes_of_interpretation.get(item.id, ())
    support = support_of_interpretation(catalogue, item.id)
    notes = list(
        note_items(
            catalogue, (*item.notes, *(note for one in item.statements for note in one.notes))
        )
    )
    sections = (
        *_says(catalogue, item, places),
        *quoted(catalogue, quotes, places, MOST_QUOTES),
        _took(catalogue, item, places),
        watch_for(notes, places, ENDING),
        _rests_on(catalogue, item, support),
        unknown([n for n in notes if n.kind in ABSENT], places),
        counting(catalogue, support.own),
    )
    return finished(
        catalogue,
        edition,
        places,
        name=f"interpretations/{item.id}",
        kind="Brief of an interpretation",
        title=item.title,
        of=Link(item.title, urls.interpretation(item.id)),
        lede=item.message,
        record=item,
        sections=sections,
    )


def _says(catalogue: Catalogue, item: Interpretation, places: Places) -> list[BriefSection]:
    """All statements that carry the message; then the others, under a title of their own."""
    words = paragraphs(item.summary)
    if not item.carriers:
        return [_stated(catalogue, item, places, words)]
    carried = BriefSection(
        "carries",
        "What carries the message",
        said=tuple(places.statement(one) for one in _items(catalogue, item, item.carriers)),
    )
    says = BriefSection("says", "What the review concludes", words)
    return [says, carried, replace(_stated(catalogue, item, places), anchor="around", title=AROUND)]


def _stated(
    catalogue: Catalogue, item: Interpretation, places: Places, words: tuple[str, ...] = ()
) -> BriefSection:
    statements = _items(catalogue, item, item.around)
    shown = most_cited(statements, MOST_STATEMENTS)
    return BriefSection(
        "says",
        "What the review concludes",
        words,
        said=tuple(places.statement(statement) for statement in shown),
        more=left_out(statements, shown, "statement", ENDING),
    )


def _items(
    catalogue: Catalogue, item: Interpretation, statements: Sequence[Statement]
) -> list[FindingItem]:
    return [
        statement_item(
            catalogue,
            statement,
            urls.statement_anchor("interpretation", item.id, statement.id),
            urls.SYNTHESIS,
        )
        for statement in statements
    ]


def _took(catalogue: Catalogue, item: Interpretation, places: Places) -> BriefSection:
    """The steps of a cycle that belongs to it, and the requirements among its themes."""
    cycle = catalogue.synthesis.cycle if catalogue.synthesis else None
    steps = cycle.steps if cycle and cycle.interpretation == item.id else ()
    tied = {tie.theme for tie in item.themes}
    takes = themes_of_role(catalogue, ThemeRole.TAKES)
    needed = [theme.title for theme in takes if theme.id in tied]
    said = []
    if needed:
        plural = "themes" if len(needed) > 1 else "theme"
        said.append(f"What the review says that it takes stands in the {plural} {listed(needed)}.")
    elif not steps:
        said.append("What it took in time, money or people is not recorded for this.")
    return BriefSection(
        "took",
        "What it takes" if steps else "What it took",
        tuple(said),
        said=tuple(
            Said(step.text, places.numbers((place_item(catalogue, step.place),)), label=step.title)
            for step in steps
        ),
    )


def _rests_on(
    catalogue: Catalogue, item: Interpretation, support: InterpretationSupport
) -> BriefSection:
    """Its own citations first; then what the themes it is tied to rest on, kept apart."""
    parts = [*interpretation_sentences(catalogue, support)]
    if item.themes:
        titles = listed(
            list(dict.fromkeys(catalogue.theme[tie.theme].title for tie in item.themes))
        )
        ours = [tie for tie in item.themes if tie.basis is LinkBasis.EDITORS]
        who = " (some of these ties are the editors’ own)" if ours else ""
        plural = "themes" if len({tie.theme for tie in item.themes}) > 1 else "theme"
        parts.append(f"Related {plural}: {titles}{who}. Together they rest on this:")
        parts.extend(support_sentences(support.themes))
    return BriefSection("rests-on", "What it rests on", tuple(part for part in parts if part))
