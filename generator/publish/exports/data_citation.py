"""The data as a work to cite, in the forms of archives: ``CITATION.cff`` and a record of DataCite.

Both hold the facts of ``citable.Published``. What these forms ask for and nobody has said is taken
from what is known: the site stands for its editors and publisher, and the year of the review for
the year where the history cannot tell one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import yaml

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.reference import Author
from generator.evidence.text.people import of_record
from generator.publish.exports.citable import Published, cited_data
from generator.publish.exports.licences import spdx_id
from generator.publish.exports.references import Cited, cited_review

CFF_VERSION: Final = "1.2.0"
KERNEL: Final = "http://datacite.org/schema/kernel-4"
_ORCID, _ROR = "https://orcid.org", "https://ror.org"


def citation_cff(catalogue: Catalogue, site: Published) -> str:
    """The text of ``CITATION.cff`` (Citation File Format 1.2.0) for the data."""
    cited = cited_data(site)
    spdx = spdx_id(site.licence_url)
    told = _told(
        {
            "cff-version": CFF_VERSION,
            "message": _("Please cite the data, and the review that they are from."),
            "type": "dataset",
            "title": cited.title,
            "abstract": site.description,
            "authors": [_cff_author(one) for one in makers(site)],
            "date-released": site.day,
            "doi": site.doi,
            "url": cited.url,
            "license": spdx,
            "license-url": "" if spdx else site.licence_url,
            "references": [_cff_review(cited_review(catalogue))],
        }
    )
    text: str = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=100)
    return text


def makers(site: Published) -> tuple[Author, ...]:
    """Who made the data: the editors; where nobody is named, the site stands for them."""
    return site.editors or (Author.model_construct(name=site.name),)  # a title has other rules


def publication_year(catalogue: Catalogue, site: Published) -> str:
    """The year of the last change; where that is not known, that of the review; else empty."""
    years = cited_review(catalogue).plain_years
    return site.day[:4] or (str(years[-1]) if years else "")


def _told(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in parts.items() if one}


def _cff_author(author: Author) -> dict[str, str]:
    if author.name:
        return _told({"name": author.name, "website": _address(_ROR, author.ror)})
    person = of_record(author)
    return _told(
        {
            "family-names": person.family,
            "given-names": person.given,
            "name-particle": person.particle,
            "name-suffix": person.suffix,
            "orcid": _address(_ORCID, author.orcid),
        }
    )


def _cff_review(cited: Cited) -> dict[str, Any]:
    return _told(
        {
            "type": "article" if cited.container else "generic",
            "title": cited.title,
            "authors": [_cff_author(one) for one in cited.authors] or [{"name": "anonymous"}],
            "journal": cited.container,
            "year": cited.plain_years[-1] if cited.plain_years else None,
            "doi": cited.doi,
            "url": "" if cited.doi else cited.url,
        }
    )


def datacite_json(catalogue: Catalogue, site: Published) -> str:
    """The text of the record that an archive needs (DataCite Metadata Schema 4, as JSON)."""
    cited, review = cited_data(site), cited_review(catalogue)
    record = _told(
        {
            "schemaVersion": KERNEL,
            "identifiers": [{"identifier": site.doi, "identifierType": "DOI"}] if site.doi else [],
            "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Evidence synthesis"},
            "creators": [_creator(one) for one in makers(site)],
            "titles": [{"title": cited.title}],
            "publisher": {"name": site.publisher or site.name},
            "publicationYear": publication_year(catalogue, site),
            "dates": [{"date": site.day, "dateType": "Updated"}] if site.day else [],
            "descriptions": [{"description": site.description, "descriptionType": "Abstract"}],
            "rightsList": [_rights(site)] if site.licence else [],
            "relatedIdentifiers": _related(review),
        }
    )
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _creator(author: Author) -> dict[str, Any]:
    if author.name:
        ids = [{"nameIdentifier": _address(_ROR, author.ror), "nameIdentifierScheme": "ROR"}]
        return _told(
            {
                "name": author.name,
                "nameType": "Organizational",
                "nameIdentifiers": ids if author.ror else [],
            }
        )
    person = of_record(author)
    ids = [{"nameIdentifier": _address(_ORCID, author.orcid), "nameIdentifierScheme": "ORCID"}]
    return _told(
        {
            "name": ", ".join(part for part in (person.whole_family, person.given) if part),
            "nameType": "Personal",
            "givenName": person.given,
            "familyName": person.whole_family,
            "nameIdentifiers": ids if author.orcid else [],
        }
    )


def _address(resolver: str, identifier: str | None) -> str:
    return f"{resolver}/{identifier}" if identifier else ""


def _rights(site: Published) -> dict[str, str]:
    spdx = spdx_id(site.licence_url)
    return _told(
        {
            "rights": site.licence,
            "rightsUri": site.licence_url,
            "rightsIdentifier": spdx,
            "rightsIdentifierScheme": "SPDX" if spdx else "",
        }
    )


def _related(review: Cited) -> list[dict[str, str]]:
    kind, named = ("DOI", review.doi) if review.doi else ("URL", review.url)
    if not named:
        return []
    return [
        {
            "relatedIdentifier": named,
            "relatedIdentifierType": kind,
            "relationType": "IsDerivedFrom",
        }
    ]
