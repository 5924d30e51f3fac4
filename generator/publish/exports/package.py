"""``datapackage.json``: the data files described for programs (Data Package 2.0).

Source: https://datapackage.org/standard/data-package/. What frictionless and the published profile
read in different ways is left out: lists are texts with the mark that joins them, and no fields are
matched by anything but their order. The bytes of each file are told, with their SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.evidence.records.reported import Absence
from generator.publish.exports.citable import Published
from generator.publish.exports.columns import Column, ColumnType, Table, value

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_JOINED: Final = N_("Several values are joined with a semicolon.")


def data_package(catalogue: Catalogue, site: Published, tables: Sequence[Table]) -> str:
    """The text of the descriptor; ``tables`` are those that are written beside it."""
    review = catalogue.review
    keys = {table.name: table.columns[0].name for table in tables}
    document = {
        "$schema": PROFILE,
        "name": "evidence",
        "title": review.name,
        "description": review.tagline,
        "licenses": _licences(catalogue, site),
        "sources": [_source(catalogue, name) for name in sorted(catalogue.sources)],
        "resources": [_resource(table, keys) for table in tables],
    }
    return json.dumps(_told(document), ensure_ascii=False, indent=1) + "\n"


def _told(document: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty: the standard has no empty lists and texts."""
    return {name: one for name, one in document.items() if one not in ([], "", None)}


def _licences(catalogue: Catalogue, site: Published) -> list[dict[str, str]]:
    """The licence of the records, and those of the sources, which they paraphrase; each once."""
    own = {"path": site.licence_url, "title": site.licence}
    found = {site.licence_url: own} if site.licence_url and site.licence else {}
    found |= {
        source.licence_url: {"path": source.licence_url, "title": source.licence.known}
        for _, source in sorted(catalogue.sources.items())
        if source.licence_url and source.licence.known
    }
    return list(found.values())


def _source(catalogue: Catalogue, name: str) -> dict[str, Any]:
    source = catalogue.sources[name]
    address = f"https://doi.org/{source.doi}" if source.doi else source.url
    return _told({"title": source.title.known or source.label, "path": address})


def _resource(table: Table, keys: dict[str, str]) -> dict[str, Any]:
    text = table.csv.encode()
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(text),
        "hash": f"sha256:{hashlib.sha256(text).hexdigest()}",
        "schema": _schema(table, keys),
    }


def _schema(table: Table, keys: dict[str, str]) -> dict[str, Any]:
    key = [column.name for column in table.columns[: table.key]]
    foreign = [
        {
            "fields": [column.name],
            "reference": {"resource": column.names, "fields": [keys[column.names]]},
        }
        for column in table.columns
        if column.names and not column.is_listed
    ]
    reasons = {absence.words: _why(absence) for _, _, absence in table.absences()}
    return _told(
        {
            "fields": [
                _field(column, [row[at] for row in table.rows], required=column.name in key)
                for at, column in enumerate(table.columns)
            ],
            "primaryKey": key,
            "foreignKeys": foreign,
            "missingValues": [
                {"value": "", "label": _("there is none")},
                *({"value": words, "label": reasons[words]} for words in sorted(reasons)),
            ],
        }
    )


def _why(absence: Absence) -> str:
    """The reason in words, told apart by the part of a source: no two labels may be alike."""
    part = (_("The part: {part}.", part=absence.part),) if absence.part else ()
    return " ".join((_(absence.absent.meaning), *part))


def _field(column: Column, cells: Sequence[object], *, required: bool) -> dict[str, Any]:
    is_told = not column.is_listed or column.tells_mark
    field: dict[str, Any] = {
        "name": column.name,
        "type": _type(column, cells),
        "description": " ".join((column.meaning, *(() if is_told else (_(_JOINED),)))),
    }
    if column.choices:
        field["categories"] = [{"value": one, "label": label} for one, label in column.choices]
    if column.names:
        field["names"] = column.names  # what lists name is no foreign key there
    if required:
        field["constraints"] = {"required": True}
    return field


def _type(column: Column, cells: Sequence[object]) -> str:
    if column.type is not ColumnType.NUMBER:
        return "string"
    is_whole = all(not isinstance(value(column, one), float) for one in cells)
    return "integer" if is_whole else "number"
