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
from generator.evidence.records.synthesis import Cycle, CycleStep, StatementGroup
from generator.publish.charts.cycle import cycle_arrows, cycle_points, percent, step_radius
from generator.publish.pages.items.items import (
    FindingItem,
    NoteItem,
    PlaceItem,
    StudyLink,
    note_items,
    place_item,
    quote_item,
    statement_item,
    study_link,
)
from generator.publish.pages.items.plain import PlainItem, plain_item
from generator.publish.pages.items.quoted import QuoteGroup, quote_groups
from generator.publish.pages.items.words import listed, sentence
from generator.publish.pages.page import Link, Page, TocItem
from generator.publish.pages.theme.rests_on import InterpretationRests, interpretation_rests
from generator.publish.pages.theme.ties import FindingTieItem, TieItem, finding_tie_items, tie_items

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
class StepModel:
    """A model that a step is about, with the studies that used it."""

    model: Link
    words: str
    studies: tuple[StudyLink, ...]


@dataclass(frozen=True)
class StepItem:
    """A step of the cycle, with its point on the figure's circle."""

    anchor: str
    position: int
    title: str
    text: str
    models: tuple[StepModel, ...]
    findings: tuple[FindingTieItem, ...]
    evidence: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]
    left: str
    top: str


@dataclass(frozen=True)
class CycleItem:
    """The cycle as a figure with its text twin."""

    title: str
    summary: str
    returns: str
    interpretation: Link | None
    place: PlaceItem
    width: str
    steps: tuple[StepItem, ...]
    arrows: tuple[str, ...]
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


def cycle_item(catalogue: Catalogue, cycle: Cycle) -> CycleItem:
    """The cycle with the points and arrows of its figure."""
    points = cycle_points(len(cycle.steps))
    named = catalogue.interpretation.get(cycle.interpretation or "")
    return CycleItem(
        title=cycle.title,
        summary=cycle.summary,
        returns=cycle.returns,
        interpretation=Link(named.title, urls.interpretation(named.id)) if named else None,
        place=place_item(catalogue, cycle.place),
        width=percent(2 * step_radius(len(cycle.steps))),
        steps=tuple(
            _step_item(catalogue, step, position, point)
            for position, (step, point) in enumerate(zip(cycle.steps, points, strict=True), 1)
        ),
        arrows=cycle_arrows(len(cycle.steps)),
        notes=note_items(catalogue, cycle.notes),
    )


def _step_item(
    catalogue: Catalogue, step: CycleStep, position: int, point: tuple[int, int]
) -> StepItem:
    models = tuple(_step_model(catalogue, model) for model in step.models)
    using = {study.id for item in models for study in item.studies}
    findings = len(step.findings)
    counts = [_studies(len(using))] if models else []
    counts += [ngettext("{number} finding", "{number} findings", findings)] if findings else []
    return StepItem(
        anchor=urls.step_anchor(step.id),
        position=position,
        title=step.title,
        text=step.text,
        models=models,
        findings=finding_tie_items(catalogue, step.findings),
        evidence=sentence(listed(counts)),
        place=place_item(catalogue, step.place),
        notes=note_items(catalogue, step.notes),
        left=percent(point[0]),
        top=percent(point[1]),
    )


def _step_model(catalogue: Catalogue, model: str) -> StepModel:
    used = catalogue.studies_of_model.get(model, ())
    return StepModel(
        Link(catalogue.model[model].title, urls.model(model)),
        _studies(len(used)),
        tuple(study_link(catalogue, study) for study in used),
    )


def _studies(count: int) -> str:
    return ngettext("{number} study", "{number} studies", count)
