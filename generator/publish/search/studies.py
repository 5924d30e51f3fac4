"""Included studies as documents: their references, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import arranged
from generator.evidence.names import author_names, names_in_full
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.study import Study
from generator.publish.pages.items.items import value_words
from generator.publish.pages.items.told_apart import about_study
from generator.publish.search.document import Document


def study_document(catalogue: Catalogue, study: Study, address: str) -> Document:
    """A study at an address, found by its reference and by what it is about."""
    reference = study.reference
    authors = author_names(reference.named_authors)
    authors += ("and others",) if reference.et_al else ()
    return Document(
        title=catalogue.labels[study.id],
        path=address,
        text=sentences(
            reference.title,
            *((reference.translated_title,) if reference.translated_title else ()),
            ", ".join(authors),
            reference.container or "",
            *_characteristics(catalogue, study),
        ),
        note=about_study(catalogue, study),
        names=(
            reference.title,
            *((reference.translated_title,) if reference.translated_title else ()),
            *authors,
            *names_in_full(reference.named_authors),
            reference.doi or "",
            *((reference.pmid,) if reference.pmid else ()),
            *reference.trials,
            *((str(reference.number),) if reference.number else ()),
        ),
        also=tuple(_other_words(catalogue, study)),
        besides=(reference.container or "", *_asked(catalogue, study)),
        picked_as=study.id,
    )


def _characteristics(catalogue: Catalogue, study: Study) -> Iterator[str]:
    for dimension in arranged(catalogue.dimensions, BuiltIn.COUNTRY):
        value = value_words(catalogue, dimension, study).known
        if dimension.searched and value:
            yield f"{dimension.label}: {value}"


def _asked(catalogue: Catalogue, study: Study) -> Iterator[str]:
    """Other words for what is known of a study."""
    for dimension in catalogue.dimensions.values():
        if dimension.also and catalogue.values(dimension.id, study).known:
            yield from dimension.also


def _other_words(catalogue: Catalogue, study: Study) -> Iterator[str]:
    """By what a study is about it is found as by its name, and by other words for that."""
    for dimension in arranged(catalogue.dimensions, BuiltIn.COUNTRY):
        values = catalogue.values(dimension.id, study).known if dimension.searched else None
        groups = dimension.groups or dimension.id == BuiltIn.CARRIED_OUT
        for value in values or ():
            if groups:
                yield value.label
            for words in dimension.values:
                if words.value in {value.id, value.label}:
                    yield from filter(None, (words.group, *words.also))


def sentences(*parts: str) -> str:
    """Parts as a row of sentences; those that end like one stay as they are."""
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )
