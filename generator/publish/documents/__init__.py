"""Files to take away: briefs as PDF and Word, with the same content as their pages; slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from generator.evidence.store import kept
from generator.publish.documents.pdf import TEMPLATE, Printer
from generator.publish.pages.briefs import Brief
from generator.publish.pages.slides import Deck


def document_files(briefs: Sequence[Brief], templates: Path, address: str) -> dict[str, bytes]:
    """The files of all briefs by path.

    ``address`` is the site's own, with a slash at its end, or empty where it is not known. Raises
    InvalidContent where the template of the PDF is at fault.
    """
    from generator.publish.documents.word import word_file  # noqa: PLC0415 - a check needs it not

    address = _public(address)
    printer = Printer(templates, address)
    files: dict[str, bytes] = {}
    below = (file for file in (templates / TEMPLATE).parent.rglob("*") if file.is_file())
    template = tuple((file.name, file.read_bytes()) for file in sorted(below))
    set_anew = partial(_set, printer, word_file, address)
    for brief in briefs:
        made_of = partial(tuple[object, ...], (brief, address, template))
        files[brief.pdf], files[brief.word] = kept("brief", made_of, partial(set_anew, brief))
    return files


def _set(
    printer: Printer, word_file: Callable[[Brief, str], bytes], address: str, brief: Brief
) -> tuple[bytes, bytes]:
    return printer.print(brief), word_file(brief, address)


def slides_files(deck: Deck, address: str) -> dict[str, bytes]:
    """The file of the slides by its path; ``address`` is as for ``document_files``."""
    from generator.publish.documents.slides import slides_file  # noqa: PLC0415 - nor this

    of = (deck, _public(address))
    return {deck.path: kept("slides", lambda: of, lambda: slides_file(*of))}


def _public(address: str) -> str:
    """An address that can stand on paper: no preview's, and none that nobody owns (RFC 2606)."""
    host = urlsplit(address).hostname or ""
    return address if address.startswith("https://") and not host.endswith(".example") else ""
