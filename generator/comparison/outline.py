"""What differs, in words: a summary, then sections of items; each form shows the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.evidence_diff import (
    Change,
    Consequences,
    FieldChange,
    How,
    LadderChange,
    Look,
    Resting,
    SupportChange,
)
from generator.marks import changes_in_words
from generator.problems import Problem
from generator.views.words import counted, ended, first_words, listed, possible, sentence

MOST = 60
"""Of more items than this in one list, the others are counted."""
CONTEXT = 4
"""Words that stay before and after what differs in a text."""
LONGEST = 240
FIRST = ("study", "quote", "theme", "finding", "interpretation", "statement", "model", "principle")
OTHER = "other part of a record"


@dataclass(frozen=True)
class Item:
    """A line, and lines below it."""

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Part:
    """A heading with its items."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Outline:
    """All that is said."""

    title: str
    summary: tuple[str, ...]
    sections: tuple[Part, ...]


def outline(
    sides: tuple[str, str],
    changes: Sequence[Change],
    follows: Consequences,
    problems: Sequence[tuple[str, Sequence[Problem]]],
) -> Outline:
    """The outline of a comparison; ``problems`` hold the errors of each side that has any."""
    title = "What this does to the evidence"
    said = [f"From {sides[0]} to {sides[1]}."]
    said.append(summary(changes) if changes else "No record says anything else than before.")
    for name, errors in problems:
        said.append(
            f"There are {counted(len(errors), 'error')} in {name}, so what follows for the matrix, "
            "themes and the ladder is not known, and files that cannot be read are left out."
        )
    parts = [
        *(Part(f"Errors in {name}", _capped(_problems(found))) for name, found in problems),
        Part("What changed", record_items(changes)),
        Part("The matrix", _matrix(follows)),
        Part("What themes rest on", _capped(map(_support, follows.support))),
        Part("Ladder scores", _capped(map(_ladder, follows.ladder))),
        Part("Findings that rest on one study", _single(follows)),
        Part("What needs another look", _looks(follows)),
    ]
    return Outline(title, tuple(said), tuple(part for part in parts if part.items))


def summary(changes: Iterable[Change]) -> str:
    """How many of what were added, changed, removed and renamed: ``Two studies added; …``."""
    counts = Counter(
        (change.piece.kind if change.piece.kind in FIRST else OTHER, change.how)
        for change in changes
    )
    said = [
        f"{counted(counts[kind, how], kind, _plural(kind))} {how.value}"
        for kind in (*FIRST, OTHER)
        for how in How
        if counts[kind, how]
    ]
    return ended(sentence("; ".join(said)))


def record_items(changes: Sequence[Change]) -> tuple[Item, ...]:
    """An item a record, with what changed in it below."""
    items = []
    for _, group in groupby(changes, key=lambda change: change.piece.record):
        found = tuple(group)
        whole = next((change for change in found if change.whole), None)
        parts = [change for change in found if not change.whole]
        below = [*map(_field, whole.fields if whole else ()), *_parts(parts, whole)]
        items.append(Item(record_words(found), _capped(below)))
    return _capped(items)


def record_words(found: Sequence[Change]) -> str:
    """A record and what happened to it: ``Study added: Okafor 2019``."""
    whole = next((change for change in found if change.whole), None)
    kind, _, record_id = found[0].piece.record.partition("/")
    if whole is None:
        return f"{sentence(kind)} changed: {record_id.replace('-', ' ')}"
    return f"{sentence(kind)} {whole.how.value}: {named(whole)}"


def named(change: Change) -> str:
    """What a piece is called; for another name, or another id, also what it was."""
    name = first_words(change.piece.name, 160)
    if change.how is How.RENAMED:
        return f"{name} (its id was {change.before_id})"
    return name


def part_words(change: Change) -> str:
    """A part of a record and what happened to it: ``Finding added: …``."""
    return f"{sentence(change.piece.kind)} {change.how.value}: {named(change)}"


def field_words(field: FieldChange) -> str:
    """What a field said and says, in short."""
    if len(field.before) == 1 and len(field.after) == 1:
        before, after = difference(field.before[0], field.after[0])
        return f"{field.label}: was “{before}”, is “{after}”"
    if not field.before:
        return f"{field.label}: new: {_texts(field.after)}"
    if not field.after:
        return f"{field.label}: gone: {_texts(field.before)}"
    said = []
    if field.gained:
        said.append(f"new: {_texts(field.gained)}")
    if field.lost:
        said.append(f"gone: {_texts(field.lost)}")
    return f"{field.label}: {'; '.join(said) or 'in another order'}"


