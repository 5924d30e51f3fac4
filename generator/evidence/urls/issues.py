"""Where an issue form is opened at a git host, with answers that are known already."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode

_REPOSITORY = re.compile(r"(https?://[^/]+/[^/]+/[^/]+)/edit/.+")


def issue_form(editor: str, form: str, answers: Sequence[tuple[str, str]] = ()) -> str:
    """The address of a form, below the address of the host's editor; empty where it has none.

    Only GitHub (``…/edit/main/``) fills answers in from an address; they stand there by the ids of
    the form's questions.
    """
    found = _REPOSITORY.fullmatch(editor)
    if found is None:
        return ""
    return f"{found[1]}/issues/new?{urlencode((('template', f'{form}.yml'), *answers))}"
