"""``llms.txt`` after llmstxt.org: what a synthesis is, how to read and cite it, what there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.evidence import urls
from generator.evidence.interface import N_, _
from generator.evidence.records.reported import AbsenceReason
from generator.publish.pages.page import Page
from generator.publish.pages.pages import Section
from generator.publish.twins import escaping
from generator.publish.twins.files import Credit, credit_line, has_twin

_DATA: Final = (
    (urls.data_file("evidence.json"), N_("everything in one document")),
    (urls.data_file("datapackage.json"), N_("the tables, described for programs")),
)
_OPTIONAL: Final = "Optional"
"""By llmstxt.org, what can be left out where there is little room."""


def llms_text(
    name: str,
    tagline: str,
    pages: Iterable[Page],
    *,
    sections: Iterable[Section],
    credits_of: Sequence[Credit],
    address: str,
) -> str:
    """The text of the file; links begin with the site's address, where that is known."""
    known = {page.path: page for page in pages if has_twin(page)}
    parts = [f"# {_shown(name)}", f"> {_shown(tagline)}", "\n".join(_how_to_read(credits_of))]
    for title, lines in _listed(known, sections, address):
        parts += [f"## {title}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _how_to_read(credits_of: Sequence[Credit]) -> Iterator[str]:
    twins = _(
        "Every page has a twin in Markdown: its address with {ending} behind it. It says what the "
        "page says, with the place of every statement in its source. {mark} behind a statement is "
        "its own address on the page, {link} leads to it.",
        ending="`index.html.md`",
        mark="`{#name}`",
        link="`[#](…)`",
    )
    cite = _(
        "Cite a statement by its own address, name the studies that it cites, and the source in "
        "which it stands. A statement that names no study is said without citation: say so."
    )
    absent = _(
        "What is absent has a reason. {reasons} None of them means no, and none means zero. That "
        "no study is cited under a theme does not mean that it did not happen there.",
        reasons="; ".join(f"*{_(one.value)}*: {_(one.meaning)}" for one in AbsenceReason),
    )
    sources = (_("Source: {source}", source=credit_line(credit)) for credit in credits_of)
    yield from (f"- {line}" for line in (twins, cite, absent, *sources))


def _listed(
    known: Mapping[str, Page], sections: Iterable[Section], address: str
) -> Iterator[tuple[str, list[str]]]:
    optional: list[str] = []
    yield _("Start"), [_line(known[urls.HOME], _("Front page"), address)]
    for section in sections:
        lines = [
            _line(known[link.path], link.text, address)
            if link.path in known
            else f"- {_way(_words_of(link.path), link.path, address)}"
            for link in section.pages
            if link.path in known or not link.text
        ]
        if section.about:
            optional = lines
        elif lines:
            yield _shown(section.title), lines
    yield _("Data"), [f"- [{path}]({_at(path, address)}): {_(words)}" for path, words in _DATA]
    if optional:
        yield _OPTIONAL, optional


def _line(page: Page, title: str, address: str) -> str:
    said = f": {_shown(page.description)}" if page.description else ""
    return f"- {_way(title or page.title, page.path, address)}{said}"


def _way(title: str, path: str, address: str) -> str:
    return f"[{_shown(title)}]({_at(urls.twin(path), address)})"


def _words_of(path: str) -> str:
    return path.strip("/").replace("-", " ").capitalize()


def _at(path: str, address: str) -> str:
    return escaping.address(f"{address}{path}")


def _shown(text: str) -> str:
    return escaping.line(escaping.escaped(text))
