"""What the typesetter gets of a brief, and what it cannot say by itself: some languages.

Typst writes a language into a PDF as a code and a region of two letters. Where a tag says more (a
script, a region in digits, a variant), it gets a region that nobody has, XA to XZ (ISO 3166-1
leaves them to users), and the tag is put in its place afterwards.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from itertools import pairwise
from typing import Any, Final

from generator.evidence.interface import _, spoken
from generator.evidence.text.invisible import for_paper
from generator.publish.documents.foot import (
    ALL_OF_IT,
    HOW_TO_CITE,
    MADE,
    PAGE_OF,
    QR_WORDS,
    SOURCES,
    THIS_BRIEF,
    address_of,
    qr_svg,
    where,
)
from generator.publish.documents.texts import with_texts
from generator.publish.pages.briefs import Brief
from generator.publish.pages.briefs.brief import BriefSection

PLAIN_TAG: Final = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}))?")
_FREE_REGIONS: Final = tuple(f"X{chr(letter)}" for letter in range(ord("A"), ord("Z") + 1))
_STREAM: Final = re.compile(rb"/Length ([0-9]+)/Filter/FlateDecode>>\nstream\n")
_PLACE: Final = re.compile(rb"([0-9]{10})(?= [0-9]{5} n)")
Languages = dict[str, tuple[str, str | None]]


def content_on_paper(brief: Brief, address: str) -> dict[str, Any]:
    """The brief as plain data for the template, with ``languages``: code and region by tag."""
    brief = with_texts(brief, for_paper)
    tags = [quote.language for section in brief.sections for quote in section.quotes]
    full = address_of(brief, address)
    return {
        **asdict(brief),
        "sections": [_section(section, address) for section in brief.sections],
        "of_words": where(brief.of, address),
        "address": address,
        "full": full,
        "made": _(MADE),
        "qr": qr_svg(full) if full else "",
        "qr_words": _(QR_WORDS),
        "how_to_cite": _(HOW_TO_CITE),
        "this_brief": _(THIS_BRIEF),
        "all_of_it": _(ALL_OF_IT),
        "sources": _(SOURCES),
        "page_of": _(PAGE_OF),
        "direction": spoken().direction,
        "languages": languages_of(tags),
    }


def _section(section: BriefSection, address: str) -> dict[str, Any]:
    words = where(section.more_at, address) if section.more_at else ""
    return {**asdict(section), "more_words": words}


def languages_of(tags: Iterable[str]) -> Languages:
    """What the typesetter is told of each language, by its tag; that of the site where none is."""
    ours = PLAIN_TAG.match(spoken().tag)
    found: Languages = {"": (ours[1], ours[2]) if ours else ("en", "GB")}
    free = iter(_FREE_REGIONS)
    for tag in dict.fromkeys(filter(None, tags)):
        plain = PLAIN_TAG.fullmatch(tag)
        code = tag.partition("-")[0]
        found[tag] = (plain[1], plain[2]) if plain else (code, next(free, None))
    return found


def with_tags(pdf: bytes, languages: Languages) -> bytes:
    """The PDF with the tags of languages that stand in it under a region that nobody has."""
    tags = {
        f"/Lang({code}-{region})".encode(): f"/Lang({tag})".encode()
        for tag, (code, region) in languages.items()
        if tag and region in _FREE_REGIONS
    }
    return _rewritten(pdf, tags) if tags else pdf


def _rewritten(pdf: bytes, tags: dict[bytes, bytes]) -> bytes:
    """The PDF with other words in its compressed streams, and its table of objects anew."""
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    starts = sorted(map(int, _PLACE.findall(pdf, table)))
    made, moved = bytearray(pdf[: starts[0]]), {}
    for start, end in pairwise((*starts, table)):
        moved[b"%010d" % start] = b"%010d" % len(made)
        made += _with_words(pdf[start:end], tags)
    places = _PLACE.sub(lambda place: moved[place[1]], pdf[table:])
    return bytes(made + places.replace(b"startxref\n%d" % table, b"startxref\n%d" % len(made)))


def _with_words(part: bytes, words: dict[bytes, bytes]) -> bytes:
    """One object of a PDF with other words in its stream, if it has any of them."""
    head = _STREAM.search(part)
    if head is None:
        return part
    end = head.end() + int(head[1])
    old = new = zlib.decompress(part[head.end() : end])
    for word, other in words.items():
        new = new.replace(word, other)
    if new == old:
        return part
    packed = zlib.compress(new)
    start = b"/Length %d/Filter/FlateDecode>>\nstream\n" % len(packed)
    return part[: head.start()] + start + packed + part[end:]
