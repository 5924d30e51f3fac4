"""Extras: libraries that take much room and that not everybody needs, and what is not done without.

Which packages an extra installs stands in ``pyproject.toml``; here stands what Python imports of
them. A part that imports them is itself imported where it is used, once its extra is known to be
there.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from generator.evidence.interface import N_, _
from generator.evidence.problems import NOWHERE, Problem, Severity

CODE: Final = "T010"
_PACKAGE: Final = "evidence-explorer"


@dataclass(frozen=True)
class Extra:
    """Libraries that are installed together, or not at all."""

    name: str
    """As ``pip`` is told it."""
    modules: tuple[str, ...]
    """What Python imports of it."""
    lost: str
    """What is not done without it, as a sentence."""

    @property
    def is_there(self) -> bool:
        """Whether everything in it is installed; nothing of it is imported for that."""
        return all(map(_is_found, self.modules))

    @property
    def said(self) -> str:
        """What is not done without it, where a command cannot do it at all."""
        return f"{CODE} {_(self.lost)}"

    @property
    def hint(self) -> str:
        """How to install it, with quotation marks that every shell understands."""
        command = f'python -m pip install "{_PACKAGE}[{self.name}]"'
        return _("Install what it needs: {command}", command=command)


def _is_found(module: str) -> bool:
    """Whether a module, or one inside a package that may itself be missing, is there."""
    with suppress(ModuleNotFoundError):
        return find_spec(module) is not None
    return False


BRIEFS: Final = Extra(
    "briefs",
    (
        *("typst", "docx", "pptx", "segno"),
        *("font_source_sans_pro", "font_source_serif_pro"),
    ),
    N_("Briefs are not made as PDF and Word files, and the review not as slides."),
)
IMPORTS: Final = Extra(
    "imports",
    ("openpyxl", "lxml"),
    N_("Excel workbooks, codebooks (REFI-QDA) and articles (JATS) cannot be read."),
)
ORDER: Final = Extra(
    "order",
    ("scipy",),
    N_("Rows of the theme matrix stand by how many themes they hold, not beside rows like them."),
)
PARQUET: Final = Extra(
    "parquet", ("arro3.core", "arro3.io"), N_("The tables are not written as Parquet files.")
)
VERIFY: Final = Extra("verify", ("lxml", "pypdf"), N_("A copy of a source cannot be read."))
MCP: Final = Extra("mcp", ("mcp",), N_("Assistants cannot be answered (Model Context Protocol)."))
SCHEDULER: Final = Extra(
    "scheduler", ("distributed",), N_("Pages cannot be drawn by the workers of a scheduler.")
)
EXTRAS: Final = (BRIEFS, IMPORTS, MCP, ORDER, PARQUET, SCHEDULER, VERIFY)
"""All of them; ``[all]`` installs every one."""


def site_problems() -> tuple[Problem, ...]:
    """What a site lacks where an extra is not installed; no record is wrong."""
    lacking = (extra for extra in (BRIEFS, ORDER, PARQUET) if not extra.is_there)
    return tuple(Problem(CODE, NOWHERE, _(one.lost), one.hint, Severity.NOTICE) for one in lacking)