def difference(before: str, after: str) -> tuple[str, str]:
    """Two texts cut down to where they differ, with some words around."""
    old, new = before.split(), after.split()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return _cut(old, start, end), _cut(new, start, end)


def _cut(words: Sequence[str], start: int, end: int) -> str:
    first = max(0, start - CONTEXT)
    last = min(len(words), len(words) - end + CONTEXT)
    text = first_words(" ".join(words[first:last]), LONGEST)
    ending = " …" if last < len(words) and not text.endswith("…") else ""
    return f"{'… ' if first else ''}{text}{ending}"


def _field(field: FieldChange) -> Item:
    return Item(sentence(field_words(field)))


def _parts(parts: Sequence[Change], whole: Change | None) -> Iterator[Item]:
    alone = whole is not None and whole.how in {How.ADDED, How.REMOVED}
    for change in parts:
        if alone:
            yield Item(f"{sentence(change.piece.kind)}: {named(change)}")
        else:
            yield Item(part_words(change), tuple(map(_field, change.fields)))


def _problems(problems: Iterable[Problem]) -> Iterator[Item]:
    for problem in problems:
        at = problem.location
        yield Item(f"{at.path}, line {at.line}: {problem.message} ({problem.code})")


def _matrix(follows: Consequences) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{counted(len(cells), 'cell')} {verb}",
            _capped(Item(f"{cell.study} under {cell.theme}") for cell in cells),
        )
        for verb, cells in (
            ("that hold evidence now, and were empty", follows.gained),
            ("that are empty now, and held evidence", follows.lost),
        )
        if cells
    )


def _support(change: SupportChange) -> Item:
    if change.before is None or change.after is None:
        count = change.after or change.before
        assert count  # noqa: S101 - one of the two is always there
        state = "A new theme" if change.before is None else "No theme any more"
        said = listed(
            [
                counted(count.studies, "study", "studies"),
                counted(count.findings, "finding"),
                counted(count.quotes, "quote"),
            ]
        )
        return Item(f"{change.theme}. {state}: {said}.")
    before, after = change.before, change.after
    pairs = (
        (before.studies, after.studies, "study", "studies"),
        (before.findings, after.findings, "finding", "findings"),
        (before.quotes, after.quotes, "quote", "quotes"),
        (before.countries, after.countries, "country of publication", "countries of publication"),
    )
    said = listed([f"{counted(b, one, many)} (was {a})" for a, b, one, many in pairs if a != b])
    return Item(f"{change.theme}: {said}")


def _ladder(change: LadderChange) -> Item:
    before, after = (possible(scores) or "not reported" for scores in (change.before, change.after))
    return Item(f"{change.study}: was {before}, is {after}")


def _single(follows: Consequences) -> tuple[Item, ...]:
    return tuple(
        Item(title, _capped(map(_resting, found)))
        for title, found in (
            ("Now on one study alone", follows.now_single),
            ("No longer on one study alone", follows.no_longer_single),
        )
        if found
    )


def _resting(one: Resting) -> Item:
    return Item(f"{first_words(one.finding, 160)} ({one.theme}; {one.study})")


def _looks(follows: Consequences) -> tuple[Item, ...]:
    groups = (
        ("To be read again", map(_look, follows.look_again)),
        ("Read again, and up to date", map(_look, follows.settled)),
        ("Briefs that will say something else", map(Item, follows.other_evidence)),
    )
    found = ((title, _capped(items)) for title, items in groups)
    return tuple(Item(title, items) for title, items in found if items)


def _look(look: Look) -> Item:
    what = "Plain words of" if look.what == "plain words" else "Confidence in"
    return Item(f"{what} {first_words(look.of, 120)} ({changes_in_words(look.changes)})")


def _texts(texts: Sequence[str]) -> str:
    return "; ".join(first_words(text, LONGEST) for text in texts[:12])


def _plural(kind: str) -> str:
    if kind == OTHER:
        return "other parts of records"
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _capped(items: Iterable[Item]) -> tuple[Item, ...]:
    found = tuple(items)
    if len(found) <= MOST:
        return found
    return (*found[:MOST], Item(f"And {len(found) - MOST:,} more."))
