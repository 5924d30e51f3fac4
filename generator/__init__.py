"""The Evidence Explorer: YAML records of a qualitative evidence synthesis, checked, and as a site.

Six wings, each of which knows only those before it: ``evidence`` (what is known), ``check``
(whether it may stand), ``derive`` (what follows from it), ``edit`` (records made and changed),
``publish`` (the site), ``review`` (what a change does). ``commands`` and ``cli`` are what people
type. ARCHITECTURE.md is the map.

For Python users there is one door::

    from generator import load

    evidence = load("content")
    evidence.findings  # a pandas frame; evidence.columns says what its columns mean
    evidence.catalogue.study["okafor-2019"]  # a record with all that its editors wrote

Nothing here knows a particular review: themes, studies and scores stand in ``content/``.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself takes long to import, and the command can be stopped by then
if TYPE_CHECKING:
    from typing import Final

    from generator.evidence.problems import InvalidContent
    from generator.publish.frames import Evidence, load

__all__ = ["Evidence", "InvalidContent", "load"]

_HOMES: Final = {
    "Evidence": "generator.publish.frames",
    "InvalidContent": "generator.evidence.problems",
    "load": "generator.publish.frames",
}


def __getattr__(name: str) -> object:
    """What the door leads to, imported when it is asked for: the command needs no pandas."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The module's own names and those of the door."""
    return sorted({*globals(), *__all__})
