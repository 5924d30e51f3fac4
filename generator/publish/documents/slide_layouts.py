"""The layouts of the slides: placeholders for a title, text, a chart or a table, and a caption.

The colours are those of the site. The type is Georgia and Calibri, as in the Word files: the site's
own is on few machines, and what stands in for a missing one is not ours to choose.
"""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any, Final, NamedTuple

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from generator.evidence.interface import spoken

WIDTH, HEIGHT = 960, 540
"""The size of a slide in points: 16 to 9."""


class Box(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float


TITLE: Final = Box(48, 26, 864, 72)
BODY: Final = Box(48, 112, 864, 372)
DRAWN: Final = Box(48, 104, 864, 332)
CAPTION: Final = Box(48, 440, 864, 52)
FOOT: Final = Box(48, 500, 700, 24)
NUMBER: Final = Box(812, 500, 100, 24)
FRONT_TITLE: Final = Box(48, 96, 864, 120)
FRONT_TEXT: Final = Box(48, 232, 864, 236)
BAR: Final = Box(0, 0, 960, 10)
TITLE_SIZE, BODY_SIZE, CAPTION_SIZE, FOOT_SIZE = 28, 20, 14, 12
COVER, TEXT, CHART, TABLE = range(4)
"""The layouts by number."""
KEPT: Final = ("Title Slide", "Title and Content", "Content with Caption", "Picture with Caption")
NAMES: Final = ("Cover", "Title and text", "Title and chart", "Title and table")
COLOURS: Final = {
    **{"dk1": "1B2430", "lt1": "FFFFFF", "dk2": "47505E", "lt2": "F4F0E7"},
    **{"accent1": "0B5A63", "accent2": "9A4A12", "accent3": "5C5346", "accent4": "4A48A3"},
    **{"accent5": "8B2C63", "accent6": "4E6410", "hlink": "0B5A63", "folHlink": "4A48A3"},
}
_OTHER_SIDE: Final = {"l": "r", "r": "l"}
_COLOUR: Final = r"(<a:{0}>).*?(</a:{0}>)"


def template() -> bytes:
    """An empty file with all layouts, in the language that is spoken."""
    return _template(spoken().tag, spoken().direction)


@cache
def _template(_language: str, direction: str) -> bytes:
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master: Any = made.slide_master
    _themed(master)
    layouts = {layout.name: layout for layout in made.slide_layouts}
    for name, layout in layouts.items():
        if name not in KEPT:
            made.slide_layouts.remove(layout)
    _master(master)
    for name, new in zip(KEPT, NAMES, strict=True):
        layouts[name].name = new
        _laid_out(layouts[name], new)
    if direction == "rtl":
        for part in (master, *made.slide_layouts):
            _from_the_right(part._element)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _from_the_right(part: Any) -> None:
    """Lay out the text from the right."""
    for place in part.iter():
        if place.get("algn") in _OTHER_SIDE:
            place.set("algn", _OTHER_SIDE[place.get("algn")])
            place.set("rtl", "1")


def _themed(master: Any) -> None:
    """The colours of the site, and two kinds of type that every office has."""
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    words = theme.blob.decode("utf-8")
    for name, colour in COLOURS.items():
        put = rf'\g<1><a:srgbClr val="{colour}"/>\g<2>'
        words = re.sub(_COLOUR.format(name), put, words, count=1, flags=re.DOTALL)
    words = re.sub(r'(<a:majorFont><a:latin typeface=")[^"]*', r"\g<1>Georgia", words)
    theme._blob = words.replace("Office Theme", "Evidence").encode("utf-8")


def _master(master: Any) -> None:
    for shape in master.placeholders:
        kind = shape._element.find(f".//{qn('p:ph')}").get("type")
        box = {"title": TITLE, "body": BODY, "ftr": FOOT, "sldNum": NUMBER}.get(kind)
        if box is None:  # no date: a file says none but that of the evidence
            shape._element.getparent().remove(shape._element)
            continue
        placed(shape, box)
        for level in shape._element.iter(qn("a:lvl1pPr")):
            level.set("algn", "r" if kind == "sldNum" else "l")
            for tint in list(level.iter(qn("a:tint"))):
                tint.getparent().remove(tint)
    _bar(master.shapes._spTree, BAR)
    styles = master._element.find(qn("p:txStyles"))
    _style(styles.find(qn("p:titleStyle")), TITLE_SIZE)
    _style(styles.find(qn("p:bodyStyle")), BODY_SIZE)
    for run in master._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        run.set("lang", spoken().tag)


def _bar(tree: Any, box: Box) -> None:
    """A bar in the colour of the site, behind all that is read."""
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Bar"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{Pt(box.left)}" y="{Pt(box.top)}"/>'
        f'<a:ext cx="{Pt(box.width)}" cy="{Pt(box.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    tree.insert(2, shape)


def _style(style: Any, size: int) -> None:
    """One level of type, from the left, no smaller than the rest of the slide allows."""
    for level in style:
        for kind in level.iter(qn("a:defRPr")):
            kind.set("sz", str(size * 100))
            kind.set("lang", spoken().tag)
        level.set("algn", "l")
        for spacing in level.findall(f"{qn('a:spcBef')}/{qn('a:spcPct')}"):
            spacing.set("val", "0")


def _laid_out(layout: Any, name: str) -> None:
    """A layout's placeholders in their places, in the order in which they are read."""
    boxes: dict[str, dict[int, tuple[Box, str, int]]] = {
        "Cover": {0: (FRONT_TITLE, "ctrTitle", 36), 1: (FRONT_TEXT, "subTitle", BODY_SIZE)},
        "Title and text": {0: (TITLE, "title", TITLE_SIZE), 1: (BODY, "body", BODY_SIZE)},
        "Title and chart": {
            0: (TITLE, "title", TITLE_SIZE),
            1: (DRAWN, "chart", BODY_SIZE),
            2: (CAPTION, "body", CAPTION_SIZE),
        },
        "Title and table": {
            0: (TITLE, "title", TITLE_SIZE),
            1: (DRAWN, "tbl", BODY_SIZE),
            2: (CAPTION, "body", CAPTION_SIZE),
        },
    }
    for shape in list(layout.placeholders):
        element = shape._element
        place = element.find(f".//{qn('p:ph')}")
        kind = place.get("type")
        if kind == "dt":
            element.getparent().remove(element)
        elif kind in {"ftr", "sldNum"}:
            placed(shape, FOOT if kind == "ftr" else NUMBER)
        else:
            box, new, size = boxes[name][shape.placeholder_format.idx]
            place.set("type", new)
            place.attrib.pop("sz", None)
            placed(shape, box)
            _plain(element, size, "t" if new != "title" else "b")
    for run in layout._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        run.set("lang", spoken().tag)


def _plain(element: Any, size: int, anchor: str) -> None:
    """Text from the left, of one size, without bullets but in lists."""
    body = element.find(qn("p:txBody"))
    properties = body.find(qn("a:bodyPr"))
    for child in list(properties):
        properties.remove(child)
    properties.set("anchor", anchor)
    levels = body.find(qn("a:lstStyle"))
    for level in list(levels):
        levels.remove(level)
    first = levels.makeelement(qn("a:lvl1pPr"), {"marL": "0", "indent": "0", "algn": "l"})
    first.append(first.makeelement(qn("a:buNone"), {}))
    first.append(
        first.makeelement(
            qn("a:defRPr"), {"lang": spoken().tag, "sz": str(size * 100), "b": "0", "cap": "none"}
        )
    )
    levels.append(first)


def placed(shape: Any, box: Box) -> None:
    """Put a shape into its place."""
    shape.left, shape.top, shape.width, shape.height = map(Pt, box)
