"""What a document's layout does to its text: taken back, and counted by kind."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from generator.check.verify.document import DIVIDED
from generator.evidence.interface import N_

LINE_BREAKS: Final = N_("line breaks")
DIVIDED_WORDS: Final = N_("words divided at the end of a line")
SOFT_HYPHENS: Final = N_("soft hyphens")
LIGATURES: Final = N_("ligatures")
SPACES: Final = N_("spaces of other widths")
INVISIBLE: Final = N_("invisible characters")
CUT: Final = N_("paragraphs cut by a page, a figure or a table")
HEADERS: Final = N_("headers and footers of pages")

_LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
_SOFT: Final = re.compile("\u00ad(?![ \t]*\n)")
_INVISIBLE: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_SPACE: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_DIVIDED: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u0002\ufffe][ \t]*\n[ \t]*(?=[^\W\d_])")
_BREAK: Final = re.compile(r"[ \t]*\n[ \t]*")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def cleaned(text: str, forgiven: Counter[str]) -> str:
    """The text on one line, as the words run; what was taken back is counted."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    for pattern, by, kind in (
        (_SOFT, "", SOFT_HYPHENS),
        (_INVISIBLE, "", INVISIBLE),
        (_SPACE, " ", SPACES),
        (_DIVIDED, DIVIDED, DIVIDED_WORDS),
    ):
        text, count = pattern.subn(by, text)
        forgiven[kind] += count
    text, count = _LIGATURE.subn(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    forgiven[LIGATURES] += count
    text, count = _BREAK.subn(" ", _NOT_XML.sub("", text).strip())
    forgiven[LINE_BREAKS] += count
    return re.sub(r"[ \t]+", " ", text)
