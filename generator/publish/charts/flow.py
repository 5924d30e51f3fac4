"""The geometry of a study flow as a drawing: boxes, the ways between them, and remarks beside them.

Two drawings have one content: in the wide one what leaves or joins stands beside its stage, and
ways on stand side by side; in the narrow one everything stands in one column, what hangs on a box
further in. Units are CSS pixels at the size for which a drawing is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.publish.charts.lettering import lines, width

MOST_COLUMNS: Final = 3
PAD: Final = 14
GAP: Final = 44
"""Between a stage and the next, where the arrow and what is remarked stand."""
APART: Final = 12
SPINE: Final = 18
"""How far in from the edge of a box the line runs down to what hangs on it."""
INDENT: Final = 36
NUMBER: Final = 26
TEXT: Final = 15
SMALL: Final = 14
SIZES: Final = {"number": NUMBER, "label": TEXT, "absent": TEXT, "part": SMALL, "remark": SMALL}
LEADING: Final = 1.36
ARROW: Final = 5


@dataclass(frozen=True)
class FlowBox:
    """What one box says: a number as printed with its unit, and what it counts."""

    role: str
    number: str
    unit: str
    label: str
    parts: tuple[str, ...] = ()
    is_known: bool = True
    is_last: bool = False


@dataclass(frozen=True)
class FlowWay:
    """One of several ways on, with what leaves or joins it."""

    box: FlowBox
    sides: tuple[FlowBox, ...] = ()


@dataclass(frozen=True)
class FlowStage:
    """A stage with all that hangs on it; what is remarked of its number, and of the way on."""

    box: FlowBox
    sides: tuple[FlowBox, ...] = ()
    ways: tuple[FlowWay, ...] = ()
    remarks: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of text at its baseline; ``kind`` says how it is set."""

    x: float
    y: float
    text: str
    kind: str
    unit: str = ""


@dataclass(frozen=True)
class Rect:
    """A box as drawn."""

    role: str
    x: float
    y: float
    width: float
    height: float


@dataclass
class FlowDrawing:
    """A drawing: boxes, paths of lines and of arrow heads, and text."""

    width: float
    height: float = 0
    rects: list[Rect] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def drawing(stages: Sequence[FlowStage], wide: float, *, is_wide: bool) -> FlowDrawing:
    """The drawing of stages from top to bottom, ``wide`` pixels wide."""
    made = FlowDrawing(wide)
    main = wide * 0.58 if is_wide else wide
    top = 1.0
    for stage, following in zip(stages, (*stages[1:], None), strict=True):
        box = _box(made, stage.box, (1, top), main - 2, stage.remarks)
        bottom = box.y + box.height
        if is_wide and stage.sides:
            bottom = _beside(made, box, stage.sides, main + 2 * INDENT, wide - 1)
        else:
            bottom = _below(made, box, stage.sides, wide - 1)
        trunk = 1 + (main / 2 if is_wide else SPINE)
        from_y = box.y + box.height
        if stage.ways:
            side_by_side = is_wide and 1 < len(stage.ways) <= MOST_COLUMNS
            draw = _columns if side_by_side else _hanging
            bottom, from_y = draw(made, stage.ways, (trunk, from_y), bottom, wide - 1)
        if following is None:
            top = bottom
        else:
            top = _onward(made, trunk, (from_y, bottom), stage.onward, wide)
    made.height = round(top + 1, 1)
    return made


def _box(
    made: FlowDrawing,
    box: FlowBox,
    corner: tuple[float, float],
    wide: float,
    remarks: Sequence[str] = (),
) -> Rect:
    """Draws a box from its upper left corner on, as high as what it says."""
    x, y = corner
    room = wide - 2 * PAD
    at = _number(made, box, x + PAD, y + PAD, room)
    at = _text(made, (box.label,), (x + PAD, at), room, "label")
    at = _text(made, box.parts, (x + PAD + APART, at), room - APART, "part")
    at = _text(made, remarks, (x + PAD, at), room, "remark")
    role = f"{box.role} ev-flow__rect--last" if box.is_last else box.role
    rect = Rect(role, round(x, 1), round(y, 1), round(wide, 1), round(at + PAD - y - 2, 1))
    made.rects.append(rect)
    return rect


def _number(made: FlowDrawing, box: FlowBox, x: float, y: float, room: float) -> float:
    """Draws a number with its unit beside it, or below where both are too long; its last baseline.

    A number that is absent, or printed as many words, is set as text.
    """
    beside = width(box.number) * NUMBER + width(f" {box.unit}") * SMALL <= room
    if box.is_known and width(box.number) * NUMBER <= room:
        at = y + NUMBER * 0.78
        unit = box.unit if beside else ""
        made.lines.append(Line(round(x, 1), round(at, 1), box.number, "number", unit))
        return at + 3 if beside else _text(made, (box.unit,), (x, at + 3), room, "part")
    return _text(made, (box.number, box.unit), (x, y), room, "absent")


def _text(
    made: FlowDrawing, texts: Sequence[str], at: tuple[float, float], room: float, kind: str
) -> float:
    """Draws texts below a baseline, each on as many lines as it takes; the last baseline."""
    x, y = at
    size = SIZES[kind]
    for text in texts:
        y += 3
        for line in lines(text, room / size):
            y += size * LEADING
            made.lines.append(Line(round(x, 1), round(y, 1), line, kind))
    return y


