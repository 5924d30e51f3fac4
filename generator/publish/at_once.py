"""A page of one state of the content, drawn when somebody asks for it, before the site is whole.

A preview shows an edit by it: nothing is made but the page that is looked at, and what that needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock

from generator.derive.history import History
from generator.evidence import urls
from generator.evidence.interface import Wording, counted_in, speaking, spoken
from generator.publish.build import Site, drawing_of, known_files, outlined, paper_paths
from generator.publish.drawing import Drawing, RenderedPage
from generator.publish.pages.lists.paging import standing
from generator.publish.pages.method.flow_sheets import flow_sheets
from generator.publish.pages.page import PlannedPage
from generator.publish.planning import Plan, plan


class StandingAsked(Mapping[str, str]):
    """What ``standing`` gives for all pages; those of a list are made once one is asked for."""

    def __init__(self, planned: Iterable[PlannedPage]) -> None:
        """Take the pages, of which none is made yet."""
        self._lists = tuple(one for one in planned if one.list_file)
        self._found: dict[str, Mapping[str, str]] = {}

    def __getitem__(self, target: str) -> str:
        """Where a part of a list stands; raises KeyError where that is on its first page."""
        path, is_part, _anchor = target.partition("#")
        if not (is_part and path):
            raise KeyError(target)
        if path not in self._found:
            # a page continues a list whose path its own begins with
            below = (one.page for one in self._lists if one.path.startswith(path))
            self._found[path] = standing(below)
        return self._found[path][target]

    def __iter__(self) -> Iterator[str]:
        """Every address that leads elsewhere now; makes all lists."""
        return iter(standing(one.page for one in self._lists))

    def __len__(self) -> int:
        """How many there are; makes all lists."""
        return sum(1 for _address in self)


@dataclass(frozen=True)
class AtOnce:
    """The pages of a site that is planned, each made as ``build_site`` makes it."""

    planned: Plan
    templates: Path
    editing: urls.Editing
    history: History
    address: str
    wording: Wording
    lock: Lock
    """Those who ask come in threads of their own."""

    @cached_property
    def site(self) -> Site:
        """The site without what its pages say."""
        site = outlined(self.planned, self.templates, self.history, self.address)
        if self.history.revisions and self.address.startswith(("https://", "http://")):
            return site
        files = {path: text for path, text in site.files.items() if path != urls.changes_feed()}
        return replace(site, files=files)

    def page(self, path: str) -> RenderedPage | None:
        """The page at a path; None where there is none, or it tells of files that are not made."""
        planned = self._places.get(path)
        if planned is None or path.startswith((urls.BRIEFS, urls.DATA)):
            return None
        with self.lock, speaking(self.wording), counted_in(self.planned.catalogue.review.unit):
            return RenderedPage(planned.page, *self._drawing.of(planned.page))

    @cached_property
    def _places(self) -> Mapping[str, PlannedPage]:
        return {one.path: one for one in self.planned.planned}

    @cached_property
    def _drawing(self) -> Drawing:
        catalogue, papers = self.planned.catalogue, paper_paths(self.planned.catalogue)
        sheets = (sheet.path for sheet in flow_sheets(catalogue))
        return drawing_of(
            self.planned,
            self.templates,
            self.editing,
            (self.history, self.address),
            where=StandingAsked(self.planned.planned),
            known=known_files(catalogue, (*self.planned.data, *sheets, *papers)),
            has_documents=bool(papers),
        )


def at_once(
    content_folder: Path, templates: Path, editing: urls.Editing, history: History, address: str
) -> AtOnce:
    """The pages of what stands in a folder now; raises InvalidContent where there are errors.

    What is given is as for ``build_site``.
    """
    planned = plan(content_folder, history, address=address, came=history.came)
    return AtOnce(planned, templates, editing, history, address, spoken(), Lock())


@dataclass(frozen=True)
class LastBuild:
    """What a whole build leaves behind, so that pages can be drawn after it by themselves."""

    site: Site
    templates: Path
    editing: urls.Editing
    address: str
    around: Callable[[Site, RenderedPage], bytes | None]
    """Puts the host's shell around a page of a site, as a build would write it; None where only a
    whole build can."""

    def page(self, fresh: AtOnce, path: str) -> bytes | None:
        """The page at a path as a whole build would write it; None where only that can tell."""
        now = fresh.site
        if _frame(self.site) != _frame(now):
            return None
        rendered = fresh.page(path)
        with speaking(fresh.wording):
            return self.around(now, rendered) if rendered else None


def _frame(site: Site) -> tuple[object, ...]:
    """What the shell says of a site on every page, and takes from a whole build alone."""
    return site.name, site.description, site.sections
