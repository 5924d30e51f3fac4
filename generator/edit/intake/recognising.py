"""What a file is by what stands in it, whatever its name ends in: read here, or named for mending.

Marks are those by which the formats say what they are: the first bytes of PDF, zip, Office and
pictures; the parts of a zip; the root of XML; the first tag, entry or key of a text.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import N_

_HEAD: Final = 20_000
_AS_RIS: Final = N_("Export the references from there as RIS, BibTeX or CSL-JSON.")
_BY_MANAGER: Final = N_("Open it in a reference manager and export RIS or BibTeX.")
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Recognised:
    """What a file is: the name of its format here, where it is read; else in words, with a way."""

    form: str = ""
    what: str = ""
    instead: str = ""


_BYTES: Final = (
    (b"%PDF-", N_("a PDF"), _AS_RIS),
    (b"{\\rtf", N_("a text of a word processor (RTF)"), _AS_RIS),
    (b"\x89PNG", N_(N_("a picture")), _AS_RIS),
    (b"\xff\xd8\xff", N_(N_("a picture")), _AS_RIS),
    (b"GIF8", N_(N_("a picture")), _AS_RIS),
    (b"\x1f\x8b", N_("a packed file (gzip)"), N_(N_("Unpack it, and import what is in it."))),
    (
        b"7z\xbc\xaf\x27\x1c",
        N_("a packed file (7z)"),
        N_(N_("Unpack it, and import what is in it.")),
    ),
    (b"Rar!", N_("a packed file (RAR)"), N_(N_("Unpack it, and import what is in it."))),
    (b"SQLite format 3", N_("a database (SQLite)"), _AS_RIS),
)
_SAVE_AS: Final = N_("Save the table in it as CSV or .xlsx; export references as RIS.")
_PARTS: Final = (
    ("xl/", Recognised("xlsx")),
    ("word/", Recognised(what=N_("a Word document"), instead=_SAVE_AS)),
    ("ppt/", Recognised(what=N_("a PowerPoint file"), instead=_SAVE_AS)),
    ("project.qde", Recognised(what=N_("a project of qualitative analysis (REFI-QDA)"))),
    ("META-INF/container.xml", Recognised(what=N_("a book (EPUB)"), instead=_AS_RIS)),
    ("content.xml", Recognised(what=N_("an OpenDocument file"), instead=_SAVE_AS)),
)
_ZIP: Final = Recognised(
    what=N_("a packed file (zip)"), instead=N_("Unpack it; import what is in it.")
)
_XML: Final = (
    (r"<records>\s*<record>.{0,4000}?<(?:rec-number|ref-type|database)", N_("EndNote XML")),
    (r"<PubmedArticle", N_("PubMed XML")),
    (r"<modsCollection|<mods\b", N_("MODS")),
    (r"<rdf:RDF", N_("Zotero RDF")),
    (r"<refworks|<reference>.{0,400}?<rt>", N_("RefWorks XML")),
    (r"<TEI\b|<teiHeader|<biblStruct", N_("TEI")),
)
_JSON_READ: Final = (
    (r'"CodeSets"\s*:|"References"\s*:\s*\[', "eppi"),
    (
        r'"(?:message-type|reference-count|is-referenced-by-count|content-domain)"\s*:'
        r'|"message"\s*:\s*\{.{0,200}?"DOI"',
        "crossref",
    ),
)
_JSON: Final = (
    (r'"itemType"\s*:', N_("JSON of Zotero")),
    (
        r'"(?:openalex|abstract_inverted_index)"\s*:|"id"\s*:\s*"https://openalex',
        N_("JSON of OpenAlex"),
    ),
    (r'"cells"\s*:\s*\[.{0,4000}"nbformat"|"nbformat"\s*:', N_("a notebook (Jupyter)")),
    (r'"type"\s*:\s*"FeatureCollection"', N_("a map (GeoJSON)")),
    (r'"PaperId"\s*:|"paperId"\s*:', N_("JSON of Semantic Scholar")),
)
_TAGGED: Final = (
    (
        r"(?:FN|PT) \S.*\n(?:VR|PT|AU|CA|TI) ",
        N_("Web of Science's own format"),
        N_(N_(N_("There, choose RIS."))),
    ),
    (r"%0 \S", N_("EndNote's own format (tagged)"), N_(N_(N_("There, choose RIS.")))),
    (
        r"RT \S.*\n(?:SR|ID|A1|T1) ",
        N_("RefWorks' own format (tagged)"),
        N_(N_(N_("There, choose RIS."))),
    ),
    (
        r"VN +- Ovid|<\d+>\nUnique Identifier",
        N_("Ovid's own format"),
        N_(N_(N_("There, choose RIS."))),
    ),
)
_NBIB: Final = r"PMID ?- \S|OWN ?- (?:NLM|ERIC)\b"
_NBIB_LINE: Final = re.compile(_NBIB)
_RIS: Final = re.compile(r"^[ \t]{0,4}TY[ \t]{0,3}-(?:[ \t]|$)", re.MULTILINE)
_BIBTEX: Final = re.compile(r"^[ \t]*@[a-zA-Z]+[ \t]*[{(]", re.MULTILINE)


def recognised(raw: bytes) -> Recognised | None:
    """What a file is; None where nothing in it says so, as in a sheet of comma-separated values."""
    for mark, what, instead in _BYTES:
        if raw.startswith(mark):
            return Recognised(what=what, instead=instead)
    if raw.startswith(b"PK\x03\x04"):
        return _of_zip(raw)
    if raw.startswith(OLD_OFFICE):
        return Recognised("xlsx")
    head = _head(raw)
    if head.startswith("<"):
        return _of_markup(head)
    if head[:1] in {"{", "["}:
        return _of_json(head)
    return _of_text(head)


def begins_as_references(raw: bytes) -> bool:
    """Whether a text begins with an entry of references, as no sheet does."""
    head = _head(raw)
    return any(mark.match(head) for mark in (_RIS, _BIBTEX, _NBIB_LINE)) or bool(_of_json(head))


def begins_another(line: str, form: str) -> bool:
    """Whether a line begins an entry of another format than the one that is being read."""
    others = {"ris": _BIBTEX, "bibtex": _RIS}
    bare = line.strip()
    return bool(others[form].match(bare)) or bool(re.match(r"PMID ?- \d|<\?xml\b|%PDF-", bare))


def _of_zip(raw: bytes) -> Recognised:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return _ZIP
    found = (found for begin, found in _PARTS if any(name.startswith(begin) for name in names))
    return next(found, _ZIP)


def _head(raw: bytes) -> str:
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = raw[:_HEAD].decode("utf-16" if marked else "utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip()


def _of_markup(head: str) -> Recognised | None:
    for mark, form in ((r"<CodeBook\b", "qdc"), (r"<article\b[^>]*>|<!DOCTYPE article", "jats")):
        if re.search(mark, head):
            return Recognised(form)
    for mark, what in _XML:
        if re.search(mark, head, re.DOTALL):
            return Recognised(what=what, instead=_BY_MANAGER)
    if re.match(r"(?i)<!doctype html|<html|<head|<body|<table|<div|<p\b", head):
        return Recognised(what=N_("a web page (HTML)"), instead=_AS_RIS)
    if head.startswith("<?xml"):
        return Recognised(what=N_("an XML file of another program"), instead=_AS_RIS)
    return None


def _of_json(head: str) -> Recognised | None:
    if not re.match(r'[\[{]\s*(?:[\[{"\]}]|-?\d|null|true|false|$)', head):
        return None
    for mark, form in _JSON_READ:
        if re.search(mark, head, re.DOTALL):
            return Recognised(form)
    for mark, what in _JSON:
        if re.search(mark, head, re.DOTALL):
            return Recognised(what=what, instead=_AS_RIS)
    return Recognised("csl")


def _of_text(head: str) -> Recognised | None:
    found = [(mark.search(head), form) for mark, form in ((_RIS, "ris"), (_BIBTEX, "bibtex"))]
    begins = sorted((match.start(), form) for match, form in found if match)
    if begins:
        return Recognised(begins[0][1])
    first = head.split("\n", 30)[:30]
    if any(re.match(_NBIB, line) for line in first):
        return Recognised("nbib")
    for mark, what, instead in _TAGGED:
        if any(re.match(mark, "\n".join(first[n : n + 2])) for n in range(len(first))):
            return Recognised(what=what, instead=instead)
    return None
