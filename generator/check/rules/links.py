"""Rules for links: whatever a record names exists, and a list names it once.

Which fields name what stands in the models; here stands what is said where it is not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.evidence import urls
from generator.evidence.interface import _
from generator.evidence.interface import listed as in_a_row
from generator.evidence.loading import Content
from generator.evidence.problems import Problem, ProblemKind, did_you_mean, listed
from generator.evidence.record_links import (
    Home,
    RecordLink,
    homes,
    known_things,
    record_links,
    things_in,
)
from generator.evidence.records.glossary import LinkKind, TermLink
from generator.evidence.records.kinds import noun_of
from generator.evidence.records.principle import AssessmentQuestion
from generator.evidence.records.question import AnswerLink
from generator.evidence.records.reporting import ReportingItem
from generator.evidence.records.statement import Statement

CODES: Final = {
    "study": "L001",
    "theme": "L002",
    "model": "L003",
    "source": "L004",
    "category": "L005",
    "interpretation": "L006",
    "characteristic": "L007",
    "term": "L010",
    "finding": "L020",
    "challenge": "L022",
    "theme kind": "L023",
    "appraisal question": "L040",
    "speaker role": "L029",
    "topic": "L025",
    "challenge level": "L026",
    "diagram node": "L032",
}
"""The code for something that is named and not there, by what it is."""

Known = Mapping[str, Collection[str]]


def every_named_thing_exists(content: Content) -> Iterator[Problem]:
    """Whatever a record names by its id has a file, or stands where such things are listed."""
    known = known_things(content)
    for link in record_links(content):
        if _is_known(known, link):
            continue
        names = _names(content, known, link)
        if names is not None and link.named not in names:
            yield _missing(content, link, names)


def _is_known(known: Known, link: RecordLink) -> bool:
    """Whether it is there, as most things are, so that nobody need ask what else there is."""
    refers = link.field.refers
    if (refers and refers.in_own_record) or link.things == (LinkKind.PAGE,):
        return False
    return any(link.named in known.get(thing, ()) for thing in link.things)


def _names(content: Content, known: Known, link: RecordLink) -> Collection[str] | None:
    """The names that the thing may have; None where they cannot be read."""
    refers = link.field.refers
    if refers and refers.in_own_record:
        broken = link.file.stem in content.broken_ids(link.file.kind.name)
        own = things_in(link.file)
        return None if broken else [name for thing, name, _other in own if thing in link.things]
    if link.things == (LinkKind.PAGE,):
        return urls.NAMED_PAGES
    if any(_unread(content, home, link.named) for home in _homes(link)):
        return None
    return [name for thing in link.things for name in known.get(thing, ())]


def _homes(link: RecordLink) -> Iterator[Home]:
    return (home for thing in link.things for home in homes(thing))


def _unread(content: Content, home: Home, named: str) -> bool:
    """Whether the thing may stand in a file that cannot be read."""
    broken = content.broken_ids(home.kind.name)
    if not home.path:
        return False
    if home.of_record:
        return named.partition(".")[0] in broken
    return bool(broken) or (home.kind.required and not content.of(home.kind.name))


def _missing(content: Content, link: RecordLink, names: Collection[str]) -> Problem:
    names = [name for name in names if not _is_itself(link, name)]
    code, message, hint = _words(content, link, names)
    near = did_you_mean(link.named, names)
    kind = ProblemKind.REFERS_TO_NOTHING
    return link.file.problem(code, link.path, message, near or hint, kind=kind)


def _is_itself(link: RecordLink, name: str) -> bool:
    """Whether a name is that of the record that names something else as its own kind."""
    return link.file.kind.name in link.things and name == link.file.stem


def _words(content: Content, link: RecordLink, names: Collection[str]) -> tuple[str, str, str]:
    """Code, message and hint; the hint is for where no other name is near."""
    thing, name = link.things[0], link.named
    match link.part:
        case TermLink():
            return (
                "L011",
                _("There is no {thing} '{name}'.", thing=noun_of(thing), name=name),
                _what_is_there(names),
            )
        case ReportingItem(id=item):
            noun = _("group of statements") if thing == "statement group" else noun_of(thing)
            message = _(
                "The {noun} '{name}' that is to cover '{item}' is not recorded.",
                noun=noun,
                name=name,
                item=item,
            )
            return "L021", message, _("Point to what is, or leave it out.")
        case AnswerLink():
            return (
                "L027",
                _("There is no {thing} '{name}' to answer it.", thing=noun_of(thing), name=name),
                _what_is_there(names),
            )
        case Statement() if link.field.name == "same_as":
            return (
                "L028",
                _("There is no other statement '{name}'.", name=name),
                _("Name it by both ids: a.b."),
            )
        case AssessmentQuestion():
            nouns = in_a_row([noun_of(one) for one in link.things], "or")
            message = _(
                "'{name}' is no {thing} of '{record}'.",
                name=name,
                thing=nouns,
                record=link.file.stem,
            )
            return "L022", message, _("Name one that is, or record it first.")
    return CODES[thing], *_not_there(content, thing, name, names)


def _what_is_there(names: Collection[str]) -> str:
    """What there is, as a hint."""
    return (
        _("Known: {names}.", names=listed(sorted(names))) if names else _("There is none at all.")
    )


def _not_there(content: Content, thing: str, name: str, names: Collection[str]) -> tuple[str, str]:
    """Message and hint for something with a home of its own."""
    home = homes(thing)[0]
    where = f"{content.root}/{home.kind.folder or home.kind.file}"
    if not home.path:
        return _(
            "The {thing} '{name}' has no file in {where}/.",
            thing=noun_of(thing),
            name=name,
            where=where,
        ), _("Add {where}/{name}.yml first.", where=where, name=name)
    if home.of_record:
        record, _other, part = name.partition(".")
        there = _(
            "The {thing} '{part}' does not stand in {where}/{record}.yml.",
            thing=noun_of(thing),
            part=part,
            where=where,
            record=record,
        )
        if record not in content.ids(home.kind.name):
            there = _(
                "The {kind} '{record}' has no file in {where}/.",
                kind=noun_of(home.kind.name),
                record=record,
                where=where,
            )
        return there, _("Write {form}.", form=f"{home.kind.name}-id.{thing}-id")
    if thing == "term":
        what = _("The term '{name}' is not in the glossary.", name=name)
        return what, _("Add it to the terms first.")
    if thing == "theme kind":
        what = _("The kind '{name}' is not one of this review's kinds of themes.", name=name)
        return what, f"{home.path[0].name} in {where}: {listed(names)}."
    hint = _("List it there under {field}.", field=home.path[0].name)
    if thing == "category":
        hint = _("Listed there: {names}.", names=listed(names))
    if home.within_record:
        form = f"{home.path[-2].called}-id.{thing.replace(' ', '-')}-id"
        hint = _("Write {form}.", form=form)
    if not home.kind.file:
        return _(
            "The {thing} '{name}' stands in no file in {where}/.",
            thing=noun_of(thing),
            name=name,
            where=where,
        ), hint
    return _(
        "The {thing} '{name}' is not listed in {where}.",
        thing=noun_of(thing),
        name=name,
        where=where,
    ), hint
