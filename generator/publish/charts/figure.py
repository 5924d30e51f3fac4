"""What both figures share: validation by Plotly, no template, our typography, no colours.

Colours come from the style sheets, through the marks of the static picture; see chart-draw.js.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import plotly.graph_objects as go  # type: ignore[import-untyped]

FONT: Final = '"Source Sans 3", system-ui, sans-serif'


@dataclass(frozen=True)
class FigureText:
    """The words around a chart: headline, what is drawn, and the source."""

    title: str
    subtitle: str
    source: str


def validated(traces: list[dict[str, Any]], layout: dict[str, Any]) -> dict[str, Any]:
    """The figure as plain data; raises ValueError where Plotly does not know an attribute."""
    go.Figure(data=traces, layout={**layout, "template": None})
    return {"data": traces, "layout": layout}


def base_layout() -> dict[str, Any]:
    """What every figure says of itself; places and colours come from the page."""
    return {
        "font": {"family": FONT, "size": 15},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
    }


def marker(symbol: str, size: int, line: int) -> dict[str, Any]:
    """How Plotly draws a point: its shape, its size and the width of its outline in pixels."""
    return {"symbol": symbol, "size": size, "opacity": 1, "line": {"width": line}}


def hover_text(title: str, lines: Sequence[str]) -> str:
    """The label at a point: a title and lines, of which long ones run on after ``<br />``."""
    return "<br>".join([f"<b>{plain(title)}</b>", *map(_run_on, lines)])


@lru_cache(maxsize=4096)  # the names of columns stand at every point
def _run_on(line: str) -> str:
    return "<br />".join(plain(part) for part in textwrap.wrap(line, 46, break_on_hyphens=False))


def plain(text: str) -> str:
    """Text that Plotly shows as it stands, though it reads a few HTML tags and entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
