"""Views to HTML: Jinja2 with autoescape and strict names, Markdown subsets made safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import jinja2
import nh3
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.evidence import urls
from generator.evidence.interface import _, listed, ngettext, npgettext, pgettext, spoken
from generator.evidence.problems import InvalidContent, Location, Problem
from generator.evidence.records.reported import Absence, Reported
from generator.evidence.text.files import shown_path
from generator.publish.glossary_links import Explained, Explanations
from generator.publish.lean_templates import LeanTemplates
from generator.publish.pages.glossary import Explanation
from generator.publish.pages.items.marks import mark_words, notes_behind
from generator.publish.pages.items.words import noun_of_files
from generator.publish.pages.page import Link, Page
from generator.publish.prose import prose_html

PROSE_TAGS: Final = {"p", "em", "strong", "ul", "ol", "li", "a", "blockquote", "code"}
NOTHING_MOVED: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class _Drawn:
    """The page that is being drawn, as far as any part of a template may ask for it."""

    path: str
    editing: urls.Editing
    standing: Mapping[str, str]
    """Where parts of long lists stand, by their address on the list."""
    explained: Explained
    ids: set[str] = field(default_factory=set)


# A partial that takes what is drawn from here, and not from the context of the template that
# imports it, is made once for a site; one that takes the context is made anew for each page.
_DRAWN: ContextVar[_Drawn] = ContextVar("_DRAWN")
_ABSENT: Final = Markup('<span class="ev-not-reported">{}</span>')


def page_renderer(
    templates: Path,
    glossary: Sequence[Explanation] = (),
    editing: urls.Editing = urls.NO_EDITING,
    standing: Mapping[str, str] = NOTHING_MOVED,
    *,
    has_documents: bool = True,
) -> Callable[[Page], str]:
    """A function from page to HTML fragment, with the templates of one folder.

    Each page explains the terms of the glossary where it first uses them, and leads to briefs and
    slides as files where those are made (``has_documents``). ``standing`` holds where parts of long
    lists stand, by their address on the list.
    A template that cannot be rendered raises InvalidContent with its file and line.
    """
    templates = templates.resolve()
    environment = _environment(templates)
    _forget_edited(environment)
    explanations = Explanations.of(glossary, prose)

    def render(page: Page) -> str:
        explained = Explained(explanations, page.path)
        drawn_now = _DRAWN.set(_Drawn(page.path, editing, standing, explained))
        try:
            template = environment.get_template(f"pages/{page.template}")
            return template.render(page=page, view=page.view, has_documents=has_documents)
        except jinja2.TemplateSyntaxError as error:
            raise InvalidContent([unreadable_template(error)]) from error
        except Exception as error:
            place = failing_line(error, templates)
            if place is None:
                place = Location(shown_path(templates / "pages" / page.template))
            what = f"The page {page.path or '/'} failed: {type(error).__name__}: {error}."
            raise InvalidContent([Problem("T001", place, what)]) from error
        finally:
            _DRAWN.reset(drawn_now)

    return render


def cited_block(templates: Path, page: str, **shown: Any) -> Markup:
    """How a page is cited, as a fragment that the shell puts below its content.

    ``page`` is its path, ``shown`` what the template shows: the works, and links to others.
    """
    template = _environment(templates.resolve()).get_template("partials/cite-page.html")

    def link(target: str) -> str:
        return urls.relative(target, page)

    return Markup(template.render(**shown, link=link))  # noqa: S704 - escaped by the template


def sheet_drawn(templates: Path, name: str, sheet: Any) -> str:
    """A file made by a template for documents, such as a drawing on a sheet of its own."""
    return _environment(templates.resolve()).get_template(f"documents/{name}").render(sheet=sheet)


@cache
def _environment(templates: Path) -> jinja2.Environment:
    """One environment for a folder, so that a preview compiles only what was edited.

    A folder behind a link is the one that it leads to, whose templates are compiled once.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[LeanTemplates],
    )
    environment.filters["prose"] = prose
    environment.filters["reported"] = _each_time(reported_in_page)
    environment.filters["terms"] = _each_time(terms)
    environment.filters["breakable"] = breakable
    environment.filters["mark_words"] = mark_words
    environment.filters["notes_behind"] = notes_behind
    environment.filters["id_once"] = _each_time(id_once)
    environment.filters["linked"] = _each_time(linked)
    environment.filters["noun_of_files"] = _each_time(noun_of_files)
    environment.globals |= {"link": link, "lasting": lasting, "editing": _editing, **MESSAGES}
    environment.globals |= {"language": _language, "direction": _direction}
    return environment


