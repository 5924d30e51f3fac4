"""Rules for the glossary: each form names one term, and whatever a term names exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.check.rules.links import listed_twice
from generator.evidence import urls
from generator.evidence.loading import Content, File
from generator.evidence.problems import DataPath, Location, Problem, ProblemKind, did_you_mean
from generator.evidence.records.base import Fact
from generator.evidence.records.glossary import Glossary, LinkKind, Term, TermLink
from generator.evidence.records.model import Model
from generator.evidence.records.principle import Framework
from generator.evidence.records.review import Category, Review

FACTS_OF = frozenset({"review", "source"})
"""The records whose facts stand on the page of the method, where a term can lead to them."""

_STANDS_IN = {
    LinkKind.CATEGORY: frozenset({"review"}),
    LinkKind.DEFINITION: frozenset({"framework"}),
    LinkKind.FACT: FACTS_OF,
}
"""The records that hold what a link of a kind leads to, where that has no file of its own."""


def every_form_is_of_one_term(content: Content) -> Iterator[Problem]:
    """A word in a text leads to one term: no form stands twice, in whatever case."""
    for entry, glossary in content.records(Glossary):
        seen: dict[str, tuple[Term, Location]] = {}
        for number, term in enumerate(glossary.terms):
            named: list[tuple[DataPath, str]] = [(("terms", number, "term"), term.term)]
            named += [(("terms", number, "forms", n), form) for n, form in enumerate(term.forms)]
            for path, form in named:
                key = " ".join(form.casefold().split())
                if key in seen:
                    other, at = seen[key]
                    yield entry.problem(
                        "I007",
                        path,
                        f"The form '{form}' is already that of '{other.id}' on line {at.line}.",
                        "Keep it in one term; upper and lower case are the same here.",
                        kind=ProblemKind.REPEATED,
                    )
                seen.setdefault(key, (term, entry.at(*path)))


def every_related_term_exists(content: Content) -> Iterator[Problem]:
    """Each term that another is related to stands in the glossary, and is another."""
    terms = list(content.parts(Term))
    known = {term.id for _, _, term in terms}
    for entry, path, term in terms:
        for number, name in enumerate(term.see):
            place = (*path, "see", number)
            if name == term.id:
                what = f"The term '{name}' names itself."
                yield entry.problem("L010", place, what, "Leave it out.")
            elif name not in known:
                yield entry.problem(
                    "L010",
                    place,
                    f"The term '{name}' is not in the glossary.",
                    did_you_mean(name, known) or "Add it to the terms first.",
                    kind=ProblemKind.REFERS_TO_NOTHING,
                )
            elif name in term.see[:number]:
                yield listed_twice(entry, place, name)


def every_term_leads_to_something(content: Content) -> Iterator[Problem]:
    """Each record or page that a term names is there, and says what the term means if it must."""
    for entry, path, term in content.parts(Term):
        for number, link in enumerate(term.links):
            yield from _leads_nowhere(content, entry, (*path, "links", number), link)
        if term.taken_from is not None:
            place = (*path, "taken_from")
            yield from _leads_nowhere(content, entry, place, term.taken_from)
            if _says_nothing(content, term.taken_from):
                yield entry.problem(
                    "L011",
                    (*place, "target"),
                    f"The {term.taken_from.kind.value} '{term.taken_from.target}' does not say "
                    f"what '{term.id}' means.",
                    "Write a definition, with basis: used, and the place of the word.",
                )


def _leads_nowhere(
    content: Content, entry: File, path: DataPath, link: TermLink
) -> Iterator[Problem]:
    known = _known(content, link.kind)
    if known is None or link.target in known:
        return
    others = f"Known: {', '.join(sorted(known))[:300]}." if known else "There is none at all."
    yield entry.problem(
        "L011",
        (*path, "target"),
        f"There is no {link.kind.value} '{link.target}'.",
        did_you_mean(link.target, known) or others,
        kind=ProblemKind.REFERS_TO_NOTHING,
    )


def _known(content: Content, kind: LinkKind) -> Collection[str] | None:
    """The names that a link of one kind may have; None where that cannot be read."""
    if any(content.broken_ids(name) for name in _STANDS_IN.get(kind, ())):
        return None
    match kind:
        case LinkKind.PAGE:
            return urls.NAMED_PAGES
        case LinkKind.CATEGORY:
            reviews = [review for _, review in content.records(Review)]
            return {item.id for item in reviews[0].categories} if reviews else None
        case LinkKind.DEFINITION:
            frames = content.records(Framework)
            return {item.id for _, framework in frames for item in framework.definitions}
        case LinkKind.FACT:
            return {fact.id for file, _, fact in content.parts(Fact) if file.kind.name in FACTS_OF}
    return content.ids(kind.value)


def _says_nothing(content: Content, link: TermLink) -> bool:
    """Whether a model or category is named whose description is absent."""
    described: Iterator[Model | Category] = iter(())
    if link.kind is LinkKind.MODEL:
        described = (model for _, model in content.records(Model))
    elif link.kind is LinkKind.CATEGORY:
        described = (item for _, review in content.records(Review) for item in review.categories)
    return any(one.id == link.target and one.description.absence for one in described)
