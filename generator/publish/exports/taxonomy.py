"""The data file of the taxonomy: its items, each with its group and what it is tied to."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.taxonomy import Taxonomy, TaxonomyGroup, TaxonomyItem
from generator.publish.exports.columns import Column, ColumnType, Table
from generator.publish.exports.listing import TAXONOMY_FILE


def taxonomy_table(catalogue: Catalogue, taxonomy: Taxonomy) -> Table:
    """One row for each item, sorted by id; an item is no finding and cites no study."""
    items = [(group, item) for group in taxonomy.groups for item in group.items]
    return Table(
        TAXONOMY_FILE,
        _("Taxonomy"),
        _(
            "One row for each item of the taxonomy that the review makes: {title}.",
            title=taxonomy.title,
        ),
        (
            Column("item", _("Id of the item; it stands at taxonomy/#item-<id>."), ColumnType.ID),
            Column("label", _("The item as it is printed."), is_prose=True),
            Column("group", _("Id of the group that it stands in."), ColumnType.ID),
            Column("group_title", _("The heading of the group.")),
            Column("theme", _("Id of the theme that it belongs to."), ColumnType.ID),
            Column(
                "findings",
                _("Ids of the findings that tell of what it names."),
                ColumnType.LIST,
                names="findings",
            ),
            Column("source", _("Id of the source in which it is printed."), ColumnType.ID),
            Column("section", _("Section of the source.")),
            Column("locator", _("Where in the section.")),
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