def _beside(
    made: FlowDrawing, stage: Rect, sides: Sequence[FlowBox], left: float, right: float
) -> float:
    """Draws what leaves or joins at the right of a stage; how far down it all reaches."""
    top, edge = stage.y, stage.x + stage.width
    spine = edge + INDENT
    bottom = stage.y + stage.height
    middles = []
    for side in sides:
        rect = _box(made, side, (left, top), right - left)
        middles.append((side, rect.y + PAD + NUMBER / 2))
        top = rect.y + rect.height + APART
        bottom = max(bottom, rect.y + rect.height)
    out = stage.y + PAD + NUMBER / 2
    for side, middle in middles:
        made.ways.append(f"M{edge:.1f} {out:.1f}H{spine:.1f}V{middle:.1f}H{left:.1f}")
        if side.role == "added":
            made.heads.append(_head(edge, out, -1))
        else:
            made.heads.append(_head(left, middle, 1))
    return bottom


def _below(made: FlowDrawing, box: Rect, sides: Sequence[FlowBox], right: float) -> float:
    """Draws what hangs on a box below it, further in; how far down it reaches."""
    bottom, spine = box.y + box.height, box.x + SPINE
    left = box.x + INDENT
    for side in sides:
        rect = _box(made, side, (left, bottom + APART), right - left)
        middle = rect.y + PAD + NUMBER * 0.5
        made.ways.append(f"M{spine:.1f} {box.y + box.height:.1f}V{middle:.1f}H{left:.1f}")
        if side.role == "added":
            made.heads.append(_head(spine, middle, -1))
        else:
            made.heads.append(_head(left, middle, 1))
        bottom = rect.y + rect.height
    return bottom


def _columns(
    made: FlowDrawing,
    ways: Sequence[FlowWay],
    trunk: tuple[float, float],
    top: float,
    right: float,
) -> tuple[float, float]:
    """Draws ways on side by side; where they end, and where the line that joins them begins."""
    each = (right - 1 - 2 * APART * (len(ways) - 1)) / len(ways)
    fork = top + GAP / 2
    ends = []
    for number, way in enumerate(ways):
        left = 1 + number * (each + 2 * APART)
        rect = _box(made, way.box, (left, top + GAP), each)
        middle = left + each / 2
        made.ways.append(f"M{trunk[0]:.1f} {trunk[1]:.1f}V{fork:.1f}H{middle:.1f}V{rect.y:.1f}")
        made.heads.append(_head(middle, rect.y))
        bottom = _below(made, rect, way.sides, left + each - INDENT)
        ends.append((middle if not way.sides else left + each - SPINE, rect, bottom))
    lowest = max(bottom for _, _, bottom in ends)
    meet = lowest + GAP / 2
    for middle, rect, _ in ends:
        at = rect.y + rect.height
        made.ways.append(f"M{middle:.1f} {at:.1f}V{meet:.1f}H{trunk[0]:.1f}")
    return meet, meet


def _hanging(
    made: FlowDrawing,
    ways: Sequence[FlowWay],
    trunk: tuple[float, float],
    top: float,
    right: float,
) -> tuple[float, float]:
    """Draws ways on below each other, further in."""
    left = 1 + INDENT if trunk[0] <= SPINE + 1 else trunk[0] + INDENT
    bottom = top
    for way in ways:
        rect = _box(made, way.box, (left, bottom + APART), right - left)
        middle = rect.y + PAD + NUMBER * 0.5
        made.ways.append(f"M{trunk[0]:.1f} {trunk[1]:.1f}V{middle:.1f}H{left:.1f}")
        made.heads.append(_head(left, middle, 1))
        bottom = _below(made, rect, way.sides, right)
    return bottom, trunk[1]


def _onward(
    made: FlowDrawing, x: float, at: tuple[float, float], remarks: Sequence[str], wide: float
) -> float:
    """Draws the arrow to the next stage with what is remarked of it; where that stage begins."""
    start, bottom = at
    last = _text(made, remarks, (x + PAD, bottom + APART / 2), wide - x - PAD - 2, "remark")
    end = max(bottom + GAP, last + APART)
    made.ways.append(f"M{x:.1f} {start:.1f}V{end:.1f}")
    made.heads.append(_head(x, end))
    return end


def _head(x: float, y: float, sideways: int = 0) -> str:
    """An arrow head with its point here: downwards, or to the right (1) or left (-1)."""
    if not sideways:
        above = y - ARROW - 2
        return f"M{x - ARROW:.1f} {above:.1f}L{x:.1f} {y:.1f}L{x + ARROW:.1f} {above:.1f}Z"
    back = x - sideways * (ARROW + 2)
    return f"M{back:.1f} {y - ARROW:.1f}L{x:.1f} {y:.1f}L{back:.1f} {y + ARROW:.1f}Z"


def widest(made: FlowDrawing) -> float:
    """How far to the right any text of a drawing reaches at most, in pixels."""
    return max(_reach(line) for line in made.lines)


def _reach(line: Line) -> float:
    unit = width(f" {line.unit}") * SMALL if line.unit else 0
    return line.x + width(line.text) * SIZES[line.kind] + unit
