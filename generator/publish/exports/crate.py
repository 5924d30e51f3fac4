"""``ro-crate-metadata.json``: the folder of data as a package for archives (RO-Crate 1.1).

Source: https://w3id.org/ro/crate/1.1. It says of each file what it is; of the whole what
``citable.Published`` knows. Its date is that of the last change, or the year of the review, and
never that of the build. Version 1.1 is what archives and validators read today.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.evidence.records.reference import Author
from generator.evidence.records.source import Source
from generator.evidence.text.people import of_record
from generator.publish.exports.citable import Published, cited_data
from generator.publish.exports.data_citation import makers, publication_year
from generator.publish.exports.listing import CRATE_FILE, ListedFile

CONTEXT: Final = "https://w3id.org/ro/crate/1.1/context"
SPECIFICATION: Final = "https://w3id.org/ro/crate/1.1"
ROOT: Final = "./"
REFERENCES_FOLDER: Final = "references/"
_NO_LICENCE: Final = N_("No licence of the records is stated; those of the sources are.")
Entity = dict[str, Any]


def ro_crate(catalogue: Catalogue, site: Published, files: Sequence[ListedFile]) -> str:
    """The text of the metadata; ``files`` are those that lie beside it."""
    people = list(_makers(makers(site)))
    publisher = [{"@id": "#publisher", "@type": "Organization", "name": site.publisher}]
    licences = _licences(catalogue, site)
    sources = list(_sources(catalogue))
    parts = [_file(one) for one in files if one.name != CRATE_FILE]
    folder = _told(
        {
            "@id": REFERENCES_FOLDER,
            "@type": "Dataset",
            "name": _("References of single studies"),
            "description": _("The reference of each study in RIS, BibTeX and CSL-JSON."),
        }
    )
    graph = [
        {
            "@id": CRATE_FILE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": SPECIFICATION},
            "about": {"@id": ROOT},
        },
        _told(
            {
                "@id": ROOT,
                "@type": "Dataset",
                "name": cited_data(site).title,
                "description": site.description,
                "datePublished": site.day or publication_year(catalogue, site),
                "license": {"@id": site.licence_url} if site.licence_url else _(_NO_LICENCE),
                "author": _named(people),
                "publisher": _named(publisher) if site.publisher else None,
                "identifier": f"https://doi.org/{site.doi}" if site.doi else None,
                "url": site.at(site.data),
                "isBasedOn": _named(sources),
                "hasPart": _named([*parts, folder]),
            }
        ),
        *people,
        *(publisher if site.publisher else []),
        *licences,
        *sources,
        *parts,
        folder,
    ]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _told(entity: Entity) -> Entity:
    return {name: one for name, one in entity.items() if one}


def _named(entities: Iterable[Entity]) -> Any:
    """The entities by their ids; one alone stands in no list, as JSON-LD of crates has it."""
    ids = [{"@id": entity["@id"]} for entity in entities]
    return ids[0] if len(ids) == 1 else ids


def _makers(authors: Iterable[Author]) -> Iterator[Entity]:
    """The makers; an identifier that two of them have, as parts of one university, is the first's,
    for an id names one thing in a crate."""
    taken: set[str] = set()
    for number, author in enumerate(authors, 1):
        maker = _maker(author)
        if not maker["@id"] or maker["@id"] in taken:
            maker["@id"] = f"#maker-{number}"
        taken.add(maker["@id"])
        yield maker


def _maker(author: Author) -> Entity:
    if author.name:
        address = f"https://ror.org/{author.ror}" if author.ror else ""
        return {"@id": address, "@type": "Organization", "name": author.name}
    person = of_record(author)
    address = f"https://orcid.org/{author.orcid}" if author.orcid else ""
    name = " ".join(part for part in (person.given, person.whole_family, person.suffix) if part)
    return {"@id": address, "@type": "Person", "name": name}


def _licences(catalogue: Catalogue, site: Published) -> list[Entity]:
    """The licence of the records and those of the sources, each once."""
    found = {site.licence_url: site.licence} if site.licence_url else {}
    for _name, source in sorted(catalogue.sources.items()):
        if source.licence_url:
            found.setdefault(source.licence_url, source.licence.known or "")
    return [
        {"@id": url, "@type": "CreativeWork", "name": name or url} for url, name in found.items()
    ]


def _sources(catalogue: Catalogue) -> Iterator[Entity]:
    """The sources; where an article and its appendix have one address, it is the first's."""
    taken: set[str] = set()
    for name, source in sorted(catalogue.sources.items()):
        address = f"https://doi.org/{source.doi}" if source.doi else source.url
        own = f"#source-{name}" if not address or address in taken else address
        taken.add(own)
        yield _source(source, own)


def _source(source: Source, own: str) -> Entity:
    return _told(
        {
            "@id": own,
            "@type": "ScholarlyArticle",
            "name": source.title.known or source.label,
            "license": {"@id": source.licence_url} if source.licence_url else None,
        }
    )


def _file(one: ListedFile) -> Entity:
    return {
        "@id": one.name,
        "@type": "File",
        "name": one.name,
        "description": one.words,
        "encodingFormat": one.media_type,
    }
