"""A codebook of qualitative analysis (REFI-QDA, ``.qdc``) to codes, which become drafts of themes.

The form is that of the REFI-QDA Standard 1.5, "Codebook": codes in codes, each with a name, whether
it can be used, and a description; sets of codes by their members.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.edit.intake.codes import Code
from generator.edit.intake.incoming import CannotRead, problem_at
from generator.evidence.interface import N_, _
from generator.evidence.text.invisible import in_one_line

_MOST: Final = 5_000
Element = etree._Element


def read_codebook(raw: bytes) -> tuple[Code, ...]:
    """The codes of a codebook that can be used, the outer before the inner; raises CannotRead.

    Nothing outside of the file is read, and one that declares entities is refused.
    """
    root = _root(raw)
    sets: dict[str, list[str]] = {}
    for group in _all(root, "Set"):
        for member in _all(group, "MemberCode"):
            name = in_one_line(group.get("name") or "")
            sets.setdefault(member.get("guid") or member.get("targetGUID") or "", []).append(name)
    codes = tuple(_codes(root, sets))
    if not codes:
        raise CannotRead(problem_at(1, _("The codebook has no code that can be used."), _(_EXPORT)))
    if len(codes) > _MOST:
        raise CannotRead(
            problem_at(1, _("The codebook has more than {most} codes.", most=f"{_MOST:,}"))
        )
    return codes


_EXPORT: Final = N_("Export the codebook again, in the format REFI-QDA (.qdc).")


def _root(raw: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        what = _("The file is not valid XML: {error}", error=error.msg)
        raise CannotRead(problem_at(error.lineno or 1, what, _(_EXPORT))) from None
    if root.getroottree().docinfo.doctype:
        what = _("The file declares a document type or entities, as no codebook does.")
        raise CannotRead(problem_at(1, what, _(_EXPORT)))
    if etree.QName(root).localname != "CodeBook":
        name = etree.QName(root).localname
        what = _("This is no codebook: its outer element is {name}, not CodeBook.", name=name)
        raise CannotRead(problem_at(1, what, _(_EXPORT)))
    return root


def _all(root: Element, name: str) -> Iterator[Element]:
    return (found for found in root.iter("{*}" + name) if isinstance(found.tag, str))


def _codes(root: Element, sets: dict[str, list[str]]) -> Iterator[Code]:
    for found in _all(root, "Code"):
        name = in_one_line(found.get("name") or "")
        if not name or (found.get("isCodable") or "true").casefold() in {"false", "0"}:
            continue
        above = list(found.iterancestors("{*}Code"))
        around = tuple(in_one_line(e.get("name") or "") for e in reversed(above))
        said = next(iter(found.findall("{*}Description")), None)
        description = in_one_line("".join(said.itertext())) if said is not None else ""
        groups = tuple(sets.get(found.get("guid") or "", ()))
        yield Code(name, found.sourceline or 0, around, description, groups)
