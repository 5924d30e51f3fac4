"""What can be cited here beside the studies: a page, and the data; one home of these facts.

What each is called, by whom, when, where, and under what licence: references in words, metadata in
pages and descriptions for programs are made from ``Published`` and ``Cited``, and know no more. The
review itself is ``references.cited_review``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.publication import Publication
from generator.evidence.records.reference import Author, ReferenceType
from generator.publish.exports.references import DATASET, Cited

_NOTHING_SAID = Publication()
_DATA = "data"


@dataclass(frozen=True)
class Published:
    """The site with its data as a work of its own; what is not known is empty."""

    name: str
    description: str
    editors: tuple[Author, ...]
    publisher: str
    licence: str
    licence_url: str
    doi: str
    """Of the data, where they have been archived."""
    day: str
    """When the evidence changed last, as in ``2024-05-03``; from the history, not from a clock."""
    address: str
    """The site's own, with a slash at its end; empty where it is read from a folder."""
    data: str
    """The page of data, from the site's root."""

    def at(self, path: str) -> str:
        """The whole address of a page or file of the site; empty where the site has none."""
        return f"{self.address}{path}" if self.address else ""


def published_site(
    catalogue: Catalogue, day: str = "", address: str = "", data: str = ""
) -> Published:
    """The site of a synthesis, from its record, the day of its last change and its address.

    ``data`` is the page of data, from the site's root.
    """
    said = catalogue.review.publication or _NOTHING_SAID
    return Published(
        name=catalogue.review.name,
        description=catalogue.review.tagline,
        editors=said.editors,
        publisher=said.publisher or "",
        licence=said.licence or "",
        licence_url=said.licence_url or "",
        doi=said.doi or "",
        day=day,
        address=address,
        data=data,
    )


def cited_page(published: Published, path: str, title: str, day: str = "") -> Cited:
    """A page of the site; ``day`` is when its record changed last, else the site's own counts."""
    return Cited(
        key=f"page:{path.strip('/').replace('/', '-') or 'home'}",
        type=ReferenceType.WEB_PAGE,
        title=title,
        container=published.name if path else None,
        **_of_site(published, day or published.day),
        url=published.at(path) or None,
    )


def cited_brief(published: Published, path: str, title: str, day: str = "") -> Cited:
    """A brief, as ``cited_page`` has a page: a report of the site's editors."""
    return replace(cited_page(published, path, title, day), type=ReferenceType.REPORT)


def cited_data(published: Published) -> Cited:
    """The data of the site as a whole; by their DOI where they have one."""
    return Cited(
        key=f"{_DATA}:all",
        type=DATASET,
        title=_("{name}: data", name=published.name),
        container=None,
        **_of_site(published, published.day),
        doi=published.doi or None,
        url=published.at(published.data) or None,
    )


def _of_site(published: Published, day: str) -> dict[str, Any]:
    """What every work of the site has in common."""
    return {
        "authors": published.editors,
        "publisher": published.publisher or None,
        "year": int(day[:4]) if day else None,
        "day": day,
    }
