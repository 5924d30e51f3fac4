"""The interpretations, the cycle, and what the review states across its themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
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
from generator.publish.pages.lists.paging import in_pages, weighed
from generator.publish.pages.page import Link, Page, PlannedPage, TocItem
from generator.publish.pages.synthesis.drawn import CycleItem, DiagramItem, cycle_item, diagram_item
from generator.publish.pages.synthesis.parts import ON_A_PAGE, Part, anchors, weight
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
class Conclusion:
    """An interpretation in a sentence."""

    title: Link
    message: str


@dataclass(frozen=True)
class SynthesisView:
    """The page of the synthesis."""

    summary: str
    place: PlaceItem | None
    conclusions: tuple[Conclusion, ...]
    """All interpretations, each in a sentence."""
    interpretations: tuple[InterpretationItem, ...]
    """Those that stand on this page."""
    cycle: CycleItem | None
    diagram: DiagramItem | None
    taxonomy: Link | None
    across: str
    groups: tuple[GroupItem, ...]
    notes: tuple[NoteItem, ...]


def synthesis_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The page of the synthesis, in several where it would be too long; drawings on the first."""
    synthesis = catalogue.synthesis
    page = Page(
        path=urls.SYNTHESIS,
        template="synthesis.html",
        title=_("Conclusions"),
        description=_("What the review concludes across its themes."),
        view=None,
        record=catalogue.paths.get("synthesis", ""),
    )
    parts: list[Part] = [*catalogue.interpretations, *(synthesis.groups if synthesis else ())]
    whole = cache(lambda: _whole(catalogue))
    return in_pages(
        page,
        weighed(parts, partial(weight, catalogue), ON_A_PAGE),
        N_("Conclusions and groups of statements: {which} of {total}")
        if synthesis and synthesis.groups
        else N_("Conclusions: {which} of {total}"),
        lambda part: _with_parts(catalogue, whole(), part, is_first=part[:1] == tuple(parts[:1])),
        partial(anchors, catalogue),
        toc_of=_toc,
    )


def _whole(catalogue: Catalogue) -> SynthesisView:
    """What the first page says, without what stands on its pages part by part."""
    synthesis = catalogue.synthesis
    return SynthesisView(
        summary=synthesis.summary if synthesis else "",
        place=place_item(catalogue, synthesis.place) if synthesis else None,
        conclusions=tuple(
            Conclusion(Link(one.title, urls.interpretation(one.id)), one.message)
            for one in catalogue.interpretations
        ),
        interpretations=(),
        cycle=cycle_item(catalogue, synthesis.cycle) if synthesis and synthesis.cycle else None,
        diagram=diagram_item(catalogue, synthesis.diagram)
        if synthesis and synthesis.diagram
        else None,
        taxonomy=way_there(catalogue),
        across=_(ACROSS),
        groups=(),
        notes=note_items(catalogue, synthesis.notes) if synthesis else (),
    )


def _with_parts(
    catalogue: Catalogue, whole: SynthesisView, parts: Sequence[Part], *, is_first: bool
) -> SynthesisView:
    """A page with these parts; of what is said once, a further page has none."""
    once = (
        whole
        if is_first
        else replace(
            whole, summary="", place=None, cycle=None, diagram=None, taxonomy=None, notes=()
        )
    )
    return replace(
        once,
        interpretations=tuple(
            _interpretation_item(catalogue, one) for one in parts if isinstance(one, Interpretation)
        ),
        groups=tuple(
            _group_item(catalogue, one) for one in parts if isinstance(one, StatementGroup)
        ),
    )


def _toc(view: SynthesisView) -> tuple[TocItem, ...]:
    groups = tuple(TocItem(group.title, group.anchor) for group in view.groups)
    return (
        *(TocItem(item.title, item.anchor) for item in view.interpretations),
        *((TocItem(view.cycle.title, "cycle"),) if view.cycle else ()),
        *((TocItem(view.diagram.title, "diagram"),) if view.diagram else ()),
        *((TocItem(_(ACROSS), "across", groups),) if groups else ()),
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
