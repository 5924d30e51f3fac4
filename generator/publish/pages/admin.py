"""The page from which records are edited in forms: where that can be done, and what to know."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.interface import _
from generator.evidence.records.reported import NOT_REPORTED
from generator.publish.pages.page import Page, TocItem


@dataclass(frozen=True)
class AdminView:
    """What the page needs to say."""

    editor: str
    not_reported: str


def admin_page() -> Page:
    """The page about editing in the browser, with the way to the editor."""
    return Page(
        path=urls.ADMIN,
        template="admin.html",
        title=_("Edit in forms"),
        description=_("Write and change records in forms, in the browser."),
        view=AdminView(urls.editor_file("index.html"), NOT_REPORTED),
        toc=(
            TocItem(_("At the git host"), "host"),
            TocItem(_("On your own computer"), "computer"),
            TocItem(_("What to know"), "know"),
        ),
        unlisted=True,
    )
