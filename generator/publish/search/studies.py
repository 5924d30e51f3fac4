"""Included studies as documents: their references, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import arranged, begun_small
from generator.evidence.interface import _
from generator.evidence.names import author_names, names_in_full
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.study import Study
from generator.evidence.text.languages import language_name, primary
from generator.evidence.values import COUNTRIES
from generator.publish.pages.items.value_words import value_words
from generator.publish.search.document import Document


def study_document(catalogue: Catalogue, study: Study, address: str) -> Document:
    """A study at an address, found by its reference and by what it is about."""
    reference = study.reference
    authors = author_names(reference.named_authors)
    authors += (_("and others"),) if reference.et_al else ()
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
        note="; ".join(_in_short(catalogue, study)),
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
        also=(*_other_words(catalogue, study), *_languages(study)),
        besides=(reference.container or "", *_asked(catalogue, study)),
        picked_as=study.id,
    )


def _characteristics(catalogue: Catalogue, study: Study) -> Iterator[str]:
    for dimension in arranged(catalogue.dimensions, BuiltIn.COUNTRY):
        value = value_words(catalogue, dimension, study).known
        if dimension.searched and value:
            yield f"{dimension.label}: {value}"


def _languages(study: Study) -> Iterator[str]:
    """The languages of its report, by name; that it is in English goes without saying."""
    for tag in study.reference.languages:
        if primary(tag) != "en":
            yield language_name(tag)


def _asked(catalogue: Catalogue, study: Study) -> Iterator[str]:
    """Other words for what is known of a study."""
    for dimension in catalogue.dimensions.values():
        if dimension.also and catalogue.values(dimension.id, study).known:
            yield from dimension.also


def _in_short(catalogue: Catalogue, study: Study) -> Iterator[str]:
    """What a study is about, and where it took place; or else came out, which is another thing."""
    for some in ((BuiltIn.PROVISION,), COUNTRIES):
        for dimension in (
            catalogue.dimensions[name] for name in some if name in catalogue.dimensions
        ):
            known = catalogue.values(dimension.id, study).known
            if known:
                label = f"{begun_small(dimension.label)}: " if dimension.id in COUNTRIES else ""
                yield f"{label}{', '.join(value.label for value in known)}"
                break


def _other_words(catalogue: Catalogue, study: Study) -> Iterator[str]:
    """By what a study is about it is found as by its name, and by other words for that."""
    for dimension in arranged(catalogue.dimensions, BuiltIn.COUNTRY):
        values = catalogue.values(dimension.id, study).known if dimension.searched else None
        groups = dimension.groups or dimension.id in COUNTRIES
        for value in values or ():
            if groups:
                yield from {value.label: None, value.words: None}
            for words in dimension.values:
                if words.value in {value.id, value.label, value.words}:
                    yield from filter(None, (words.group, *words.also))


def places(catalogue: Catalogue) -> tuple[str, ...]:
    """The places that studies are recorded to be of, by all their names, in alphabetical order."""
    asked = [catalogue.dimensions[name] for name in COUNTRIES if name in catalogue.dimensions]
    found = {name for of in asked for name in catalogue.named[of.id]}
    also = [one.also for of in asked for one in of.values if one.value in found]
    found.update(chain.from_iterable(also))
    return tuple(sorted(found))


def sentences(*parts: str) -> str:
    """Parts as a row of sentences; those that end like one stay as they are."""
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )
