"""What a file that is taken away says of itself: the review, its sources, their licences."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.reported import AbsenceReason
from generator.publish.exports.document import SCHEMA_VERSION


def about_rows(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Names with what stands under them, for people who have nothing but the file."""
    review = catalogue.review
    rows = [
        ("name", review.name),
        ("description", review.tagline),
        ("schema_version", str(SCHEMA_VERSION)),
        (
            "absent values",
            _(
                "A value that is not known has no cell; the table absent says why: {reasons}",
                reasons=" ".join(f"{reason}: {_(reason.meaning)}" for reason in AbsenceReason),
            ),
        ),
        (
            "citation",
            _("Cite the sources, and the site as the place where you found the records."),
        ),
    ]
    for _name, source in sorted(catalogue.sources.items()):
        parts = (source.title.known, source.container.known, source.doi)
        rows.append((f"source {source.id}", ". ".join(str(part) for part in parts if part)))
        licence = (source.licence.known or _("licence not stated"), source.licence_url)
        rows.append((f"licence {source.id}", ", ".join(part for part in licence if part)))
    return tuple(rows)
