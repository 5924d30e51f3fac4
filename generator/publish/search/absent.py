"""What studies lack, as documents: whoever looks for it is told why it is not to be had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.reported import AbsenceReason
from generator.publish.pages.gaps.gap_tables import GapRow, field_tables
from generator.publish.pages.items.absent import OF_REASON
from generator.publish.pages.items.words import listed, sentence, studies
from generator.publish.pages.page import Link
from generator.publish.search.document import Document

NAMED: Final = 3
"""So many studies of which something is known are named."""


def absent_documents(catalogue: Catalogue, title: str) -> Iterator[Document]:
    """A document for each characteristic that some study lacks, and each reason for it.

    ``title`` is that of the page of gaps.
    """
    reasons = {kind: reason for reason, kind in OF_REASON.items()}
    for table in field_tables(catalogue):
        for row in table.rows:
            yield _document(catalogue, row, reasons[table.kind], title)


def _document(catalogue: Catalogue, row: GapRow, reason: AbsenceReason, title: str) -> Document:
    dimension = catalogue.dimensions.get(row.id)
    why = _(reason.value)
    if row.part:
        why = _("{absent} ({part})", absent=why, part=row.part)
    return Document(
        title=_("{what}: {absent}, {studies}", what=row.label, absent=why, studies=_of(row)),
        path=f"{urls.GAPS}#{row.anchor}",
        text=" ".join(filter(None, (row.description, row.where, _known(row)))),
        where=(Link(title, urls.GAPS),),
        names=(row.label,),
        also=dimension.also if dimension else (),
        besides=(sentence(_(reason.value)),),
    )


def _of(row: GapRow) -> str:
    lacking, every = len(row.gaps), len(row.cells)
    if lacking == every > 1:
        return ngettext("all {number} study", "all {number} studies", every)
    return studies(lacking)


def _known(row: GapRow) -> str:
    """Of which studies it is known, where these are few."""
    known = [cell.study.label for cell in row.cells if not cell.is_gap and cell.why is None]
    if not known or len(known) == len(row.cells):
        return ""
    if len(known) > NAMED:
        return ngettext(
            "It is known of {number} study.", "It is known of {number} studies.", len(known)
        )
    return _("It is known of {studies}.", studies=listed(known))
