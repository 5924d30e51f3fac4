"""The address of a passage: a document that opens where given words stand (a text fragment).

The format: https://wicg.github.io/scroll-to-text-fragment/. A host or browser that does not know
it opens the document at its beginning.
"""

from __future__ import annotations

from urllib.parse import quote as percent_encoded

_DIRECTIVE = ":~:text="


def passage(document: str, words: str) -> str:
    """The document's address, opening at the words; the address alone where there are none.

    The words are encoded whole: a hyphen, comma or ampersand has a meaning of its own there.

    >>> passage("https://example.org/a", "Well-being, hope & peace")
    'https://example.org/a#:~:text=Well%2Dbeing%2C%20hope%20%26%20peace'
    >>> passage("https://example.org/a#results", "Most")
    'https://example.org/a#results:~:text=Most'
    """
    if not document or not words:
        return document
    encoded = percent_encoded(" ".join(words.split()), safe="").replace("-", "%2D")
    mark = "" if "#" in document else "#"
    return f"{document}{mark}{_DIRECTIVE}{encoded}"
