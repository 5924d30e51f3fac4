"""The data file of the taxonomy: its items, each with its group and what it is tied to."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.taxonomy import Taxonomy, TaxonomyGroup, TaxonomyItem
from generator.publish.exports.columns import Column, ColumnType, Table
from generator.publish.exports.listing import TAXONOMY_FILE


def taxonomy_table(catalogue: Catalogue, taxonomy: Taxonomy) -> Table:
    """One row for each item, sorted by id; an item is no finding and cites no study."""
    items = [(group, item) for group in taxonomy.groups for item in group.items]
    return Table(
        TAXONOMY_FILE,
        "Taxonomy",
        f"One row for each item of the taxonomy that the review makes: {taxonomy.title}.",
        (
            Column("item", "Id of the item; it stands at taxonomy/#item-<id>.", ColumnType.ID),
            Column("label", "The item as it is printed.", is_prose=True),
            Column("group", "Id of the group that it stands in.", ColumnType.ID),
            Column("group_title", "The heading of the group."),
            Column("theme", "Id of the theme that it belongs to.", ColumnType.ID),
            Column(
                "findings",
                "Ids of the findings that tell of what it names.",
                ColumnType.LIST,
                names="findings",
            ),
            Column("source", "Id of the source in which it is printed.", ColumnType.ID),
            Column("section", "Section of the source."),
            Column("locator", "Where in the section."),
        ),
        tuple(_row(group, item) for group, item in sorted(items, key=lambda pair: pair[1].id)),
    )


def _row(group: TaxonomyGroup, item: TaxonomyItem) -> tuple[object, ...]:
    place = item.place or group.place
    return (
        item.id,
        item.label,
        group.id,
        group.title,
        item.theme or group.theme,
        [link.finding for link in item.findings],
        place.source,
        place.section,
        place.locator,
    )
