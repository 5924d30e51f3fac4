"""What stands at the foot of every page of a brief: where it is on the web, or how it was made."""

from __future__ import annotations

import io
from typing import Final

import segno

from generator.evidence.interface import N_
from generator.publish.pages.briefs import Brief
from generator.publish.pages.page import Link

MADE: Final = N_(
    "Made with the Evidence Explorer from the records of the review, for a copy of the site that "
    "has no address on the web."
)
QR_WORDS: Final = N_("QR code with the address of this brief")
HOW_TO_CITE: Final = N_("How to cite")
THIS_BRIEF: Final = N_("This brief:")
ALL_OF_IT: Final = N_("All of it:")
SOURCES: Final = N_("Sources")
PAGE_OF: Final = N_("Page {page} of {pages}")
_ERRORS: Final = "m"
"""How much of a code may be unreadable: 15%, so that a creased sheet still leads there."""


def address_of(brief: Brief, site: str) -> str:
    """The full address of a brief; empty where the site has none."""
    return f"{site}{brief.path}" if site else ""


def where(link: Link, site: str) -> str:
    """A page in words on paper: its full address, or its title where the site has none."""
    return f"{site}{link.path}" if site else link.text


def qr_svg(address: str) -> str:
    """The address as a QR code (ISO/IEC 18004), as SVG."""
    made = io.BytesIO()
    _code(address).save(made, kind="svg", border=0, xmldecl=False, svgns=True, nl=False)
    return made.getvalue().decode("utf-8")


def qr_png(address: str) -> bytes:
    """The same as PNG."""
    made = io.BytesIO()
    _code(address).save(made, kind="png", border=0, scale=8)
    return made.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error=_ERRORS)