def _forget_edited(environment: jinja2.Environment) -> None:
    """Templates that were edited are read anew: asked once a site, not at each use of each."""
    known = environment.cache
    assert known is not None  # noqa: S101 - Jinja2 has none only where it is told so
    for key, template in [*known.items()]:
        if not template.is_up_to_date:
            del known[key]


def _each_time(of_this_page: Callable[..., str]) -> Callable[..., str]:
    """A filter that Jinja2 asks for each page, also of a fixed text, as it does with a context."""

    @jinja2.pass_context
    def asked(context: Context, *values: Any, **named: Any) -> str:
        return of_this_page(*values, **named)

    return asked


def link(target: str) -> str:
    """The link from the page that is being drawn to another path, wherever that stands now."""
    return lasting(_DRAWN.get().standing.get(target, target))


def lasting(target: str) -> str:
    """The same for an address to keep: it stays where a list becomes longer."""
    return urls.relative(target, _DRAWN.get().path)


def _editing() -> urls.Editing:
    return _DRAWN.get().editing


def _language() -> str:
    return spoken().language


def _direction() -> str:
    return spoken().direction


def in_html(message: str, /, **values: Any) -> Markup:
    """A message that holds elements, with values that are made safe."""
    return Markup(_(message)).format(**values)  # noqa: S704 - our own words, or held to the same elements


def in_html_counted(singular: str, plural: str, count: int, /, **values: Any) -> Markup:
    """A message with a count that holds elements, with values that are made safe."""
    safe = {name: escape(value) for name, value in values.items()}
    return Markup(ngettext(singular, plural, count, **safe))  # noqa: S704 - as above


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "_": _,
    "ngettext": ngettext,
    "pgettext": pgettext,
    "npgettext": npgettext,
    "_html": in_html,
    "ngettext_html": in_html_counted,
}
"""What templates say things with, of pages and of the shell alike."""


def unreadable_template(error: jinja2.TemplateSyntaxError) -> Problem:
    """The problem with a template that is not Jinja2."""
    file = error.filename or error.name or "the templates"
    place = Location(shown_path(Path(file)), error.lineno)
    return Problem("T001", place, f"The template cannot be read: {error.message}.")


def failing_line(error: BaseException, templates: Path) -> Location | None:
    """The innermost line in a file below this folder at which an error arose, if there is one."""
    place = None
    traceback = error.__traceback__
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if file.is_relative_to(templates):
            place = Location(shown_path(file), traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def prose(text: str) -> Markup:
    """A record's text in the Markdown subset, as safe HTML."""
    html = prose_html(text)
    clean = nh3.clean(
        html,
        tags=PROSE_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener",
    )
    return Markup(clean)  # noqa: S704 - cleaned one line above


def _absent_or_text(value: Reported[Any] | Absence | str) -> Absence | str:
    if isinstance(value, Reported):
        return str(value.known) if value.absence is None else value.absence
    return value


def reported(value: Reported[Any] | Absence | str) -> Markup:
    """A value, or the words that say why it is absent, marked as such."""
    shown = _absent_or_text(value)
    return _ABSENT.format(shown.said) if isinstance(shown, Absence) else escape(shown)


def reported_in_page(value: Reported[Any] | Absence | str) -> Markup:
    """A value, or the words that say why it is absent, explained where a page first has them."""
    shown = _absent_or_text(value)
    if isinstance(shown, Absence):
        return _ABSENT.format(terms(shown.said))
    return escape(shown)


def terms(text: str, again: bool = False) -> Markup:
    """Text as HTML, with terms of the glossary explained where the page first uses them.

    With ``again``, also where it used them before, as in the short words on a badge.
    """
    return _DRAWN.get().explained.mark(text, again)


def id_once(anchor: str) -> Markup:
    """The attribute with this id where the page first has it; nothing where it has it already."""
    ids = _DRAWN.get().ids
    if anchor in ids:
        return Markup()
    ids.add(anchor)
    return Markup(' id="{}"').format(anchor)


def linked(items: Sequence[Link]) -> Markup:
    """Links as a list in a sentence: ``a, b and c``."""
    made = [Markup('<a href="{}">{}</a>').format(link(one.path), one.text) for one in items]
    return Markup(listed(made))  # noqa: S704 - of markup, and of words of our own


def breakable(text: str) -> Markup:
    """Text in which a long address may break after its punctuation."""
    pieces: list[Any] = re.split(r"(?<=[/._?&=-])", text)
    return Markup("<wbr>").join(pieces)


__all__ = [
    "MESSAGES",
    "breakable",
    "failing_line",
    "page_renderer",
    "prose",
    "reported",
    "unreadable_template",
]
