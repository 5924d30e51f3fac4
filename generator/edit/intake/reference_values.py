"""What a text says for a field of a reference, in the form in which records hold it: every door's.

Nothing of a text is lost: what the field cannot hold is handed back beside the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from generator.evidence.records.reported import NOT_REPORTED
from generator.evidence.text.addresses import public_address, read_addresses
from generator.evidence.text.dates import NO_DATE, read_year
from generator.evidence.text.doi import read_doi
from generator.evidence.text.identifiers import (
    read_isbn,
    read_pmcid,
    read_pmid,
    read_trial,
)
from generator.evidence.text.invisible import in_one_line
from generator.evidence.text.languages import read_languages
from generator.evidence.text.latex import plain_text, seems_latex, unknown_commands
from generator.evidence.text.markup import without_markup
from generator.evidence.text.pages import read_pages

_BETWEEN_CODES: Final = re.compile(r"\s*[;,|]\s*|\s+/\s+|\s+(?=97[89]|NCT|ISRCTN)")


@dataclass(frozen=True)
class ReadValue:
    """Values by the fields of a reference that they belong to, and what found no place there."""

    values: Mapping[str, Any] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def read_value(name: str, text: str) -> ReadValue:
    """What a text says for a field of a reference; a text that is no such value is left over."""
    clean = in_one_line(text)
    reader = _READERS.get(name)
    return reader(clean) if reader else ReadValue({name: clean} if clean else {})


def read_span_of_pages(first: str, last: str) -> ReadValue:
    """Pages of two fields: where they begin, and where they end."""
    read = read_pages(first, last)
    found = {"pages": read.pages, "page_count": read.count}
    left = (read.more,) if read.more else ()
    return ReadValue({name: value for name, value in found.items() if value}, left)


def _year(text: str) -> ReadValue:
    read = read_year(text)
    if read.recorded is None:
        return ReadValue(left=(text,))
    value = NOT_REPORTED if read.recorded == NO_DATE else read.recorded
    return ReadValue({"year": value}, () if read.whole else (text,))


def _language(text: str) -> ReadValue:
    tags = read_languages(text)
    if not tags:
        return ReadValue({"language": text}) if text else ReadValue()
    return ReadValue({"language": tags[0] if len(tags) == 1 else tags})


def _addresses(text: str) -> ReadValue:
    """Addresses by what they lead to: a DOI, PubMed, PubMed Central, any page; the rest is left."""
    values: dict[str, Any] = {}
    left = []
    found = read_addresses(text)
    for address in found:
        public = public_address(address)
        for name, value in _resolved(address) or ([("url", public)] if public else []):
            if name in values:
                left.append(value)
            values.setdefault(name, value)
        if not public and not _resolved(address):
            left.append(address)
    return ReadValue(values, tuple(left) if found else (text,))


def _resolved(address: str) -> list[tuple[str, str]]:
    """What an address resolves; nothing where it is just a page."""
    read = (
        ("doi", read_doi(address)),
        ("pmid", read_pmid(address)),
        ("pmcid", read_pmcid(address)),
    )
    return [(name, value) for name, value in read if value]


def _code(name: str, reader: Callable[[str], str]) -> Callable[[str], ReadValue]:
    def read(text: str) -> ReadValue:
        value = reader(text)
        return ReadValue({name: value}) if value else ReadValue(left=(text,) if text else ())

    return read


def _codes(name: str, reader: Callable[[str], str]) -> Callable[[str], ReadValue]:
    """Several in one field, with what is none of them left over."""

    def read(text: str) -> ReadValue:
        if alone := reader(text):
            return ReadValue({name: [alone]})
        parts = [part for part in _BETWEEN_CODES.split(text) if part]
        values = list(dict.fromkeys(value for part in parts if (value := reader(part))))
        left = tuple(part for part in parts if not reader(part))
        return ReadValue({name: values} if values else {}, left)

    return read


def _words(name: str) -> Callable[[str], ReadValue]:
    """A title or a name without markup; as it was, it is left over, if that says more."""

    def read(text: str) -> ReadValue:
        plain = in_one_line(without_markup(text))
        if seems_latex(plain) and not unknown_commands(plain):
            plain = in_one_line(plain_text(plain))
        if not plain:  # a text that is nothing but a sign of markup is meant as it stands
            return ReadValue({name: text} if text else {})
        return ReadValue({name: plain}, () if plain == text else (text,))

    return read


def _count(text: str) -> ReadValue:
    found = re.fullmatch(r"(?i)([0-9]{1,5})\s*(?:p|pp|pages?|s)?\.?", text)
    if not found or int(found[1]) == 0:
        return ReadValue(left=(text,) if text else ())
    return ReadValue({"page_count": int(found[1])})


_READERS: Final[Mapping[str, Callable[[str], ReadValue]]] = {
    "year": _year,
    "language": _language,
    "url": _addresses,
    "pages": lambda text: read_span_of_pages(text, ""),
    "page_count": _count,
    "doi": _code("doi", read_doi),
    "pmid": _code("pmid", read_pmid),
    "pmcid": _code("pmcid", read_pmcid),
    "isbn": _codes("isbn", read_isbn),
    "trials": _codes("trials", read_trial),
    **{
        name: _words(name)
        for name in ("title", "translated_title", "container", "publisher", "series", "edition")
    },
}
