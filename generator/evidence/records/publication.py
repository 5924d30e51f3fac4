"""How the site and its data are published: what a reference to them says, but for its title."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Doi, Printed, Record, Url
from generator.evidence.records.markers import Called, Label
from generator.evidence.records.reference import Author


class Publication(Record):
    """Who edits and publishes the site and its data, and under what licence; each may be absent."""

    editors: Annotated[tuple[Author, ...], Called("editor")] = Field(
        default=(),
        description="Who made the records, as they want to be cited: people, or one organisation.",
    )
    publisher: Printed | None = Field(
        default=None, description="Who publishes the site, such as a university."
    )
    licence: Printed | None = Field(
        default=None,
        description="The licence of the records, by its usual short name.",
        examples=["CC BY 4.0"],
    )
    licence_url: Url | None = Field(default=None, description="The address of the licence's text.")
    doi: Annotated[Doi | None, Label("DOI of the data")] = Field(
        default=None,
        description="The DOI of the data, where they have been archived.",
        examples=["10.5555/evidence.1"],
    )
