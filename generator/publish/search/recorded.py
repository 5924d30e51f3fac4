"""Records and their parts as documents: the words by which each is found.

What is best said of a thing stands in a function of its own; anything else is found by its title
and its words, so that a new part of a record is found as soon as it has an address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.evidence import urls
from generator.evidence.addresses import Standing, standing_in
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import RecordField, field_of, fields_of, known, title_of
from generator.evidence.fields.field import Holds
from generator.evidence.interface import _
from generator.evidence.names import author_names, names_in_full
from generator.evidence.records.base import Fact, Record
from generator.evidence.records.glossary import Term
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.markers import Trait, Words
from generator.evidence.records.model import Model
from generator.evidence.records.principle import Principle
from generator.evidence.records.question import Question
from generator.evidence.records.source import Source
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study
from generator.evidence.records.theme import Theme
from generator.publish.pages.glossary import definition_text
from generator.publish.pages.items.asked import UNTOLD
from generator.publish.pages.items.speaking import spoken_by
from generator.publish.pages.page import Link
from generator.publish.prose import plain
from generator.publish.search.document import Document
from generator.publish.search.studies import sentences, study_document

FOLDERS = frozenset(kind.name for kind in KINDS if kind.folder)


@dataclass(frozen=True)
class _Recorded:
    """Something that is to be found."""

    catalogue: Catalogue
    part: Any
    standing: Standing
    around: tuple[Link, ...]
    """What it stands in."""


def recorded_documents(
    catalogue: Catalogue, titles: Mapping[str, str]
) -> Iterator[tuple[Standing, Document]]:
    """Everything recorded that has an address, with its document, in the order of readers.

    ``titles`` are those of the pages, by path. What is a page as a whole is left to the pages.
    """
    for standing in _standing(catalogue):
        around = _around(catalogue, standing, titles)
        recorded = _Recorded(catalogue, standing.part, standing, around)
        makers = (make for kind, make in _MAKERS if isinstance(standing.part, kind))
        document = next(makers, _by_its_words)(recorded)
        also = (*document.also, *getattr(standing.part, "also", ()))
        besides = (*document.besides, *_besides(catalogue, standing.part))
        yield standing, replace(document, also=also, besides=besides)


def _besides(catalogue: Catalogue, part: Record) -> Iterator[str]:
    """What a part is about, the numbers in its bracket, and the works that it cites."""
    about = getattr(part, "about", ())
    for topic in catalogue.review.topics if about else ():
        if topic.id in about:
            yield from (topic.label, *topic.also)
    yield getattr(part, "bracket", None) or ""
    yield from getattr(part, "cites", ())


def _standing(catalogue: Catalogue) -> Iterator[Standing]:
    records: Mapping[str, Sequence[Any]] = {
        "study": catalogue.studies,
        "theme": catalogue.themes,
        "interpretation": catalogue.interpretations,
        "model": catalogue.models,
        "principle": catalogue.principles,
        "question": catalogue.questions,
    }
    for kind in KINDS:
        entries = {entry.stem: entry for entry in catalogue.content.of(kind.name)}
        for record_id in [record.id for record in records.get(kind.name, ())] or sorted(entries):
            standing = standing_in(kind, record_id, entries[record_id].inner)
            yield from (one for one in standing if kind.folder or one.around)


def _around(
    catalogue: Catalogue, standing: Standing, titles: Mapping[str, str]
) -> tuple[Link, ...]:
    """What a part stands in: another part, its record, or the page that its record is.

    A term stands in the glossary, which goes without saying.
    """
    around = standing.around
    if around is None or standing.called == "term":
        return ()
    page = standing.address.partition("#")[0]
    if around.around is None and around.kind not in FOLDERS and page in titles:
        return (Link(titles[page], page),)
    title = catalogue.labels[around.part.id] if isinstance(around.part, Study) else ""
    return (Link(title or title_of(around.part), around.address),)


def _by_its_words(recorded: _Recorded) -> Document:
    """A document by a part's title and all its texts."""
    texts = " ".join(_texts(recorded.part))
    title = title_of(recorded.part)
    return Document(title, recorded.standing.address, texts, recorded.around)


