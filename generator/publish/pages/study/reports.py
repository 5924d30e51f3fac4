"""Further reports and versions of a study, on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.once import once
from generator.evidence.records.study import Study
from generator.publish.pages.items.citation import CitationItem, citation_item
from generator.publish.pages.items.items import NoteItem, PlaceItem, note_items, place_item


@dataclass(frozen=True)
class FurtherReport:
    """A further report of the study, or another version of its report."""

    id: str
    kind: str
    citation: CitationItem
    place: PlaceItem
    notes: tuple[NoteItem, ...]


def further_reports(catalogue: Catalogue, study: Study) -> tuple[FurtherReport, ...]:
    """The further reports of a study, and other versions of its report, by name."""
    return tuple(
        FurtherReport(
            id=report.id,
            kind=_("Another version") if report.version_of else _("A further report"),
            citation=citation_item(report.reference, catalogue.review.no_link),
            place=place_item(catalogue, report.reference.place),
            notes=(
                *note_items(catalogue, report.notes),
                *note_items(catalogue, report.reference.notes),
            ),
        )
        for report in catalogue.further_reports
        if study.id in report.studies
    )


def together(catalogue: Catalogue, study: Study) -> tuple[Study, ...]:
    """The other studies that stand in the same report, whichever of them says so."""
    return _together(catalogue).get(study.id, ())


@once
def _together(catalogue: Catalogue) -> Mapping[str, tuple[Study, ...]]:
    pairs = {
        pair
        for study in catalogue.studies
        for name in study.studies
        if name != study.id
        for pair in ((study.id, name), (name, study.id))
    }
    found: dict[str, list[Study]] = {}
    for other in catalogue.studies if pairs else ():
        for name in sorted(name for name, second in pairs if second == other.id):
            found.setdefault(name, []).append(other)
    return {name: tuple(others) for name, others in found.items()}


def report_count(catalogue: Catalogue) -> int:
    """How many reports there are of all studies; one of several studies counts once."""
    shared = [study for study in catalogue.studies if len(study.studies) > 1]
    again = {name for study in shared for name in study.studies if name > min(study.studies)}
    return len(catalogue.studies) - len(again) + len(catalogue.further_reports)
