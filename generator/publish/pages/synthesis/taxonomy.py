"""The page of the taxonomy: each item with an address, in its group; no item is a statement."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.taxonomy import Taxonomy, TaxonomyGroup, TaxonomyItem
from generator.publish.pages.items.items import NoteItem, PlaceItem, note_items, place_item
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Link, Page, TocItem
from generator.publish.pages.theme.ties import FindingTieItem, finding_tie_items


@dataclass(frozen=True)
class ItemOfTaxonomy:
    """An item as printed, with what it is tied to."""

    anchor: str
    label: str
    theme: Link | None
    """Its theme, where that is another one than its group's."""
    findings: tuple[FindingTieItem, ...]
    findings_words: str
    place: PlaceItem | None
    """Where it is printed, where that is another place than its group's."""
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class GroupOfTaxonomy:
    """The items under one heading."""

    anchor: str
    title: str
    count: str
    theme: Link | None
    place: PlaceItem
    items: tuple[ItemOfTaxonomy, ...]
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class TaxonomyView:
    """The taxonomy."""

    lede: str
    summary: str
    interpretation: Link | None
    place: PlaceItem
    groups: tuple[GroupOfTaxonomy, ...]
    data: str
    notes: tuple[NoteItem, ...]


def way_there(catalogue: Catalogue) -> Link | None:
    """The page of the taxonomy, with how much it holds; nothing where there is none."""
    taxonomy = catalogue.synthesis.taxonomy if catalogue.synthesis else None
    if taxonomy is None:
        return None
    return Link(f"{taxonomy.title}: {_counts(taxonomy)}", urls.TAXONOMY)


def taxonomy_page(catalogue: Catalogue, taxonomy: Taxonomy) -> Page:
    """The page of the taxonomy that the review makes."""
    belongs = catalogue.interpretation.get(taxonomy.interpretation or "")
    groups = tuple(_group(catalogue, group) for group in taxonomy.groups)
    return Page(
        path=urls.TAXONOMY,
        template="taxonomy.html",
        title=taxonomy.title,
        description=_(
            "{taxonomy}: {counts}, as the review prints them.",
            taxonomy=taxonomy.title,
            counts=_counts(taxonomy),
        ),
        view=TaxonomyView(
            lede=_(
                "{counts}. They name things and state nothing, so that none of them counts as a "
                "finding or cites a study.",
                counts=sentence(_counts(taxonomy)),
            ),
            summary=taxonomy.summary,
            interpretation=(
                Link(belongs.title, urls.interpretation(belongs.id)) if belongs else None
            ),
            place=place_item(catalogue, taxonomy.place),
            groups=groups,
            data=urls.data_file("taxonomy.csv"),
            notes=note_items(catalogue, taxonomy.notes),
        ),
        record=catalogue.paths["synthesis"],
        toc=tuple(TocItem(group.title, group.anchor) for group in groups),
        breadcrumbs=(Link(_("Conclusions"), urls.SYNTHESIS),),
    )


def _counts(taxonomy: Taxonomy) -> str:
    items = sum(len(group.items) for group in taxonomy.groups)
    groups = ngettext("{number} group", "{number} groups", len(taxonomy.groups))
    return ngettext("{number} item in {groups}", "{number} items in {groups}", items, groups=groups)


def _group(catalogue: Catalogue, group: TaxonomyGroup) -> GroupOfTaxonomy:
    return GroupOfTaxonomy(
        urls.taxonomy_group_anchor(group.id),
        group.title,
        ngettext("{count} item", "{count} items", len(group.items)),
        _theme(catalogue, group.theme),
        place_item(catalogue, group.place),
        tuple(_item(catalogue, item) for item in group.items),
        note_items(catalogue, group.notes),
    )


def _item(catalogue: Catalogue, item: TaxonomyItem) -> ItemOfTaxonomy:
    return ItemOfTaxonomy(
        urls.taxonomy_item_anchor(item.id),
        item.label,
        _theme(catalogue, item.theme),
        finding_tie_items(catalogue, item.findings),
        ngettext("{count} finding", "{count} findings", len(item.findings)),
        place_item(catalogue, item.place) if item.place else None,
        note_items(catalogue, item.notes),
    )


def _theme(catalogue: Catalogue, theme: str | None) -> Link | None:
    return Link(catalogue.theme[theme].title, urls.theme(theme)) if theme else None
