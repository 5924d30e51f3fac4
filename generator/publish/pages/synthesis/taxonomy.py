"""The page of the taxonomy: each item with an address, in its group; no item is a statement."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.taxonomy import Taxonomy, TaxonomyGroup, TaxonomyItem
from generator.evidence.unit import unit_noun
from generator.publish.pages.items.items import NoteItem, PlaceItem, note_items, place_item
from generator.publish.pages.items.words import counted, in_figures, sentence
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
        description=f"{taxonomy.title}: {_counts(taxonomy)}, as the review prints them.",
        view=TaxonomyView(
            lede=sentence(
                f"{_counts(taxonomy)}. They name things and state nothing, so that none of them "
                f"counts as a finding or cites a {unit_noun().one}."
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
        breadcrumbs=(Link("Conclusions", urls.SYNTHESIS),),
    )


def _counts(taxonomy: Taxonomy) -> str:
    items = sum(len(group.items) for group in taxonomy.groups)
    return f"{counted(items, 'item')} in {counted(len(taxonomy.groups), 'group')}"


def _group(catalogue: Catalogue, group: TaxonomyGroup) -> GroupOfTaxonomy:
    return GroupOfTaxonomy(
        urls.taxonomy_group_anchor(group.id),
        group.title,
        in_figures(len(group.items), "item"),
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
        in_figures(len(item.findings), "finding"),
        place_item(catalogue, item.place) if item.place else None,
        note_items(catalogue, item.notes),
    )


def _theme(catalogue: Catalogue, theme: str | None) -> Link | None:
    return Link(catalogue.theme[theme].title, urls.theme(theme)) if theme else None
