"""Texts as people paste them, and texts as strangers send them."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from tests.hostile import HOSTILE

SIGNS: Final = (
    *"-?:,[]{}#&*!|>'\"%@`~ \n\t\\=<_^$+.()/;",
    *("\r\n", "---\n", "...\n", "<<: ", "- ", ": ", " #", "? ", "|\n ", ">-\n  ", "  "),
    *("!!str ", "&a ", "*a ", "%YAML 1.2\n", "null", "true", "1e9", "0x1", "NO", "id", "title"),
    *("\u2028", "\x85", "\ufeff", "\x00", "\u00ad", "\u200d", "é", "e\u0301", "🌱", "“", "’"),
    *('"\\ud800"', '"\\x0"', "{{ 7*7 }}", "{% raw %}", "${1}", "%s", "\\n", "=1+1", "@SUM(A1)"),
    *("<b>", "</p>", "<!--", "]]>", "&lt;", "&#60;", "<script>", "](javascript:alert(1))"),
    *("](https://example.org)", "![a](b)", "[^1]", "{#a}", "***", "```", "| a | b |", "\\(x\\)"),
)
"""What some reader of ours gives a meaning to, so that no text is just one long word."""

LIKE_YAML = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)
"""Text that looks like YAML, or like anything else that a program reads."""

_SIGNS_IN_A_LINE: Final = [sign for sign in SIGNS if sign.isprintable() and sign != "🌱"]
# Letters that the fonts of the briefs have; others are told of by the check.
_LETTERS: Final = "abcdefgzABCXZäöüßéèñçøåłőşžБЖдялβλω0123456789"
_MARKS: Final = "-–—\u2018’“”„«»…·•!?.,;:()[]{}<>/\\|&#@%*_+=~^`'\"$€£§°"
_WORD = st.text(alphabet=st.sampled_from(_LETTERS + _MARKS), min_size=1, max_size=12)

LINES = (
    st.lists(
        _WORD | st.sampled_from(_SIGNS_IN_A_LINE),
        min_size=1,
        max_size=5,
    )
    .map(lambda words: " ".join(" ".join(words).split()))
    .filter(bool)
)
"""One line of words and marks, as a field for one line takes it; for some, a wrong one."""

ANY_LINES = LINES | st.text(min_size=1, max_size=40) | st.just(HOSTILE.strip())
"""One line, or what is none."""
