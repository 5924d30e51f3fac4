"""The twins of pages as files: where the page stands, what it says, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from generator.evidence import urls
from generator.evidence.interface import N_, _
from generator.publish.pages.page import Page
from generator.publish.twins import escaping
from generator.publish.twins.markdown import as_markdown

_FURTHER: Final = N_(
    "What further pages of this list hold stands on the pages of the studies and themes."
)
_NOWHERE_ELSE: Final = frozenset({"questions.html", "synthesis.html"})
"""Templates of lists whose items stand on no page of their own: each of their pages has a twin."""
_LEADING_ON: Final = frozenset({"by-value.html", "search.html", "compare.html", "own-brief.html"})
"""Templates of pages that only lead to others, or that hold nothing before a script has run."""


class Credit(Protocol):
    """How a source is named: its citation, where it stands, and its licence."""

    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def url(self) -> str: ...  # noqa: D102
    @property
    def licence(self) -> str: ...  # noqa: D102


def has_twin(page: Page) -> bool:
    """Whether a page says something by itself, for readers; a list does on its first page."""
    told = page.continues and page.template not in _NOWHERE_ELSE
    silent = page.unlisted or page.moved_to or told
    return not (silent or page.template in _LEADING_ON)


def page_twin(page: Page, html: str, rests_on: Sequence[str], address: str) -> str:
    """The twin of a page, from its finished fragment; empty where it has none.

    ``rests_on`` holds lines of Markdown on its sources, ``address`` is the site's own, or empty.
    """
    if not has_twin(page):
        return ""
    return twin(html + _further(page), f"{address}{page.path}", rests_on)


def _further(page: Page) -> str:
    """Where more of a long list stands."""
    if page.pager is None:
        return ""
    if page.template not in _NOWHERE_ELSE:
        return f"<p>{_(_FURTHER)}</p>"
    following = page.pager.next
    there = urls.relative(following.path, page.path) if following else ""
    said = _("Next page")
    return f'<p><a href="{there}">{said}</a></p>' if there else ""


def twin(html: str, address: str, rests_on: Sequence[str] = (), title: str = "") -> str:
    """A page as Markdown with a line break at its end.

    ``address`` is where the page stands, ``rests_on`` lines of Markdown on its sources; ``title``
    stands above a fragment that has no heading of the first order.
    """
    made = as_markdown(html).rstrip("\n")
    head = "" if made.startswith("# ") else f"# {escaping.line(escaping.escaped(title))}"
    first, _, rest = made.partition("\n\n")
    parts = _put_together(head or first, address, made if head else rest, rests_on)
    return "\n\n".join(filter(None, parts))


def _put_together(head: str, address: str, text: str, rests_on: Sequence[str]) -> Iterator[str]:
    yield head
    if address:
        yield _("Page: {address}", address=f"<{escaping.address(address)}>")
    yield text
    foot = "\n".join(f"- {line}" for line in rests_on)
    begun = _("What this page rests on:")
    yield f"***\n\n{begun}\n\n{foot}\n" if foot else "***\n"


def credit_line(credit: Credit) -> str:
    """A source with its licence, as a line of Markdown."""
    text = escaping.line(escaping.escaped(credit.text))
    named = f"[{text}]({escaping.address(credit.url)})" if credit.url else text
    licence = escaping.line(escaping.escaped(credit.licence))
    return " ".join((named, _("Licence: {licence}.", licence=licence)))
