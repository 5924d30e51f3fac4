"""The panel at the top of the preview's pages: what was wrong with the last build."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from generator.check.reporting import summary
from generator.evidence import urls
from generator.evidence.interface import N_, _
from generator.evidence.problems import Problem

_SITE: Final = N_("Below is the last good version.")
_NO_SITE: Final = N_("No site has been built yet; it appears here once this is mended.")


def problems_panel(problems: Sequence[Problem], *, is_above_site: bool) -> str:
    """The problems as a panel of HTML, above the last good version or where there is none yet."""
    items = "".join(
        f"<li><code>{escape(p.location.path)}:{p.location.line}:{p.location.column}</code> "
        f"{_code(p.code, is_link=is_above_site)} {escape(p.message)}"
        f"{f'<br>{escape(p.hint)}' if p.hint else ''}</li>"
        for p in problems
    )
    body = f'<ol class="ev-problems__list">{items}</ol>'
    return _panel(summary(problems), body, is_above_site)


def failed_panel(why: str, *, is_above_site: bool) -> str:
    """The same for a build that failed for another reason."""
    return _panel(_("The preview could not be built."), f"<p>{escape(why)}</p>", is_above_site)


def _code(code: str, *, is_link: bool) -> str:
    """A code, which leads to its page where there is a site with one."""
    said = escape(code)
    return f'<a href="/{urls.problem(code)}">{said}</a>' if is_link else said


def _panel(title: str, body: str, is_above_site: bool) -> str:
    label = escape(_("Problems in the content"))
    return (
        f'<section class="ev-problems" role="alert" aria-label="{label}">'
        f'<p class="ev-problems__title">{escape(title)} '
        f"{escape(_(_SITE if is_above_site else _NO_SITE))}</p>"
        f"{body}</section>"
    )
