"""Where in a copy something stands: its section, the passage of a locator, words exact or near."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.check.verify.assembling import heading_key
from generator.check.verify.document import DIVIDED, Block, BlockKind, Copy, Section
from generator.check.verify.sentences import spans
from generator.evidence.interface import _, ngettext
from generator.evidence.text.brackets import LOWERED, RAISED
from generator.evidence.text.folding import folded
from generator.evidence.text.locators import Locator

ABOVE: Final = " › "
UNHEADED: Final = frozenset(("title page", "front matter", "back matter"))
"""What editors call the parts of a document that have no heading."""

_MARK: Final = f"(?:{RAISED}[^{LOWERED}]*{LOWERED})?"
_RUN_IN_WORDS: Final = 6
_HEADED: Final = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM))


@dataclass(frozen=True)
class Passage:
    """What a locator leads to: a stretch of a block."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.block.text[self.start : self.end]


class NotThere(Exception):
    """A section, paragraph or sentence that a copy does not have; the text says which."""


def headings_in(section: str) -> tuple[str, ...]:
    """The headings of a section as a record names it, from the top; none for what has none.

    >>> headings_in("Findings › Trust"), headings_in("Opening (no heading in this copy)")
    (('Findings', 'Trust'), ())
    """
    if folded(section) in UNHEADED or "(no heading" in section:
        return ()
    return tuple(part.strip() for part in section.split(ABOVE))


def blocks_of(copy: Copy, section: str) -> tuple[Block, ...]:
    """What stands in a section; everything, where it has no heading. Raises NotThere."""
    path = [heading_key(part) for part in headings_in(section)]
    if not path:
        return copy.blocks
    places = [n for n, known in enumerate(copy.sections) if heading_key(known.title) == path[-1]]
    if not places:
        raise NotThere(_("There is no heading '{heading}'.", heading=headings_in(section)[-1]))
    best = max(places, key=lambda place: _fits(copy.sections, place, path[:-1]))
    if not _fits(copy.sections, best, path[:-1])[0]:
        heading = headings_in(section)[-1]
        raise NotThere(_("The heading '{heading}' stands under other headings.", heading=heading))
    return _with_labelled(copy.sections, best)


def _fits(sections: Sequence[Section], place: int, above: Sequence[str]) -> tuple[bool, int, int]:
    """Whether the headings above come before it in this order, then how surely, then how early."""
    before = [heading_key(known.title) for known in sections[:place]]
    position, in_order = 0, True
    for title in above:
        if title not in before[position:]:
            in_order = False
            break
        position = before.index(title, position) + 1
    parents = [heading_key(title) for title in sections[place].parents]
    extra = sum(parent not in above for parent in parents)
    return in_order, -extra, -place


def _with_labelled(sections: Sequence[Section], place: int) -> tuple[Block, ...]:
    """The blocks of a section; of an abstract, those under its headings, which become labels."""
    found = list(sections[place].blocks)
    title = sections[place].title
    if heading_key(title) == "abstract":
        for inner in sections[place + 1 :]:
            if title not in inner.parents:
                break
            label = inner.title.rstrip(":. ")
            found += [Block(block.kind, f"{label}: {block.text}") for block in inner.blocks]
    return tuple(found)


def passage(copy: Copy, blocks: Sequence[Block], locator: Locator) -> tuple[Passage, ...]:
    """The passages to which a locator leads in a section: one, several in a row, or all of it.

    Raises NotThere where the section has not so many paragraphs, items or sentences. Nothing where
    the locator is of a form that cannot be counted.
    """
    if locator.rest:
        return ()
    if locator.exhibit:
        return tuple(_whole(block) for block in blocks if block.kind is BlockKind.EXHIBIT)
    if not copy.has_paragraphs:
        return tuple(map(_whole, blocks))
    if locator.reference is not None:
        return (_whole(_reference(blocks, locator.reference)),)
    if locator.quotation is not None:
        return (_whole(_quotation(blocks, *locator.quotation)),)
    return tuple(_in_text(blocks, locator))


def _in_text(blocks: Sequence[Block], locator: Locator) -> Iterator[Passage]:
    if "principle" in locator.counted:
        yield from _run_in(blocks, locator)
        return
    chosen = _labelled(blocks, locator.label) if locator.label else list(_counted(blocks, locator))
    sentences = locator.counted.get("sentence")
    if not sentences or not chosen:
        yield from map(_whole, chosen)
        return
    after = _label_end(chosen[0].text) if locator.label else 0
    for number in sentences:
        yield _sentence(chosen[0], number, after)


def _whole(block: Block) -> Passage:
    return Passage(block, 0, len(block.text))


