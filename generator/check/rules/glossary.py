"""Rules for the glossary: each form names one term, and whatever a term names exists."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.interface import _
from generator.evidence.loading import Content
from generator.evidence.problems import DataPath, Location, Problem, ProblemKind
from generator.evidence.records.glossary import Glossary, LinkKind, Term, TermLink
from generator.evidence.records.kinds import noun_of
from generator.evidence.records.model import Model
from generator.evidence.records.review import Category, Review


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
                        _(
                            "The form '{form}' is already that of '{other}' on line {line}.",
                            form=form,
                            other=other.id,
                            line=at.line,
                        ),
                        _("Keep it in one term; upper and lower case are the same here."),
                        kind=ProblemKind.REPEATED,
                    )
                seen.setdefault(key, (term, entry.at(*path)))


def every_related_term_is_another(content: Content) -> Iterator[Problem]:
    """No term is related to itself."""
    for entry, path, term in content.parts(Term):
        for number, name in enumerate(term.see):
            if name == term.id:
                what = _("The term '{name}' names itself.", name=name)
                yield entry.problem("L010", (*path, "see", number), what, _("Leave it out."))


def every_record_that_explains_a_term_does(content: Content) -> Iterator[Problem]:
    """A term that is taken from a record is taken from one that says what the term means."""
    for entry, path, term in content.parts(Term):
        if term.taken_from is not None and _says_nothing(content, term.taken_from):
            yield entry.problem(
                "L011",
                (*path, "taken_from", "target"),
                _(
                    "The {kind} '{target}' does not say what '{term}' means.",
                    kind=noun_of(term.taken_from.kind.value),
                    target=term.taken_from.target,
                    term=term.id,
                ),
                _("Write a definition, with basis: used, and the place of the word."),
            )


def _says_nothing(content: Content, link: TermLink) -> bool:
    """Whether a model or category is named whose description is absent."""
    described: Iterator[Model | Category] = iter(())
    if link.kind is LinkKind.MODEL:
        described = (model for _entry, model in content.records(Model))
    elif link.kind is LinkKind.CATEGORY:
        described = (
            item for _entry, review in content.records(Review) for item in review.categories
        )
    return any(one.id == link.target and one.description.absence for one in described)
