"""The page of the Summary of Qualitative Findings: all findings, to narrow and to order."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.support import support_of_review
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.publish.pages.page import Link, Page
from generator.publish.pages.summary.sof import SofView, sof_view
from generator.publish.pages.theme.support import falls_sentence, support_sentences
from generator.publish.pages.theme.voices import missing_sentences


@dataclass(frozen=True)
class FindingsTableView:
    """The table, with what its findings rest on together, and the way to its data."""

    sof: SofView
    rests: tuple[str, ...]
    """What all findings rest on together, and whose voice is missing."""
    data_page: str


def findings_table_page(catalogue: Catalogue) -> Page:
    """The table of all findings, with what each rests on."""
    support = support_of_review(catalogue)
    return Page(
        path=urls.FINDINGS_TABLE,
        template="findings-table.html",
        title=_("All findings as a table"),
        description=_("Summary of qualitative findings: every finding with what it rests on."),
        view=FindingsTableView(
            sof=sof_view(catalogue),
            rests=(
                *support_sentences(support),
                *missing_sentences(catalogue, support),
                *filter(None, (falls_sentence(catalogue, support),)),
            ),
            data_page=urls.DATA,
        ),
        breadcrumbs=(Link(_("Findings"), urls.FINDINGS),),
    )
