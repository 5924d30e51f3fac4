"""ProperDocs in the place of MkDocs, from which it goes on: the same modules under another name."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

from generator.evidence.interface import _
from generator.publish.site.faults import HostFailed

INSTALL: Final = "pip install 'evidence-explorer[properdocs]'"


def stand_in_for_mkdocs() -> None:
    """From now on, ``mkdocs`` and its modules are those of ProperDocs.

    Raises HostFailed where it is not installed, or where MkDocs is in use already.
    """
    known = sys.modules.get("mkdocs")
    if known is not None and known.__name__ != "properdocs":
        raise HostFailed(_("ProperDocs cannot take the place of MkDocs, which is in use already."))
    try:
        import_module("properdocs.replacement")
    except ModuleNotFoundError as error:
        raise HostFailed(_("ProperDocs is not installed: {install}", install=INSTALL)) from error
