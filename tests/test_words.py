"""One word for one thing, and none of the house's own, in all that readers see."""

from __future__ import annotations

import re
from typing import Final

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SAMPLE
from tests.shared import Built, Shared

BANNED: Final = {
    r"where (?:it|(?:all )?this|they) stands?": "Source",
    r"picks?|picked|picking": "Add to brief",
    r"speaks? to": "what is meant: is cited under, is found under",
    r"carriers?": "the statements that make it",
    r"carr(?:y|ies) (?:the|this|its) (?:message|conclusion)": "the statements that make it",
    r"interpretations?": "Conclusions",
    r"tied (?:to|by)|editors’ ties?": "linked to, editors’ link",
}
"""What is not said on the site, and what is said for it."""
EDITORS_PAGES: Final = ("contributing", "problems", "edit", "changes", "data")
"""Pages that name files, records and values, to those who edit or reuse them."""
SEEN: Final = ("aria-label", "title", "placeholder", "alt")


def house_words(html: str) -> list[str]:
    """What a page says that it should not, in its text or in the names of its parts."""
    page = LexborHTMLParser(html)
    for name in ("script", "style", "template", "code", "blockquote", ".ev-place__passage"):
        for node in page.css(name):
            node.decompose()
    said = [page.text(separator=" ")]
    for node in page.css(",".join(f"[{name}]" for name in SEEN)):
        said += [node.attributes.get(name) or "" for name in SEEN]
    text = " ".join(" ".join(said).split())
    return [match[0] for words in BANNED for match in re.finditer(rf"\b(?:{words})\b", text, re.I)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Where it stands</p>", ["Where it stands"]),
        ('<button aria-label="Pick this">Add</button>', ["Pick"]),
        ("<blockquote>I pick roses.</blockquote><p>Picky.</p>", []),
    ],
)
def test_house_words_are_found(html: str, expected: list[str]) -> None:
    assert house_words(html) == expected


def test_no_page_of_the_sample_has_a_word_of_the_house(shared: Shared) -> None:
    site = Built(SAMPLE, shared).site
    pages = [one for one in site.pages if not one.page.path.startswith(EDITORS_PAGES)]
    assert len(pages) > 20
    found = {one.page.path: words for one in pages if (words := house_words(one.html))}
    assert found == {}
