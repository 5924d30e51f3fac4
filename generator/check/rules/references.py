"""Rules for references: what became of reports since, and whether all can follow their links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evidence.interface import N_, _
from generator.evidence.loading import Content
from generator.evidence.loading.said_once import LINKS
from generator.evidence.problems import Problem, ProblemKind, Severity
from generator.evidence.records.note_kinds import NoteKind
from generator.evidence.records.published import NoticeKind
from generator.evidence.records.reference import Reference
from generator.evidence.records.review import Review
from generator.evidence.records.source import Source
from generator.evidence.text.addresses import is_proxied, public_address

_SINCE: Final = {
    NoticeKind.RETRACTION: (
        N_("The report of '{study}' has been retracted."),
        N_("The report of '{study}' has been retracted ({year})."),
    ),
    NoticeKind.CONCERN: (
        N_("The report of '{study}' is doubted by its journal."),
        N_("The report of '{study}' is doubted by its journal ({year})."),
    ),
    NoticeKind.CORRECTION: (
        N_("The report of '{study}' has been corrected."),
        N_("The report of '{study}' has been corrected ({year})."),
    ),
}


def every_notice_has_been_weighed(content: Content) -> Iterator[Problem]:
    """Where a report was retracted, doubted or corrected, the editors say what that means here."""
    for entry, path, reference in content.parts(Reference):
        if any(note.kind is NoteKind.EDITORS for note in reference.notes):
            continue
        for number, notice in enumerate(reference.notices):
            slight = notice.kind is NoticeKind.CORRECTION
            yield entry.problem(
                "E040",
                (*path, "notices", number),
                _(_SINCE[notice.kind][bool(notice.year)], study=entry.stem, year=notice.year),
                _("Say in a note of kind editors, beside the notices, what that means here."),
                severity=Severity.NOTICE if slight else Severity.WARNING,
            )


def no_address_leads_through_a_proxy(content: Content) -> Iterator[Problem]:
    """What a library's proxy lets through, only its own readers can open."""
    found = [
        *((entry, path, reference.url) for entry, path, reference in content.parts(Reference)),
        *((entry, (), source.url) for entry, source in content.records(Source)),
    ]
    for entry, path, url in found:
        if url and is_proxied(url):
            instead = public_address(url)
            hint = (
                _("Write {address}", address=instead)
                if instead
                else _("Write the address of the publisher's page.")
            )
            yield entry.problem(
                "I020",
                (*path, "url"),
                _("The address leads through a library's proxy; it is left out of the site.")
                if not instead
                else _(
                    "The address leads through a library's proxy; the site leaves the proxy out."
                ),
                hint,
                severity=Severity.WARNING,
            )


def every_reference_can_be_found(content: Content) -> Iterator[Problem]:
    """A reference has a link, or says where the report can be had, unless the review says it."""
    if any(review.no_link for _entry, review in content.records(Review)):
        return
    for file in (*content.of("study"), *content.broken.get("study", ())):
        paths = [("reference", name) for name in LINKS]
        if all(file.source_map.lacks(path) for path in paths):
            yield file.problem(
                "S018",
                ("reference", "doi"),
                _(
                    "A reference needs a doi, a url, a pmid or a pmcid; or no_link, with where it "
                    "can "
                    "be had."
                ),
                _(
                    "Write doi: and what follows https://doi.org/, or url: and an address; or, "
                    "where "
                    "the source prints none, no_link: and where the report can be had; for all "
                    "such "
                    "references at once, no_link in review.yml."
                ),
                kind=ProblemKind.CONTRADICTION,
            )
