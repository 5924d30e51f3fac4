"""The pages of the briefs, with their files to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from generator.derive.history import History
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.publish.exports.citable import Published, cited_brief
from generator.publish.exports.styles import vancouver, words
from generator.publish.pages.briefs.brief import Brief
from generator.publish.pages.changes.dates import last_day, record_dates
from generator.publish.pages.page import Link, Page, PlannedPage, TocItem

KIB = 1024


@dataclass(frozen=True)
class Download:
    """A file to take away."""

    format: str
    path: str
    size: str


@dataclass(frozen=True)
class BriefView:
    """The page of a brief."""

    brief: Brief
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class BriefsView:
    """The page that lists all briefs."""

    lede: str
    groups: tuple[tuple[str, str, tuple[BriefView, ...]], ...]
    own: str = urls.OWN_BRIEF


def briefs_pages(
    catalogue: Catalogue, names: Sequence[str], briefs: Callable[[], Sequence[Brief]]
) -> tuple[PlannedPage, ...]:
    """The list of briefs and a page for each, without files to take away.

    ``names`` are those of the briefs, in the same order.
    """
    views = cache(lambda: [BriefView(brief, ()) for brief in briefs()])

    def at(position: int) -> Page:
        return _page(catalogue, views()[position])

    pages = (PlannedPage(urls.brief(name), partial(at, n)) for n, name in enumerate(names))
    return (PlannedPage(urls.BRIEFS, lambda: _listing(catalogue, views())), *pages)


def _listing(catalogue: Catalogue, views: Sequence[BriefView]) -> Page:
    return Page(
        path=urls.BRIEFS,
        template="briefs.html",
        title=_("Briefs"),
        description=_("The evidence on a few pages, to print, to send or to edit."),
        view=BriefsView(
            lede=_(
                "The evidence on a few pages, for a meeting: to read here, to print, or to take "
                "away as PDF or Word."
            ),
            groups=tuple(_groups(views)),
        ),
        record=catalogue.paths["review"],
    )


def with_downloads(page: Page, sizes: Mapping[str, int]) -> Page:
    """A page; one of briefs with the files that were made of them, whose bytes ``sizes`` has."""
    if isinstance(page.view, BriefView):
        return replace(page, view=_view(page.view.brief, sizes))
    if isinstance(page.view, BriefsView):
        groups = tuple(
            (anchor, title, tuple(_view(view.brief, sizes) for view in views))
            for anchor, title, views in page.view.groups
        )
        return replace(page, view=replace(page.view, groups=groups))
    return page


def _groups(views: Sequence[BriefView]) -> list[tuple[str, str, tuple[BriefView, ...]]]:
    kinds = (
        ("review", _("The whole review")),
        ("interpretations", _("Conclusions")),
        ("themes", _("Themes")),
    )
    groups = []
    for kind, title in kinds:
        found = tuple(v for v in views if v.brief.path.startswith(f"{urls.BRIEFS}{kind}/"))
        if found:
            groups.append((kind, title, found))
    return groups


def _view(brief: Brief, sizes: Mapping[str, int]) -> BriefView:
    downloads = tuple(
        Download(name, path, _("{count} KB", count=max(1, round(sizes[path] / KIB))))
        for name, path in (
            ("PDF", brief.pdf),
            (_("Word"), brief.word),
            (_("Slides"), _slides(brief)),
        )
        if path in sizes
    )
    return BriefView(brief, downloads)


def _slides(brief: Brief) -> str:
    """The path of a brief's slides; only the review has some."""
    return urls.document(brief.path.removeprefix(urls.BRIEFS).strip("/"), "pptx")


def with_citation(
    catalogue: Catalogue, brief: Brief, published: Published, history: History
) -> Brief:
    """The brief with how it is cited, as its page is; its address stands beside that on paper."""
    day = last_day(record_dates(history, _record(catalogue, brief)))
    cited = cited_brief(published, brief.path, _title(brief), day)
    return replace(brief, cited=words(vancouver(replace(cited, url=None))))


def _title(brief: Brief) -> str:
    return _("Brief: {title}", title=brief.title)


def _record(catalogue: Catalogue, brief: Brief) -> str:
    kind, _slash, record = brief.path.removeprefix(urls.BRIEFS).strip("/").partition("/")
    owner = {"themes": f"theme/{record}", "interpretations": f"interpretation/{record}"}
    return catalogue.paths[owner.get(kind, "review")]


def _page(catalogue: Catalogue, view: BriefView) -> Page:
    brief = view.brief
    return Page(
        path=brief.path,
        template="brief.html",
        title=_title(brief),
        description=_("{title}: the evidence on a few pages.", title=brief.title),
        view=view,
        record=_record(catalogue, brief),
        toc=(
            *(TocItem(section.title, section.anchor) for section in brief.sections),
            TocItem(_("How to cite"), "cite"),
            *([TocItem(_("Sources"), "places")] if brief.places else []),
        ),
        breadcrumbs=(Link(_("Briefs"), urls.BRIEFS),),
    )
