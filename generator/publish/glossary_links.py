"""Terms explained where a page first uses them: text to HTML in which such words lead on.

The definition stands in an attribute, not in the text: whoever copies, indexes or reads the page by
program gets the sentence as it was written. `term.css` and `term.js` show it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from generator.evidence import urls
from generator.evidence.vocabulary import Vocabulary
from generator.publish.pages.glossary import Explanation

LONGEST: Final = 320
"""The length in characters up to which a definition is shown beside a word."""

_TAG: Final = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")
_NAME: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_UNTOUCHED: Final = frozenset(
    (
        *("a", "button", "summary", "label", "select", "textarea"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
        *("blockquote", "q", "cite", "code", "kbd", "pre", "script", "style", "template"),
    )
)


@dataclass(frozen=True)
class Explanations:
    """What pages say of the terms of a site, made once for all of them."""

    vocabulary: Vocabulary
    shown: Mapping[str, tuple[Explanation, Markup]]
    """Each explanation with its definition as it stands in an attribute, by the term's id."""

    @classmethod
    def of(cls, items: Iterable[Explanation], prose: Callable[[str], Markup]) -> Explanations:
        """Takes the explanations, and how text with Markdown becomes HTML."""
        known = tuple(items)
        return cls(
            Vocabulary(item.term for item in known),
            {
                item.term.id: (
                    item,
                    escape(short(prose(item.text).striptags() if item.is_prose else item.text)),
                )
                for item in known
            },
        )


class Explained:
    """What one page has explained so far: each term once, where the page first uses it."""

    def __init__(self, explanations: Explanations, page: str) -> None:
        """Takes the explanations of the site, and the path of the page."""
        self._vocabulary = explanations.vocabulary
        self._shown = explanations.shown
        self._page = page
        self._silent = page == urls.GLOSSARY or not explanations.shown
        self._done: set[str] = set()

    def mark(self, text: str, again: bool = False) -> Markup:
        """The text as HTML with its new terms marked; with ``again``, those explained before too.

        Text that is HTML already keeps its elements, and those that lead somewhere, name something
        or give somebody's words keep all they hold.
        """
        if self._silent:
            return escape(text)
        if isinstance(text, Markup):
            marked = "".join(self._in_html(text, again))
        else:
            marked = self._in_text(text, again) or escape(text)
        return Markup(marked)  # noqa: S704 - made of escaped texts, and of what was HTML

    def _in_html(self, text: Markup, again: bool) -> Iterator[str]:
        inside = 0
        for number, piece in enumerate(_TAG.split(text)):
            if number % 2:
                name = _NAME.match(piece)
                if name and name[2] in _UNTOUCHED:
                    inside = max(0, inside + (-1 if name[1] else 1))
                yield piece
            elif inside or not piece:
                yield piece
            else:
                yield self._in_text(html.unescape(piece), again) or piece

    def _in_text(self, text: str, again: bool) -> str:
        """The text as HTML with its terms marked; nothing where there is none to mark."""
        pieces: list[str] = []
        position = 0
        for start, end, term in self._vocabulary.occurrences(text):
            explanation, definition = self._shown[term]
            seen = term in self._done or self._page in explanation.known_on
            if seen and not again:
                continue
            self._done.add(term)
            address = escape(urls.relative(explanation.path, self._page))
            pieces += (
                escape(text[position:start]),
                f'<a class="ev-term" href="{address}" data-ev-definition="{definition}">',
                escape(text[start:end]),
                "</a>",
            )
            position = end
        return "".join((*pieces, escape(text[position:]))) if pieces else ""


def short(text: str) -> str:
    """A definition in one paragraph, cut after a sentence, or after a word, where it is long."""
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    sentences = [match.end() for match in re.finditer(r"[.!?](?=\s)", head)]
    return head[: sentences[-1]] if sentences else f"{head.rsplit(' ', 1)[0]} …"
