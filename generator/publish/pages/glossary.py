"""The glossary, and what other pages say of its terms where these first occur."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import commonprefix

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import title_of
from generator.evidence.interface import _, ngettext
from generator.evidence.names import sort_name
from generator.evidence.positions import Position
from generator.evidence.records.base import Fact, SourcePlace
from generator.evidence.records.glossary import Basis, LinkKind, Term, TermLink
from generator.evidence.records.model import Model
from generator.evidence.records.principle import Definition, Principle
from generator.evidence.records.reported import as_said
from generator.evidence.records.review import Category
from generator.evidence.vocabulary import Vocabulary
from generator.publish.pages.items.items import NoteItem, PlaceItem, note_items, place_item
from generator.publish.pages.items.standing import things
from generator.publish.pages.items.words import number
from generator.publish.pages.page import Link, Page, TocItem

INDEXED_FROM = 12
"""With this many terms or more the page has an index of letters."""
ABOUT_ONE = frozenset({LinkKind.MODEL, LinkKind.THEME, LinkKind.PRINCIPLE})
"""The records whose pages say what the term means, so that they need not explain it."""
LISTED_THEMES = 5
"""Beyond this many, themes that use a term are counted and not listed."""


@dataclass(frozen=True)
class TermItem:
    """A term with its definition and where that comes from."""

    anchor: str
    path: str
    term: str
    also: str
    definition: str
    is_prose: bool
    by_editors: bool
    used: str
    place: PlaceItem | None
    position: Position | None
    """Where a term is written down that stands at no place in a source."""
    cites: str
    see: tuple[Link, ...]
    links: tuple[Link, ...]
    themes: tuple[Link, ...]
    themes_words: str
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class LetterItem:
    """The terms of one letter; without a letter where the page has no index."""

    letter: str
    anchor: str
    terms: tuple[TermItem, ...]


@dataclass(frozen=True)
class GlossaryView:
    """All terms in alphabetical order."""

    lede: str
    letters: tuple[LetterItem, ...]
    themes_path: str


@dataclass(frozen=True)
class Explanation:
    """What a page says of a term where it first occurs."""

    term: Term
    path: str
    text: str
    is_prose: bool
    known_on: frozenset[str]
    """The pages that are about the term, and need not explain it."""


@dataclass(frozen=True)
class _Definition:
    text: str
    is_prose: bool
    place: SourcePlace | None
    cites: tuple[str, ...]


def glossary_page(catalogue: Catalogue, titles: Mapping[str, str]) -> Page:
    """The page of all terms; ``titles`` holds the titles of the pages there are, by path."""
    used_in = _themes_by_term(catalogue)
    items = [(t, _term_item(catalogue, t, titles, used_in.get(t.id, ()))) for t in catalogue.terms]
    groups: dict[str, list[TermItem]] = {}
    for term, item in items:
        letter = _letter(term) if len(items) >= INDEXED_FROM else ""
        groups.setdefault(letter, []).append(item)
    letters = tuple(
        LetterItem(letter, urls.letter_anchor(letter) if letter else "", tuple(terms))
        for letter, terms in groups.items()
    )
    return Page(
        path=urls.GLOSSARY,
        template="glossary.html",
        title=_("Glossary"),
        description=_(
            "Words of the field and of this site, and where their definitions come from."
        ),
        view=GlossaryView(_lede(len(items)), letters, urls.THEMES),
        record=catalogue.paths["glossary"],
        toc=tuple(
            TocItem(one.letter, one.anchor) if one.letter else TocItem(item.term, item.anchor)
            for one in letters
            for item in (one.terms[:1] if one.letter else one.terms)
        ),
    )


def explanations(catalogue: Catalogue) -> tuple[Explanation, ...]:
    """What pages say of each term that they explain."""
    return tuple(
        Explanation(
            term,
            urls.term(term.id),
            definition.text,
            definition.is_prose,
            frozenset(
                _target(catalogue, link).path.partition("#")[0]
                for link in (*term.links, *filter(None, (term.taken_from,)))
                if link.kind in ABOUT_ONE
            ),
        )
        for term in catalogue.terms
        if term.in_pages
        for definition in (_definition(catalogue, term),)
    )


def definition_text(catalogue: Catalogue, term: Term) -> str:
    """The definition of a term: its own, or that of the record it is taken from."""
    return _definition(catalogue, term).text


def _term_item(
    catalogue: Catalogue, term: Term, titles: Mapping[str, str], themes: tuple[Link, ...]
) -> TermItem:
    definition = _definition(catalogue, term)
    place = place_item(catalogue, definition.place) if definition.place else None
    names = {other.id: other.term for other in catalogue.terms}
    links = [_target(catalogue, link) for link in filter(None, (term.taken_from, *term.links))]
    few = len(themes) <= LISTED_THEMES
    return TermItem(
        anchor=urls.term_anchor(term.id),
        path=urls.term(term.id),
        term=term.term,
        also=", ".join(form for form in term.forms if not _is_inflected(form, term.term)),
        definition=definition.text,
        is_prose=definition.is_prose,
        by_editors=term.basis in {Basis.USED, Basis.EDITORS},
        used=place.source.text if place and term.basis is Basis.USED else "",
        place=place,
        position=None if place else catalogue.positions.at(term),
        cites="; ".join(definition.cites),
        see=tuple(Link(names[name], urls.term(name)) for name in term.see),
        links=tuple(
            Link(link.text or titles[link.path], link.path)
            for link in dict.fromkeys(links)
            if link.text or link.path in titles
        ),
        themes=themes if few else (),
        themes_words="" if few else _themes_words(len(themes), len(catalogue.themes)),
        notes=note_items(catalogue, term.notes),
    )


def _themes_words(count: int, total: int) -> str:
    if count == total:
        return _("every theme")
    return ngettext(
        "{part} of {number} theme", "{part} of {number} themes", total, part=number(count)
    )


def _lede(terms: int) -> str:
    return ngettext(
        "{Number} term: words of the field as the sources use them, and words of this site. "
        "Pages explain a word where they first use it. Point at it, tap it or reach it with the "
        "keyboard.",
        "{Number} terms: words of the field as the sources use them, and words of this site. "
        "Pages explain a word where they first use it. Point at it, tap it or reach it with the "
        "keyboard.",
        terms,
    )


def _definition(catalogue: Catalogue, term: Term) -> _Definition:
    """The definition of a term: its own, or that of the record it is taken from."""
    taken = term.taken_from
    if taken is None:
        return _Definition(term.definition or "", False, term.place, term.cites)
    match things(catalogue)[taken.kind, taken.target].part:
        case Model() as model:
            return _Definition(as_said(model.description), True, model.place, ())
        case Category() as category:
            return _Definition(as_said(category.description), False, category.place, ())
        case Principle() as principle:
            return _Definition(principle.meaning, True, principle.place, principle.cites)
        case Fact() | Definition() as said:
            return _Definition(said.text, False, said.place, said.cites)
    raise LookupError(f"A {taken.kind} explains no term.")  # the record refuses it


def _target(catalogue: Catalogue, link: TermLink) -> Link:
    """Where a link leads; the title of a page is left to the page."""
    if link.kind is LinkKind.PAGE:
        return Link("", urls.NAMED_PAGES[link.target])
    thing = things(catalogue)[link.kind, link.target]
    if isinstance(thing.part, Fact):
        return Link(thing.part.label or _("Method"), thing.address)
    return Link(title_of(thing.part), thing.address)


def _themes_by_term(catalogue: Catalogue) -> Mapping[str, tuple[Link, ...]]:
    """The themes whose summary or findings use a term, by the term's id."""
    vocabulary = Vocabulary(term for term in catalogue.terms if term.in_pages)
    used: dict[str, list[Link]] = {}
    for theme in catalogue.themes:
        texts = (theme.summary, *(finding.statement for finding in theme.findings))
        found = {one.term for text in texts for one in vocabulary.occurrences(text)}
        for term in found:
            used.setdefault(term, []).append(Link(theme.title, urls.theme(theme.id)))
    return {term: tuple(links) for term, links in used.items()}


def _is_inflected(form: str, term: str) -> bool:
    """Whether each word of a form only has another ending, as a plural does."""
    words, words_of_term = form.casefold().split(), term.casefold().split()
    return len(words) == len(words_of_term) and all(
        len(commonprefix(pair)) * 3 >= len(pair[1]) * 2
        for pair in zip(words, words_of_term, strict=True)
    )


def _letter(term: Term) -> str:
    first = sort_name(term.term)[:1].upper()
    return first if first.isalpha() else "0–9"
