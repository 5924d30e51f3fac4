"""Links of Markdown pages to issue forms, which stand at an address that only settings know."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from generator.edit.issues.forms import FORMS
from generator.evidence import urls

_LINK: Final = re.compile(r'<a href="form:([a-z-]*)">(.*?)</a>', re.DOTALL)
_NAMES: Final = frozenset(form.name for form in FORMS)


def is_form_link(address: str) -> bool:
    """Whether an address in a Markdown page is that of one of our forms: ``form:add-quote``."""
    return address.startswith("form:") and address.removeprefix("form:") in _NAMES


def with_form_links(html: str, editor: str) -> str:
    """The page with its links to ``form:add-quote`` and so on leading to the form.

    Where the git host has no such forms, or the form is none of ours, the words stay without a
    link.
    """

    def link(found: re.Match[str]) -> str:
        address = urls.issue_form(editor, found[1]) if found[1] in _NAMES else ""
        return f'<a href="{escape(address)}">{found[2]}</a>' if address else found[2]

    return _LINK.sub(link, html)
