"""The interpretations, the cycle, and what the review states across its themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.derive.support import support_of_interpretation
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.statement import Statement
from generator.evidence.records.synthesis import StatementGroup
from generator.publish.pages.items.items import (
    FindingItem,
    NoteItem,
    PlaceItem,
    note_items,
    place_item,
    quote_item,
    statement_item,
)
from generator.publish.pages.items.plain import PlainItem, plain_item
from generator.publish.pages.items.quoted import QuoteGroup, quote_groups
from generator.publish.pages.page import Link, Page, TocItem
from generator.publish.pages.synthesis.drawn import CycleItem, DiagramItem, cycle_item, diagram_item
from generator.publish.pages.synthesis.taxonomy import way_there
from generator.publish.pages.theme.rests_on import InterpretationRests, interpretation_rests
from generator.publish.pages.theme.ties import TieItem, tie_items

ACROSS: Final = N_("What the review states across its themes")
FOLDED_FROM: Final = 2
"""A list with more statements than this opens on request."""


@dataclass(frozen=True)
class InterpretationItem:
    """An interpretation with its statements."""

    id: str
    anchor: str
    path: str
    brief: str
    title: str
    message: str
    summary: str
    plain: PlainItem | None
    place: PlaceItem
    carriers: tuple[FindingItem, ...]
    """The statements that carry the message; none where nobody has marked any."""
    statements: tuple[FindingItem, ...]
    """The others."""
    statements_title: str
    fold: str
    quotes: tuple[QuoteGroup, ...]
    ties: tuple[TieItem, ...]
    rests: InterpretationRests
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class GroupItem:
    """Statements under a heading."""

    anchor: str
    role: str
    title: str
    statements: tuple[FindingItem, ...]
    fold: str
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class SynthesisView:
    """The page of the synthesis."""

    summary: str
    place: PlaceItem | None
    interpretations: tuple[InterpretationItem, ...]
    cycle: CycleItem | None
    diagram: DiagramItem | None
    taxonomy: Link | None
    across: str
    groups: tuple[GroupItem, ...]
    notes: tuple[NoteItem, ...]


def synthesis_page(catalogue: Catalogue) -> Page:
    """The page of the synthesis."""
    synthesis = catalogue.synthesis
    view = SynthesisView(
        summary=synthesis.summary if synthesis else "",
        place=place_item(catalogue, synthesis.place) if synthesis else None,
        interpretations=interpretation_items(catalogue),
        cycle=cycle_item(catalogue, synthesis.cycle) if synthesis and synthesis.cycle else None,
        diagram=diagram_item(catalogue, synthesis.diagram)
        if synthesis and synthesis.diagram
        else None,
        taxonomy=way_there(catalogue),
        across=_(ACROSS),
        groups=group_items(catalogue),
        notes=note_items(catalogue, synthesis.notes) if synthesis else (),
    )
    return Page(
        path=urls.SYNTHESIS,
        template="synthesis.html",
        title=_("Conclusions"),
        description=_("What the review concludes across its themes."),
        view=view,
        record=catalogue.paths.get("synthesis", ""),
        toc=(
            *(TocItem(item.title, item.anchor) for item in view.interpretations),
            *((TocItem(view.cycle.title, "cycle"),) if view.cycle else ()),
            *((TocItem(view.diagram.title, "diagram"),) if view.diagram else ()),
            *(
                (
                    TocItem(
                        _(ACROSS),
                        "across",
                        tuple(TocItem(group.title, group.anchor) for group in view.groups),
                    ),
                )
                if view.groups
                else ()
            ),
        ),
    )


def interpretation_items(catalogue: Catalogue) -> tuple[InterpretationItem, ...]:
    """The interpretations in the review's order."""
    return tuple(_interpretation_item(catalogue, item) for item in catalogue.interpretations)


def _interpretation_item(catalogue: Catalogue, item: Interpretation) -> InterpretationItem:
    return InterpretationItem(
        id=item.id,
        anchor=urls.interpretation_anchor(item.id),
        path=urls.interpretation(item.id),
        brief=urls.brief(f"interpretations/{item.id}"),
        title=item.title,
        message=item.message,
        summary=item.summary,
        plain=plain_item(catalogue, item),
        place=place_item(catalogue, item.place),
        carriers=_statement_items(catalogue, item, item.carriers),
        statements=_statement_items(catalogue, item, item.around),
        statements_title=_("Around it") if item.carriers else _("What the review states"),
        fold=_fold(item.around),
        quotes=quote_groups(
            [
                quote_item(catalogue, quoted)
                for quoted in catalogue.quotes_of_interpretation.get(item.id, ())
            ]
        ),
        ties=tie_items(catalogue, item.themes),
        rests=interpretation_rests(
            catalogue, item.id, support_of_interpretation(catalogue, item.id)
        ),
        notes=note_items(catalogue, item.notes),
    )


def _statement_items(
    catalogue: Catalogue, item: Interpretation, statements: Sequence[Statement]
) -> tuple[FindingItem, ...]:
    return tuple(
        statement_item(
            catalogue,
            statement,
            urls.statement_anchor("interpretation", item.id, statement.id),
            urls.SYNTHESIS,
        )
        for statement in statements
    )


def group_items(catalogue: Catalogue) -> tuple[GroupItem, ...]:
    """The groups of statements in the order of the record."""
    groups = catalogue.synthesis.groups if catalogue.synthesis else ()
    return tuple(_group_item(catalogue, group) for group in groups)


def _group_item(catalogue: Catalogue, group: StatementGroup) -> GroupItem:
    return GroupItem(
        anchor=urls.group_anchor(group.id),
        role=group.role.value,
        title=group.title,
        statements=tuple(
            statement_item(
                catalogue,
                statement,
                urls.statement_anchor("group", group.id, statement.id),
                urls.SYNTHESIS,
            )
            for statement in group.statements
        ),
        fold=_fold(group.statements),
        notes=note_items(catalogue, group.notes),
    )


def _fold(statements: Sequence[Statement]) -> str:
    """What a folded list is called; no words where a list is short enough to stand open."""
    if len(statements) <= FOLDED_FROM:
        return ""
    cited = sum(bool(statement.studies) for statement in statements)
    said = ngettext("{Number} statement", "{Number} statements", len(statements))
    if not cited:
        return _("{statements}, none of which cites a study", statements=said)
    return ngettext(
        "{statements}, {number} of which cites a study",
        "{statements}, {number} of which cite studies",
        cited,
        statements=said,
    )
