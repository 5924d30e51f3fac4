"""The pages of the problem codes: a list, and a page for each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.check.guide import FAMILIES, Meaning, meanings, shown
from generator.evidence import urls
from generator.evidence.interface import N_, _
from generator.publish.pages.page import Link, Page, TocItem

TITLE = N_("What the check says")


@dataclass(frozen=True)
class Family:
    """Codes that begin with the same letter."""

    letter: str
    title: str
    anchor: str
    codes: tuple[tuple[str, Link], ...]
    """Each code with its rule, which leads to its page."""


@dataclass(frozen=True)
class ProblemsView:
    """All codes by family."""

    families: tuple[Family, ...]


@dataclass(frozen=True)
class ProblemView:
    """One code: what is wrong, why it matters, how to mend it, and an example."""

    code: str
    rule: str
    family: Link
    wrong: str
    why: str
    mend: str
    before: str
    after: str
    others: tuple[Link, ...]
    """The codes before and after it."""


def problem_pages() -> tuple[Page, ...]:
    """The list of codes and a page for each; they are the same in every synthesis."""
    families = tuple(_family(letter) for letter in FAMILIES)
    listing = Page(
        path=urls.PROBLEMS,
        template="problems.html",
        title=_(TITLE),
        description=_("Every code that a message begins with: what is wrong, and how to mend it."),
        view=ProblemsView(families),
        toc=tuple(TocItem(family.title, family.anchor) for family in families),
        for_editors=True,
    )
    every = tuple(meanings().values())
    pages = (
        _page(meaning, every[max(0, place - 1) : place] + every[place + 1 : place + 2])
        for place, meaning in enumerate(every)
    )
    return (listing, *pages)


def _family(letter: str) -> Family:
    return Family(
        letter=letter,
        title=_(FAMILIES[letter][1]),
        anchor=FAMILIES[letter][0],
        codes=tuple(
            (meaning.code, Link(meaning.rule, urls.problem(meaning.code)))
            for meaning in meanings().values()
            if meaning.code[0] == letter
        ),
    )


def _page(meaning: Meaning, others: tuple[Meaning, ...]) -> Page:
    anchor = FAMILIES[meaning.code[0]][0]
    return Page(
        path=urls.problem(meaning.code),
        template="problem.html",
        title=f"{meaning.code}: {meaning.rule.rstrip('.')}",
        description=meaning.wrong.replace("`", ""),
        view=ProblemView(
            code=meaning.code,
            rule=meaning.rule,
            family=Link(meaning.family, f"{urls.PROBLEMS}#{anchor}"),
            wrong=meaning.wrong,
            why=meaning.why,
            mend=meaning.mend,
            before=shown(meaning.before),
            after=shown(meaning.after),
            others=tuple(Link(f"{one.code}: {one.rule}", urls.problem(one.code)) for one in others),
        ),
        breadcrumbs=(Link(_(TITLE), urls.PROBLEMS),),
        for_editors=True,
    )
