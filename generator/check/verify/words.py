"""What people are shown of a copy: where words stand there, and what is most like them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.check.verify.document import Block, BlockKind, shown
from generator.check.verify.finding import nearest
from generator.check.verify.sentences import spans
from generator.evidence.interface import _


def where(blocks: Sequence[Block], block: Block, match: re.Match[str]) -> str:
    """The locator of words in a section, as records write it: ``paragraph 2, sentence 3``."""
    paragraph, item, quotations = 0, 0, 0
    for known in blocks:
        if known.kind is BlockKind.PARAGRAPH:
            paragraph, item, quotations = paragraph + 1, 0, 0
        item += known.kind is BlockKind.ITEM
        quotations += known.kind is BlockKind.QUOTATION
        if known is block:
            break
    if block.kind is BlockKind.ITEM:
        return f"paragraph {paragraph}, list item {item}"
    if block.kind is BlockKind.QUOTATION:
        return f"quotation {quotations} after paragraph {paragraph}"
    if block.kind is BlockKind.EXHIBIT:
        return _("a table or figure")
    number = sum(first <= match.start() for first, _other in spans(block.text))
    return f"paragraph {paragraph}, sentence {number}"


def before_in(text: str, words: re.Pattern[str]) -> str | None:
    """What stands before words in a text, without citations and labels; None if they are not."""
    match = words.search(text)
    if match is None:
        return None
    before = re.sub(r"\[[^\]]*\]", " ", text[: match.start()])
    return re.sub(r"^[^.:]{2,60}:\s*|^\(?\d{1,2}[.)]\s*[^.]{2,60}\.\s*", "", before)


def near(words: str, blocks: Sequence[Block]) -> str:
    """The stretch of a section that is most like these words, for people; empty without one."""
    return shown(nearest(words, [block.text for block in blocks]))
