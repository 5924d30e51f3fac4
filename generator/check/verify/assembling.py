"""Blocks of a document to its sections: headings found, cut paragraphs joined, captions apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.check.verify.cleaning import CUT, cleaned
from generator.check.verify.document import Block, BlockKind, Copy, Section
from generator.evidence.text.folding import folded

_FLOWING: Final = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.ITEM)
_CAPTION: Final = re.compile(r"(?:Figure|Fig\.|Table|Box|Exhibit) \w+[.:]? [A-Z“\"]")
_CAPTION_WORDS: Final = 25
_ENDS: Final = re.compile(r"[.!?:…][\"”’'»)\]]*(?:\s*\[[^\]]*\])?$|[.!?]\S{0,12}$")
_OPENS: Final = '“"«„'
_RUNS_ON: Final = re.compile(r"[a-zß-öø-ÿ(&]|[\d,;]")
_QUOTED: Final = re.compile(r"[“\"«„].*[”\"»“](?:\s*[\[(][^\])]*[\])])?\.?", re.DOTALL)
_ATTRIBUTED: Final = re.compile(r"\[[^\]]*\]\.?")


def heading_key(text: str) -> str:
    """A heading as it is compared: without case, accents, numbering and end."""
    plain = " ".join(folded(text).split())
    return re.sub(r"^(?:[\divx]+(?:\.\d+)*[.)]?\s+)?(.*?)[\s.:]*$", r"\1", plain) or plain


def assembled(
    form: str,
    blocks: Iterable[Block],
    headings: frozenset[str],
    forgiven: Counter[str] | None = None,
    *,
    has_paragraphs: bool = True,
) -> Copy:
    """The document of these blocks.

    ``headings`` are the keys of headings that the records name: a line of its own that is one of
    them is a heading, whatever its file makes of it.
    """
    counts = Counter[str]() if forgiven is None else forgiven
    clean = (replace(block, text=cleaned(block.text, counts)) for block in blocks)
    named = [_kind_of(block, headings) for block in clean if block.text]
    sections = tuple(_sections(_joined(named, counts)))
    kept = {kind: count for kind, count in sorted(counts.items()) if count}
    return Copy(form, sections, kept, has_paragraphs)


def _kind_of(block: Block, headings: frozenset[str]) -> Block:
    if block.kind is not BlockKind.PARAGRAPH:
        return block
    if heading_key(block.text) in headings:
        return replace(block, kind=BlockKind.HEADING)
    if _CAPTION.match(block.text) and len(block.text.split()) <= _CAPTION_WORDS:
        return replace(block, kind=BlockKind.EXHIBIT)
    if _QUOTED.fullmatch(block.text) or _ATTRIBUTED.fullmatch(block.text):
        return replace(block, kind=BlockKind.QUOTATION)
    return block


def _joined(blocks: Iterable[Block], counts: Counter[str]) -> Iterator[Block]:
    """The blocks, with what a page, a figure or a table cut in two joined again."""
    found: list[Block] = []
    last = -1  # the last flowing block, over exhibits
    for block in blocks:
        if block.kind in _FLOWING and last >= 0 and _goes_on(found[last], block):
            whole = f"{found[last].text} {block.text}"
            found[last] = _kind_of(Block(_open_kind(found[last]), whole), frozenset())
            counts[CUT] += 1
            continue
        found.append(block)
        if block.kind in _FLOWING:
            last = len(found) - 1
        elif block.kind is not BlockKind.EXHIBIT:
            last = -1
    yield from found


def _open_kind(block: Block) -> BlockKind:
    return BlockKind.PARAGRAPH if block.kind is BlockKind.QUOTATION else block.kind


def _goes_on(before: Block, after: Block) -> bool:
    attributed = before.kind is BlockKind.QUOTATION and _ATTRIBUTED.fullmatch(after.text)
    if attributed:
        return True
    if after.kind is BlockKind.ITEM or after.kind is BlockKind.QUOTATION:
        return False
    unfinished = not _ENDS.search(before.text)
    return unfinished and bool(_RUNS_ON.match(after.text))


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    title, parents = "", ()  # type: str, tuple[str, ...]
    above: list[tuple[int, str]] = []
    held: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            held.append(block)
            continue
        if title or held:
            yield Section(title, parents, tuple(held))
        held = []
        if block.level:
            above = [(level, text) for level, text in above if level < block.level]
        title, parents = block.text, tuple(text for _, text in above)
        if block.level:
            above.append((block.level, block.text))
    yield Section(title, parents, tuple(held))
