"""The themes as a codebook of qualitative analysis (REFI-QDA Standard 1.5, ``.qdc``).

Categories hold their themes, as codes that are not used themselves, and themes their parts. The
namespace is that of the standard's own examples and of the programs, ``urn:QDA-XML:codebook:1.0``;
the standard's text has a colon in place of the full stop. An id of the standard's kind (GUID)
follows from ours, so that a codebook that is imported again is the same.
"""

from __future__ import annotations

from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.theme import Theme

NAMESPACE: Final = "urn:QDA-XML:codebook:1.0"
_PROGRAM: Final = "Evidence Explorer"


def codebook(catalogue: Catalogue) -> str:
    """The text of the codebook, with the themes in the review's order."""
    root = Element("CodeBook", {"xmlns": NAMESPACE, "origin": _PROGRAM})
    codes = SubElement(root, "Codes")
    within: dict[str, Element] = {}
    for group in catalogue.tree.groups:
        holder = codes
        if group.category and group.title:
            holder = _code(codes, catalogue, f"category/{group.category.id}", group.title)
            holder.set("isCodable", "false")
        for theme in group.themes:
            parent = within[theme.parent] if theme.parent else holder
            code = within[theme.id] = _code(parent, catalogue, f"theme/{theme.id}", theme.title)
            SubElement(code, "Description").text = _described(theme)
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text.decode() + "\n"


def _described(theme: Theme) -> str:
    findings = [f"– {finding.statement}" for finding in theme.findings]
    return "\n".join((theme.summary, *findings))


def _code(parent: Element, catalogue: Catalogue, own: str, title: str) -> Element:
    review = catalogue.review.name
    guid = str(uuid5(NAMESPACE_URL, f"{review}/{own}"))
    return SubElement(parent, "Code", guid=guid, name=title, isCodable="true")