def _counted(blocks: Sequence[Block], locator: Locator) -> Iterator[Block]:
    paragraphs = [n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    numbers = locator.counted.get("paragraph")
    items = locator.counted.get("list item") or (() if numbers else locator.counted.get("item"))
    if not numbers:
        if not items and "sentence" not in locator.counted:
            yield from blocks
            return
        numbers = (1,)
    for number in numbers:
        if number > len(paragraphs):
            raise NotThere(
                ngettext(
                    "The section has {count} paragraph.",
                    "The section has {count} paragraphs.",
                    len(paragraphs),
                )
            )
        if not items:
            yield blocks[paragraphs[number - 1]]
            continue
        first = paragraphs[number - 1] + 1
        last = paragraphs[number] if number < len(paragraphs) else len(blocks)
        listed = [block for block in blocks[first:last] if block.kind is BlockKind.ITEM]
        for item in items:
            if item > len(listed):
                raise NotThere(
                    ngettext(
                        "Paragraph {paragraph} has {count} list item.",
                        "Paragraph {paragraph} has {count} list items.",
                        len(listed),
                        paragraph=number,
                    )
                )
            yield listed[item - 1]


def _quotation(blocks: Sequence[Block], paragraph: int, which: int) -> Block:
    seen, found = 0, []
    for block in blocks:
        seen += block.kind is BlockKind.PARAGRAPH
        if block.kind is BlockKind.QUOTATION and seen == paragraph:
            found.append(block)
    if which > len(found):
        raise NotThere(
            ngettext(
                "After paragraph {paragraph} there are {count} quotation.",
                "After paragraph {paragraph} there are {count} quotations.",
                len(found),
                paragraph=paragraph,
            )
        )
    return found[which - 1]


def _reference(blocks: Sequence[Block], number: int) -> Block:
    listed = [b for b in blocks if b.kind in {BlockKind.REFERENCE, BlockKind.ITEM}]
    if number > len(listed):
        raise NotThere(
            ngettext(
                "The list has {count} reference.", "The list has {count} references.", len(listed)
            )
        )
    return listed[number - 1]


def _labelled(blocks: Sequence[Block], label: str) -> list[Block]:
    wanted = heading_key(label)
    for number, block in enumerate(blocks):
        end = _label_end(block.text)
        if heading_key(block.text[:end]) == wanted:
            alone = end >= len(block.text)  # the text stands in the paragraph behind it
            return list(blocks[number + alone : number + alone + 1])
    found = [block for block in blocks if heading_key(block.text).startswith(wanted)]
    if not found:
        raise NotThere(_("Nothing there is headed '{label}'.", label=label))
    return found[:1]


def _label_end(text: str) -> int:
    match = re.match(r"[^.:]{2,60}:(?:\s+|$)", text)
    return match.end() if match else 0


def _run_in(blocks: Sequence[Block], locator: Locator) -> Iterator[Passage]:
    """Passages of paragraphs that begin with a heading of their own, on the same line."""
    headed = [
        (block, after)
        for block in blocks
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
        and (after := _run_in_end(block.text))
    ]
    for number in locator.counted["principle"]:
        if number > len(headed):
            raise NotThere(
                ngettext(
                    "{count} paragraph begins with a heading of its own.",
                    "{count} paragraphs begin with a heading of their own.",
                    len(headed),
                )
            )
        block, after = headed[number - 1]
        for sentence in locator.counted.get("sentence", ()):
            yield _sentence(block, sentence, after)
        if "sentence" not in locator.counted:
            yield _whole(block)


def _run_in_end(text: str) -> int:
    """Where the heading ends that a paragraph begins with; 0 without one."""
    found = spans(text)
    if len(found) < 2 or len(text[: found[0][1]].split()) > _RUN_IN_WORDS:  # noqa: PLR2004
        return 0
    return found[1][0]


def _sentence(block: Block, number: int, after: int) -> Passage:
    found = [(first + after, last + after) for first, last in spans(block.text[after:])]
    if number > len(found):
        raise NotThere(
            ngettext(
                "The paragraph has {count} sentence.",
                "The paragraph has {count} sentences.",
                len(found),
            )
        )
    return Passage(block, *found[number - 1])


# --- words -----------------------------------------------------------------------------------


@lru_cache(maxsize=5_000)
def pattern(words: str) -> re.Pattern[str]:
    """What finds exactly these words: over a divided word, and a raised number between words."""
    signs = []
    for before, sign in zip(f" {words}", words, strict=False):
        if sign == " ":
            signs.append(rf"{_MARK}\s+{_MARK}")
        elif sign == "-":
            signs.append(f"(?:-|{DIVIDED})")
        else:
            divided = f"{DIVIDED}?" if sign.isalnum() and before.isalnum() else ""
            raised = _MARK if before.isalnum() and not sign.isalnum() else ""
            signs.append(divided + raised + re.escape(sign))
    return re.compile("".join(signs))


def nearest(words: str, texts: Sequence[str]) -> str:
    """The stretch of the texts that is most like the words, in whole words; empty without one."""
    best, most = "", 0.5
    for text in texts:
        matcher = difflib.SequenceMatcher(None, words, text, autojunk=False)
        match = matcher.find_longest_match(0, len(words), 0, len(text))
        first = text.rfind(" ", 0, max(0, match.b - match.a)) + 1
        end = text.find(" ", first + len(words))
        candidate = text[first : end if end > 0 else len(text)]
        alike = difflib.SequenceMatcher(None, words, candidate, autojunk=False).ratio()
        if alike > most:
            best, most = candidate, alike
    return best
