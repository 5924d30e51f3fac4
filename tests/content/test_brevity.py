"""How much pages say before anything is opened, as budgets that print."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.shared import Built


def visible_words(html: str) -> int:
    """How many words stand in sight before anything is opened."""
    page = LexborHTMLParser(html)
    for selector in (
        "details:not([open]) > :not(summary)",
        "script, style, template, [hidden], .ev-visually-hidden, .ev-place__source",
    ):
        for node in page.css(selector):
            node.decompose()
    return len(page.text(separator=" ").split())


def test_what_is_closed_is_not_counted() -> None:
    html = "<p>One two</p><details><summary>three</summary><p>four</p></details><p hidden>five</p>"
    assert visible_words(html) == len(["One", "two", "three"])


# Before notes and lists were closed, the three pages said 6,422, 10,583 and 5,389 words at once.
@pytest.mark.parametrize(
    ("path", "budget"),
    [("method/", 3_211), ("gaps/", 5_291), ("principles/", 2_694), ("synthesis/", 2_500)],
)
def test_pages_say_little_at_once(
    review: Built, capsys: pytest.CaptureFixture[str], path: str, budget: int
) -> None:
    html = next(one.html for one in review.site.pages if one.page.path == path)
    words = visible_words(html)
    with capsys.disabled():
        print(f"/{path}: {words:,} words in sight, budget {budget:,}")
    assert words <= budget
