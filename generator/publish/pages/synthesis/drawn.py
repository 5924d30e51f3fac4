"""What a review draws of how things hang together: a closed cycle, or parts with arrows; and the
same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.drawn import Cycle, CycleStep, Diagram, DiagramArrow, DiagramNode
from generator.publish.charts.cycle import cycle_arrows, cycle_points, percent, step_radius
from generator.publish.charts.diagram import Drawing, Part, diagram
from generator.publish.charts.layers import Arrow
from generator.publish.pages.items.items import (
    NoteItem,
    PlaceItem,
    StudyLink,
    note_items,
    place_item,
    study_link,
)
from generator.publish.pages.items.words import listed, sentence
from generator.publish.pages.page import Link
from generator.publish.pages.theme.ties import FindingTieItem, finding_tie_items


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
class ArrowItem:
    """An arrow in words, at the part from which it leads."""

    way: str
    to: Link
    number: int | None
    words: str


@dataclass(frozen=True)
class NodeItem:
    """A part of a diagram, in words."""

    anchor: str
    title: str
    text: str
    within: Link | None
    arrows: tuple[ArrowItem, ...]
    models: tuple[StepModel, ...]
    findings: tuple[FindingTieItem, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class DiagramItem:
    """A diagram as a figure with its text twin."""

    title: str
    summary: str
    interpretation: Link | None
    place: PlaceItem
    drawing: Drawing
    said: str
    """What the figure shows, for those who do not see it."""
    no_arrows: str
    nodes: tuple[NodeItem, ...]
    notes: tuple[NoteItem, ...]


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
    counts = [_studies(len(using))] if models else []
    if step.findings:
        counts.append(ngettext("{number} finding", "{number} findings", len(step.findings)))
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


def diagram_item(catalogue: Catalogue, drawn: Diagram) -> DiagramItem:
    """A diagram, laid out, with its parts and arrows in words."""
    named = catalogue.interpretation.get(drawn.interpretation or "")
    numbers = _numbers(drawn.arrows)
    inside: dict[str, list[str]] = {}
    for node in drawn.nodes:
        if node.part_of:
            inside.setdefault(node.part_of, []).append(node.title)
    parts = [
        Part(node.id, node.title, tuple(inside.get(node.id, ())))
        for node in drawn.nodes
        if not node.part_of
    ]
    arrows = [
        Arrow(arrow.start, arrow.end, arrow.both, number)
        for arrow, number in zip(drawn.arrows, numbers, strict=True)
    ]
    return DiagramItem(
        title=drawn.title,
        summary=drawn.summary,
        interpretation=Link(named.title, urls.interpretation(named.id)) if named else None,
        place=place_item(catalogue, drawn.place),
        drawing=diagram(parts, arrows),
        said=_said(drawn),
        no_arrows=drawn.no_arrows or "",
        nodes=tuple(_node_item(catalogue, drawn, node) for node in drawn.nodes),
        notes=note_items(catalogue, drawn.notes),
    )


def _numbers(arrows: Sequence[DiagramArrow]) -> tuple[int | None, ...]:
    """The number of each arrow of which something is said, in the order of the record."""
    following = count(1)
    return tuple(next(following) if arrow.words else None for arrow in arrows)


def _said(drawn: Diagram) -> str:
    titles = {node.id: node.title for node in drawn.nodes}
    if not drawn.arrows:
        return f"{drawn.title}: {listed([node.title for node in drawn.nodes])}."
    ways = (
        _("{part} leads to and from {other}", part=titles[one.start], other=titles[one.end])
        if one.both
        else _("{part} leads to {other}", part=titles[one.start], other=titles[one.end])
        for one in drawn.arrows
    )
    return f"{drawn.title}: {'; '.join(ways)}."


def _node_item(catalogue: Catalogue, drawn: Diagram, node: DiagramNode) -> NodeItem:
    titles = {one.id: one.title for one in drawn.nodes}
    return NodeItem(
        anchor=urls.node_anchor(node.id),
        title=node.title,
        text=node.text or "",
        within=(
            Link(titles[node.part_of], f"{urls.SYNTHESIS}#{urls.node_anchor(node.part_of)}")
            if node.part_of
            else None
        ),
        arrows=arrows_from(drawn, node),
        models=tuple(_step_model(catalogue, model) for model in node.models),
        findings=finding_tie_items(catalogue, node.findings),
        place=place_item(catalogue, node.place),
        notes=note_items(catalogue, node.notes),
    )


def arrows_from(drawn: Diagram, node: DiagramNode) -> tuple[ArrowItem, ...]:
    """The arrows that lead from a part, in words; those that lead both ways stand at both ends."""
    titles = {one.id: one.title for one in drawn.nodes}
    found = []
    for arrow, number in zip(drawn.arrows, _numbers(drawn.arrows), strict=True):
        if node.id == arrow.start or (arrow.both and node.id == arrow.end):
            other = arrow.end if node.id == arrow.start else arrow.start
            to = Link(titles[other], f"{urls.SYNTHESIS}#{urls.node_anchor(other)}")
            way = _("Leads to and from") if arrow.both else _("Leads to")
            found.append(ArrowItem(way, to, number, arrow.words or ""))
    return tuple(found)
