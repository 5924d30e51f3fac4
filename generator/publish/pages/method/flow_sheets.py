"""The drawings of study flows as files: each on a sheet of its own, with title and source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, pgettext
from generator.publish.charts.flow import FlowDrawing
from generator.publish.charts.lettering import lines
from generator.publish.pages.method.flow import WIDE, FlowView, flow_view

MARGIN: Final = 40
TITLE: Final = 22
FOOT: Final = 13


@dataclass(frozen=True)
class FlowSheet:
    """A file with a drawing: its path, and what stands above and below the drawing."""

    path: str
    drawing: FlowDrawing
    said: str
    title: tuple[str, ...]
    foot: tuple[str, ...]

    @property
    def top(self) -> float:
        """Where the drawing begins."""
        return MARGIN + len(self.title) * TITLE * 1.3 + 14

    @property
    def height(self) -> float:
        """How high the sheet is."""
        return self.top + self.drawing.height + len(self.foot) * FOOT * 1.4 + MARGIN + 14


def flow_sheets(catalogue: Catalogue) -> tuple[FlowSheet, ...]:
    """A sheet for every study flow of a synthesis: the review's own and its framework's."""
    review, framework = catalogue.review, catalogue.framework
    found = []
    if review.flow:
        view = flow_view(catalogue, review.flow.steps, review.flow.notes)
        found.append(_sheet(catalogue, view, review.name, review.source))
    if framework:
        view = flow_view(catalogue, framework.flow, owner=framework.source)
        found.append(_sheet(catalogue, view, framework.title, framework.source))
    return tuple(sheet for sheet in found if sheet)


def _sheet(
    catalogue: Catalogue, view: FlowView | None, title: str, source: str
) -> FlowSheet | None:
    if view is None:
        return None
    printed = _("Every number as printed in {source}.", source=catalogue.sources[source].label)
    foot = f"{printed} {view.gaps}"
    return FlowSheet(
        path=view.file,
        drawing=view.wide,
        said=view.said,
        title=lines(
            pgettext("whatever is counted", "Study flow: {title}", title=title), WIDE / TITLE
        ),
        foot=lines(foot, WIDE / FOOT),
    )
