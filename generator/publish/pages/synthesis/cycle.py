"""The cycle of a synthesis as a figure, with the words and the evidence of its steps."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import ngettext
from generator.evidence.records.synthesis import Cycle, CycleStep
from generator.publish.charts.cycle import cycle_arrows, cycle_points, percent, step_radius
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
