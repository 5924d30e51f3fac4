"""A study flow as a diagram and as a table, with words for where its numbers do not add up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.derive.flow import FlowBranch, Stage, SumKind, stages, sums
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.base import Note
from generator.evidence.records.flow import FlowRole, FlowStep
from generator.evidence.records.reported import Reported, as_said
from generator.publish.charts.flow import FlowBox, FlowDrawing, FlowStage, FlowWay, drawing
from generator.publish.pages.items.items import NoteItem, PlaceItem, note_items, place_item
from generator.publish.pages.method.flow_sums import SumItem, sum_items

ROLE_WORDS = {
    FlowRole.STAGE: N_("In hand"),
    FlowRole.BRANCH: N_("One way on"),
    FlowRole.REMOVED: N_("Left out"),
    FlowRole.ADDED: N_("Added"),
    FlowRole.PART: N_("Of these"),
}
ROLES_SAID: Final = (FlowRole.REMOVED, FlowRole.ADDED)
"""What a box says of itself besides its label; of the others, its place in the drawing tells."""
TELLS_ITS_ROLE: Final = re.compile(
    r"^(added|included|left out|removed|excluded|dropped|duplicates)\b|\b(removed|excluded)$", re.I
)
"""Labels that say themselves that something comes or goes."""
WIDE: Final = 760
NARROW: Final = 320
"""How wide the drawings are made, in pixels."""


@dataclass(frozen=True)
class FlowItem:
    """One number of a study flow, as printed."""

    anchor: str
    role: str
    role_words: str
    label: str
    printed: Reported[str]
    unit: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class BranchItem:
    """One of several ways on."""

    box: FlowItem
    sides: tuple[FlowItem, ...]


@dataclass(frozen=True)
class StageItem:
    """A stage with its parts, what leaves and joins, its branches, and the sums at it."""

    box: FlowItem
    parts: tuple[FlowItem, ...]
    sides: tuple[FlowItem, ...]
    branches: tuple[BranchItem, ...]
    sums_here: tuple[SumItem, ...]
    sums_onward: tuple[SumItem, ...]
    is_last: bool


@dataclass(frozen=True)
class FlowView:
    """A study flow: its two drawings, and all boxes in one list for the table."""

    rows: tuple[tuple[FlowItem, tuple[SumItem, ...]], ...]
    gaps: str
    wide: FlowDrawing
    narrow: FlowDrawing
    said: str
    """The stages in a sentence: what the drawing shows, for those who do not see it."""
    notes: tuple[NoteItem, ...]
    """The notes on all of it."""
    file: str
    """The path of the drawing as a file of its own."""


def flow_view(
    catalogue: Catalogue,
    steps: tuple[FlowStep, ...],
    notes: tuple[Note, ...] = (),
    *,
    owner: str = "",
) -> FlowView | None:
    """The flow of some steps, with the notes on all of it; None where there are none.

    ``owner`` is the id of the source whose flow it is, where it is not the review's own.
    """
    if not steps:
        return None
    found = stages(steps)
    items = tuple(
        _stage_item(catalogue, stage, following, notes)
        for stage, following in zip(found, (*found[1:], None), strict=True)
    )
    made = [one for item in items for one in (*item.sums_here, *item.sums_onward)]
    gaps = sum(one.is_gap for one in made)
    elsewhere = any(one.is_elsewhere for one in made)
    rows = tuple(row for item in items for row in _rows(item))
    drawn = [_drawn(item) for item in items]
    return FlowView(
        rows=rows,
        gaps=_gap_words(gaps, single=len(steps) == 1, elsewhere=elsewhere),
        wide=drawing(drawn, WIDE, is_wide=True),
        narrow=drawing(drawn, NARROW, is_wide=False),
        said="; ".join(f"{as_said(one.box.printed)} {one.box.label}" for one in items),
        notes=note_items(catalogue, notes),
        file=urls.flow_file(owner),
    )


def _drawn(item: StageItem) -> FlowStage:
    return FlowStage(
        box=_box(item.box, item.parts, is_last=item.is_last),
        sides=tuple(_box(side) for side in item.sides),
        ways=tuple(
            FlowWay(_box(branch.box), tuple(_box(side) for side in branch.sides))
            for branch in item.branches
        ),
        remarks=tuple(one.short for one in item.sums_here if one.is_gap),
        onward=tuple(one.short for one in item.sums_onward if one.is_gap),
    )


def _box(item: FlowItem, parts: tuple[FlowItem, ...] = (), *, is_last: bool = False) -> FlowBox:
    is_said = bool(TELLS_ITS_ROLE.search(item.label))
    roled = item.role in ROLES_SAID and not is_said
    said = f"{item.role_words}: {item.label}" if roled else item.label
    return FlowBox(
        role=item.role,
        number=as_said(item.printed),
        unit=item.unit,
        label=said,
        parts=tuple(f"{as_said(part.printed)} {part.unit}: {part.label}" for part in parts),
        is_known=item.printed.absence is None,
        is_last=is_last,
    )


def _gap_words(gaps: int, *, single: bool, elsewhere: bool) -> str:
    if single:
        return _("There is one number only, so nothing can be added up.")
    if not gaps and elsewhere:
        return _("What lies between them stands in a part of the source that is not in our copy.")
    if not gaps:
        return _("The printed numbers add up.")
    return ngettext(
        "In {number} place the printed numbers do not add up, or cannot be followed; "
        "it says so there.",
        "In {number} places the printed numbers do not add up, or cannot be followed; "
        "it says so there.",
        gaps,
    )


def _stage_item(
    catalogue: Catalogue, stage: Stage, following: Stage | None, notes: tuple[Note, ...]
) -> StageItem:
    made = sums(stage, following)
    parts = _parts_not_held(stage, following, notes)
    return StageItem(
        box=_item(catalogue, stage.step),
        parts=tuple(_item(catalogue, step) for step in stage.parts),
        sides=tuple(_item(catalogue, step) for step in stage.sides),
        branches=tuple(_branch_item(catalogue, branch) for branch in stage.branches),
        sums_here=sum_items([one for one in made if one.kind is not SumKind.ONWARD], parts),
        sums_onward=sum_items([one for one in made if one.kind is SumKind.ONWARD], parts),
        is_last=following is None,
    )


def _branch_item(catalogue: Catalogue, branch: FlowBranch) -> BranchItem:
    return BranchItem(
        _item(catalogue, branch.step), tuple(_item(catalogue, step) for step in branch.sides)
    )


def _item(catalogue: Catalogue, step: FlowStep) -> FlowItem:
    return FlowItem(
        anchor=urls.flow_anchor(step.id),
        role=step.role.value,
        role_words=_(ROLE_WORDS[step.role]),
        label=step.label,
        printed=step.number.map(lambda _number: step.printed),
        unit=step.unit,
        place=place_item(catalogue, step.place),
        notes=note_items(catalogue, step.notes),
    )


def _rows(item: StageItem) -> tuple[tuple[FlowItem, tuple[SumItem, ...]], ...]:
    rows = [(item.box, (*item.sums_here, *item.sums_onward))]
    rows += [(part, ()) for part in (*item.parts, *item.sides)]
    for branch in item.branches:
        rows += [(branch.box, ()), *((side, ()) for side in branch.sides)]
    return tuple(rows)


def _parts_not_held(
    stage: Stage, following: Stage | None, notes: tuple[Note, ...]
) -> tuple[str, ...]:
    """The parts of a source that notes here, at the next stage or on the whole flow name."""
    branches = [step for branch in stage.branches for step in (branch.step, *branch.sides)]
    steps = [stage.step, *stage.sides, *branches, *([following.step] if following else [])]
    every = [*(note for step in steps for note in step.notes), *notes]
    return tuple(dict.fromkeys(note.part for note in every if note.part))
