"""A study as far as two can be compared: what ``duplicates`` asks of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from generator.evidence.records.study import Study
from generator.evidence.text.doi import compared_doi
from generator.evidence.text.folding import folded
from generator.evidence.text.titles import ComparedTitle, compared_title

COMPARED_FIELDS: Final = ("container", "volume", "issue", "pages")


@dataclass(frozen=True, eq=False)
class Known:
    """A study as far as two can be compared, and where it stands."""

    where: str
    record_id: str
    doi: str
    title: ComparedTitle
    year: str
    authors: tuple[str, ...]
    others: Mapping[str, str]
    reference: Mapping[str, Any]
    id_is_given: bool = False
    """Whether the file that it comes from, and no program, gave it its id."""

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that it names; none where it is undated or in press."""
        return tuple(map(int, re.findall(r"[0-9]{4}", self.year)))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its title."""
        return frozenset(self.title.whole.split())

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in its title, in their order."""
        return tuple(re.findall("[0-9]+", self.title.whole))

    @cached_property
    def all_of_it(self) -> tuple[Any, ...]:
        """Everything that is compared: where it is equal, nothing tells the two apart."""
        return (self.doi, self.title, self.year, self.authors, *self.others.values())


def known_by(reference: Mapping[str, Any]) -> Known:
    """A reference as it is compared, before it has a place."""
    authors = reference.get("authors")
    names = [
        folded(str(author.get("family") or author.get("name") or ""))
        for author in (authors if isinstance(authors, list | tuple) else ())
        if isinstance(author, Mapping)
    ]
    return Known(
        "",
        "",
        compared_doi(str(reference.get("doi") or "")),
        compared_title(str(reference.get("title") or "")),
        str(reference.get("year") or ""),
        tuple(filter(None, names)),
        {name: folded(str(reference.get(name) or "")) for name in COMPARED_FIELDS},
        reference,
    )


def values_of(study: Study) -> dict[str, Any]:
    """The values of a record's reference; what is absent in it is left out."""
    reference = study.reference
    values = {
        name: getattr(reference, name)
        for name in ("doi", "title", "year", "authors", *COMPARED_FIELDS)
    }
    plain = {name: getattr(value, "known", value) for name, value in values.items()}
    authors = [{"family": author.family, "name": author.name} for author in plain["authors"] or ()]
    return {**plain, "authors": authors}