def _texts(part: Record) -> Iterator[str]:
    """The words of a part, without its title, and those of what has no address of its own."""
    for field in fields_of(type(part)):
        value = known(getattr(part, field.name))
        if field.part and not field.anchor and field_of(field.part, "id"):
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, Record):
                    yield from filter(None, (title_of(inner), *_texts(inner)))
        elif isinstance(value, str) and _is_said(field):
            yield plain(value) if field.holds is Holds.PROSE else value


def _is_said(field: RecordField) -> bool:
    """Whether a field's text is words that people read, and no title."""
    return field.words not in {None, Words.CODE} and Trait.TITLE not in field.traits


def _study(recorded: _Recorded) -> Document:
    return study_document(recorded.catalogue, recorded.part, recorded.standing.address)


def _theme(recorded: _Recorded) -> Document:
    theme: Theme = recorded.part
    category, tree = recorded.catalogue.category_of(theme), recorded.catalogue.tree
    return Document(
        title=theme.title,
        path=recorded.standing.address,
        text=plain(theme.summary),
        where=(
            *((Link(category.title, urls.category(category.id)),) if category else ()),
            *(Link(one.title, urls.theme(one.id)) for one in tree.around(theme)),
        ),
        picked_as=theme.id,
    )


def _statement(recorded: _Recorded) -> Document:
    statement: Statement = recorded.part
    is_finding = recorded.standing.called == "finding"
    labels = recorded.catalogue.labels
    return Document(
        title="",
        path=recorded.standing.address,
        text=statement.statement,
        where=recorded.around,
        note=", ".join(labels[study] for study in statement.studies),
        picked_as=urls.part_id(recorded.standing.record_id, statement.id) if is_finding else "",
    )


def _quote(recorded: _Recorded) -> Document:
    quote: Quote = recorded.part
    themes = (Link(recorded.catalogue.theme[t].title, urls.theme(t)) for t in quote.themes)
    return Document(
        title="",
        path=recorded.standing.address,
        text=quote.text,
        where=(*recorded.around, *themes),
        note="; ".join(spoken_by(recorded.catalogue, quote)),
        language=quote.language or "",
        picked_as=urls.part_id(recorded.standing.record_id, quote.id),
    )


def _model(recorded: _Recorded) -> Document:
    model: Model = recorded.part
    return Document(model.title, recorded.standing.address, plain(model.description.known or ""))


def _interpretation(recorded: _Recorded) -> Document:
    item: Interpretation = recorded.part
    text = f"{item.message} {plain(item.summary)}"
    return Document(item.title, recorded.standing.address, text, picked_as=item.id)


def _principle(recorded: _Recorded) -> Document:
    item: Principle = recorded.part
    return Document(item.title, recorded.standing.address, plain(item.meaning))


def _question(recorded: _Recorded) -> Document:
    item: Question = recorded.part
    text = item.answer or f"{_(UNTOLD)}: {item.unanswered}"
    return Document(item.question, recorded.standing.address, text)


def _fact(recorded: _Recorded) -> Document:
    fact: Fact = recorded.part
    return Document(fact.label or "", recorded.standing.address, fact.text, recorded.around)


def _term(recorded: _Recorded) -> Document:
    term: Term = recorded.part
    text = term.definition or plain(definition_text(recorded.catalogue, term))
    return Document(term.term, recorded.standing.address, text, names=term.forms)


def _source(recorded: _Recorded) -> Document:
    source: Source = recorded.part
    authors, title = author_names(source.authors.known or ()), source.title.known or ""
    return Document(
        title=source.label,
        path=recorded.standing.address,
        text=sentences(title, ", ".join(authors), source.description, source.copy_note),
        names=(title, *authors, *names_in_full(source.authors.known or ()), source.doi or ""),
    )


_MAKERS: tuple[tuple[type[Record], Callable[[_Recorded], Document]], ...] = (
    (Study, _study),
    (Theme, _theme),
    (Statement, _statement),
    (Quote, _quote),
    (Model, _model),
    (Interpretation, _interpretation),
    (Principle, _principle),
    (Question, _question),
    (Fact, _fact),
    (Term, _term),
    (Source, _source),
)
