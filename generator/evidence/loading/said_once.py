"""What review.yml says once for all studies, put into the records that leave it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.evidence.loading.content import Content, read_content
from generator.evidence.loading.entry import Entry
from generator.evidence.problems import Problem
from generator.evidence.records.base import SourcePlace
from generator.evidence.records.reference import Reference
from generator.evidence.records.review import Review
from generator.evidence.records.speakers import Speakers
from generator.evidence.records.study import Characteristic, Quote, Study

VOICE = ("voice", "voice_basis", "voice_reason")
LINKS = ("doi", "url", "pmid", "pmcid", "no_link")
"""What leads to a report, or says where it can be had."""
ROLE = ("role", "role_basis", "role_reason")
SAID = "said once"


def load_content(folder: Path, shown: str = "") -> tuple[Content, tuple[Problem, ...]]:
    """Every record below the content folder, and every problem with a file's shape.

    ``shown`` is what people call the folder, where it is a copy of another one.
    """
    content, problems = read_content(folder, shown)
    return with_what_is_said_once(content), problems


def with_what_is_said_once(content: Content) -> Content:
    """The same content where studies have what the review says of all of them.

    That is the place of a characteristic's values, whose words quotes give, and that references
    have no link. What a study says itself stays as it is; what was filled in before is made anew.
    """
    review = next((found for _, found in content.records(Review)), None)
    if review is None or not content.of("study"):
        return content
    places = {declared.id: declared.place for declared in review.characteristics}
    entries = tuple(_filled_once(entry, review, places) for entry in content.of("study"))
    return replace(content, entries={**content.entries, "study": entries})


def _filled_once(entry: Entry, review: Review, places: Mapping[str, SourcePlace]) -> Entry:
    """The entry that was made with the same review before, if there is one: it is known by then."""
    by, before = entry.remembered.get(SAID, (None, entry))
    if by is review and isinstance(before, Entry):
        return before
    filled = _filled(entry, review, places)
    entry.remembered[SAID] = filled.remembered[SAID] = (review, filled)
    return filled


def _filled(entry: Entry, review: Review, places: Mapping[str, SourcePlace]) -> Entry:
    written = entry.as_written or entry.record
    if not isinstance(written, Study):
        return entry
    more = tuple(_at_its_place(item, places) for item in written.characteristics.more)
    changed: dict[str, Any] = {}
    if more != written.characteristics.more:
        changed["characteristics"] = written.characteristics.model_copy(update={"more": more})
    if review.speakers:
        speakers = review.speakers
        changed["quotes"] = tuple(_spoken(quote, speakers) for quote in written.quotes)
    if review.no_link and not _can_be_found(written.reference):
        reference = written.reference.model_copy(update={"no_link": review.no_link})
        changed["reference"] = reference
    if not changed:
        return entry if entry.record is written else replace(entry, record=written, as_written=None)
    return replace(entry, record=written.model_copy(update=changed), as_written=written)


def _can_be_found(reference: Reference) -> bool:
    """Whether a reference has a link, or says where the report can be had."""
    return any(getattr(reference, name) for name in LINKS)


def _at_its_place(item: Characteristic, places: Mapping[str, SourcePlace]) -> Characteristic:
    if item.place is not None or item.id not in places:
        return item
    return item.model_copy(update={"place": places[item.id].model_copy()})  # with a line of its own


def _spoken(quote: Quote, speakers: Speakers) -> Quote:
    """A quote with its voice and its role: its own, or those that the review says of all."""
    said = {name: getattr(speakers, name) for name in (*VOICE, *ROLE)}
    own = quote.model_fields_set
    without = [names for names in (VOICE, ROLE) if not own.intersection(names)]
    update = {name: said[name] for names in without for name in names if said[name] is not None}
    return quote.model_copy(update=update) if update else quote
