"""What both figures share: validation by Plotly, no template, our typography, no colours.

Colours come from the style sheets, through the marks of the static picture; see chart-draw.js.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go  # type: ignore[import-untyped]

FONT: Final = '"Source Sans 3", system-ui, sans-serif'
TITLE_FONT: Final = '"Source Serif 4", Georgia, serif'


@dataclass(frozen=True)
class FigureText:
    """The words around a chart: a headline, a line that says what is drawn, and the source."""

    title: str
    subtitle: str
    source: str


def validated(traces: list[dict[str, Any]], layout: dict[str, Any]) -> dict[str, Any]:
    """The figure as plain data; raises ValueError where Plotly does not know an attribute."""
    figure = go.Figure(data=traces, layout={**layout, "template": None}).to_dict()
    figure["layout"].pop("template", None)
    return {"data": figure["data"], "layout": figure["layout"]}


def base_layout(text: FigureText) -> dict[str, Any]:
    """The layout of the picture to take away: headline, what is drawn, source at the foot."""
    return {
        "title": {
            "text": plain(text.title),
            "subtitle": {"text": plain(text.subtitle), "font": {"family": FONT, "size": 15}},
            "font": {"family": TITLE_FONT, "size": 23, "weight": 600},
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "pad": {"l": 24},
            "yref": "container",
            "y": 1,
            "yanchor": "top",
        },
        "font": {"family": FONT, "size": 15},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "annotations": [
            {
                "name": "source",
                "text": plain(text.source),
                "showarrow": False,
                "align": "left",
                "font": {"size": 13},
                "xref": "paper",
                "x": 0,
                "xanchor": "left",
                "yref": "paper",
                "y": 0,
                "yanchor": "top",
            }
        ],
    }


def plain(text: str) -> str:
    """Text that Plotly shows as it stands, though it reads a few HTML tags and entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
