"""The brief of a theme."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.support import support_of_theme
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.theme import Theme
from generator.publish.pages.briefs.brief import Brief, BriefSection, Said, paragraphs
from generator.publish.pages.briefs.chosen import all_of_them
from generator.publish.pages.briefs.chosen import findings as findings_of
from generator.publish.pages.briefs.parts import (
    Edition,
    Writing,
    finished,
    quoted,
    untold,
    writing,
)
from generator.publish.pages.briefs.resting import rests_on
from generator.publish.pages.items.items import finding_item, place_item
from generator.publish.pages.page import Link


def theme_brief(catalogue: Catalogue, theme: Theme, edition: Edition) -> Brief:
    """The brief of a theme."""
    at_work = writing(catalogue)
    at = Link(theme.title, urls.theme(theme.id))
    notes = at_work.notes(theme.notes)
    sections = (
        *_parts(at_work, theme),
        *_says(at_work, theme, at),
        *quoted(at_work, catalogue.quotes_of_theme.get(theme.id, ()), at),
        rests_on(
            catalogue,
            support_of_theme(catalogue, theme.id),
            catalogue.findings_of_theme.get(theme.id, ()),
        ),
        untold(catalogue, {f"theme/{theme.id}"}),
    )
    return finished(
        at_work,
        edition,
        name=f"themes/{theme.id}",
        kind=_("Brief of a theme"),
        title=theme.title,
        of=at,
        lede=" ".join(paragraphs(theme.summary)),
        notes=notes,
        record=theme,
        sections=sections,
    )


def _parts(at_work: Writing, theme: Theme) -> Iterator[BriefSection]:
    """The themes that are parts of it, each in its summary."""
    catalogue = at_work.catalogue
    parts = tuple(
        Said(
            " ".join(paragraphs(one.summary)),
            at_work.places.numbers((place_item(catalogue, one.place),)),
            label=one.title,
        )
        for one in catalogue.tree.parts.get(theme.id, ())
    )
    if parts:
        yield BriefSection("parts", _("Its parts"), said=parts)


def _says(at_work: Writing, theme: Theme, at: Link) -> Iterator[BriefSection]:
    if not theme.findings and theme.id in at_work.catalogue.tree.parts:
        return
    findings = at_work.catalogue.findings_of_theme.get(theme.id, ())
    items = [finding_item(at_work.catalogue, finding) for finding in findings]
    said, more = at_work.stated(theme.findings, items, theme.id, things=findings_of)
    yield BriefSection(
        "says", _("What the evidence says"), said=said, more=all_of_them(more), more_at=at
    )
