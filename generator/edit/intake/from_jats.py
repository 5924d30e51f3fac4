"""The list of references of an article in JATS XML to entries, each with its number there.

The elements are those of the Journal Article Tag Suite (ANSI/NISO Z39.96), "ref-list".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import CannotRead, ImportEntry, ParseResult, problem_at
from generator.evidence.interface import N_, _
from generator.evidence.text.author_lists import AuthorList
from generator.evidence.text.brackets import Range, holds
from generator.evidence.text.people import Person, person

Element = etree._Element

_TYPES: Final = {
    **{"journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "report": "RPRT", "thesis": "THES"},
    **{"preprint": "UNPB", "newspaper": "NEWS"},
}
"""What citations are called there, by what RIS calls them."""
_PLACED: Final = {
    **{"volume": "volume", "issue": "issue", "publisher-name": "publisher", "edition": "edition"},
    **{"elocation-id": "article_number", "series": "series", "isbn": "isbn"},
}
_IDENTIFIERS: Final = {"pmid": "pmid", "pmcid": "pmcid"}
_EXPORT: Final = N_(
    "Take the XML of the article itself, such as a publisher or PubMed Central gives."
)


def read_article(raw: bytes, numbers: Sequence[Range] = ()) -> ParseResult:
    """The references of an article, all or those with these numbers; raises CannotRead.

    Nothing outside of the file is read, and entities are left as they are.
    """
    reading = ParseResult()
    listed = [ref for ref in _root(raw).iter("{*}ref") if _citations(ref)]
    if not listed:
        raise CannotRead(problem_at(1, _("The article has no list of references."), _(_EXPORT)))
    for place, ref in enumerate(listed, 1):
        number = _number(ref, place)
        if not numbers or holds(numbers, number):
            entry = _entry(ref, number, reading)
            reading.entries += [entry] if entry else []
    if not reading.entries and not reading.refused:
        what = _("None of its {count} references has one of these numbers.", count=len(listed))
        raise CannotRead(problem_at(0, what, _("Write them as in --numbers 7,52-119.")))
    return reading


def _root(raw: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        what = _("The file is not valid XML: {error}", error=error.msg)
        raise CannotRead(problem_at(error.lineno or 1, what, _(_EXPORT))) from None
    if etree.QName(root).localname != "article" and root.find(".//{*}article") is None:
        name = etree.QName(root).localname
        what = _("This is no article in JATS: its outer element is {name}, not article.", name=name)
        raise CannotRead(problem_at(1, what, _(_EXPORT)))
    return root


def _citations(ref: Element) -> list[Element]:
    names = ("{*}element-citation", "{*}mixed-citation", "{*}nlm-citation", "{*}citation")
    return [found for name in names for found in ref.iter(name)]


def _number(ref: Element, place: int) -> int:
    """The number that the reference is printed with; without one, its place in the list."""
    digits = re.search(r"\d{1,6}", _text(ref.find("{*}label")))
    return int(digits[0]) if digits else place


def _entry(ref: Element, number: int, reading: ParseResult) -> ImportEntry | None:
    first, *others = _citations(ref)
    citation = Citation(int(ref.sourceline or 0))
    _kind(first, citation, reading)
    _titles(first, citation)
    citation.year("year", _text(first.find(".//{*}year")), citation.line, reading)
    pages = _text(first.find(".//{*}page-range"))
    first_page, last_page = _text(first.find(".//{*}fpage")), _text(first.find(".//{*}lpage"))
    citation.pages(pages or first_page, "" if pages else last_page)
    for element in first.iter():
        _put(element, citation)
    _people(first, citation, reading)
    for other in others:
        citation.leave(_("Also under number {number}", number=number), _text(other))
    entry = citation.incoming(reading)
    if entry is None:
        return None
    entry.values["reference"] |= {
        "number": number,
        "place": {"section": _section(ref), "locator": f"number {number}"},
    }
    return entry


def _section(ref: Element) -> str:
    """The heading of the list in which it stands."""
    above = next(ref.iterancestors("{*}ref-list"), None)
    return _text(above.find("{*}title") if above is not None else None) or "References"


def _kind(citation_element: Element, citation: Citation, reading: ParseResult) -> None:
    named = ("publication-type", "citation-type")
    word = next(filter(None, map(citation_element.get, named)), "").lower()
    if word == "book" and citation_element.find(".//{*}chapter-title") is not None:
        word = "chapter"
    if word in _TYPES:
        citation.type("publication-type", _TYPES[word], "ris", reading)
    elif word:
        citation.leave("publication-type", word)


def _titles(element: Element, citation: Citation) -> None:
    """The title of the report, and what it stands in; what has no other title is its source."""
    own = _text(element.find(".//{*}article-title")) or _text(element.find(".//{*}chapter-title"))
    source = _text(element.find(".//{*}source"))
    citation.text("title", "article-title" if own else "source", own or source)
    if own and source:
        citation.text("container", "source", source)


def _put(element: Element, citation: Citation) -> None:
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    kind, text = element.get("pub-id-type", ""), _text(element)
    link = element.get("{http://www.w3.org/1999/xlink}href", "")
    if name in _PLACED:
        citation.text(_PLACED[name], name, text)
    elif name == "pub-id" and kind == "doi":
        citation.doi(name, text)
    elif name == "pub-id" and kind in _IDENTIFIERS:
        citation.text(_IDENTIFIERS[kind], name, text)
    elif name in {"ext-link", "uri"}:
        citation.url(name, link or text)
    elif name == "comment" and not re.fullmatch(r"(?i)\s*doi:?\s*10\.\S+\s*", text):
        citation.leave(name, text)


def _people(element: Element, citation: Citation, reading: ParseResult) -> None:
    found: dict[str, list[Person]] = {"authors": [], "editors": []}
    shown: dict[str, list[str]] = {"authors": [], "editors": []}
    for one in element.iter("{*}name", "{*}collab", "{*}string-name"):
        group = next(one.iterancestors("{*}person-group"), None)
        is_editor = group is not None and group.get("person-group-type", "") == "editor"
        role = "editors" if is_editor else "authors"
        found[role].append(_person(one))
        shown[role].append(_text(one))
    cut = element.find(".//{*}etal") is not None
    for role, people in found.items():
        names = AuthorList(tuple(people), cut and role == "authors")
        citation.authors(names, "; ".join(shown[role]), reading, role)


def _person(element: Element) -> Person:
    family = _text(element.find("{*}surname"))
    if not family:
        return Person(organisation=_text(element))
    given, suffix = _text(element.find("{*}given-names")), _text(element.find("{*}suffix"))
    return person(family, given, suffix)


def _text(element: Element | None) -> str:
    if element is None:
        return ""
    return re.sub(r"\s+", " ", "".join(map(str, element.itertext()))).strip()
