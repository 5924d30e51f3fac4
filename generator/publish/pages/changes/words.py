"""Changes of the evidence in words: what happened to a record, a part of it, a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.derive.diff import Change, ChangeKind, FieldChange
from generator.publish.pages.items.words import counted, ended, first_words, sentence

CONTEXT = 4
"""Words that stay before and after what differs in a text."""
LONGEST = 240
FIRST = (
    "study",
    "quote",
    "theme",
    "finding",
    "interpretation",
    "statement",
    "synthesis statement",
    "model statement",
    "model",
    "principle",
    "question",
    "term",
    "fact",
)
OTHER = "other part of a record"
NOUNS = {"interpretation": "conclusion"}
"""What kinds of records are called on the site, where it is not what their files are called."""


def summary(changes: Iterable[Change]) -> str:
    """How many of what were added, changed, removed and renamed: ``Two studies added; …``."""
    counts = Counter(
        (change.part.kind if change.part.kind in FIRST else OTHER, change.how) for change in changes
    )
    said = [
        f"{counted(counts[kind, how], _noun(kind), _plural(_noun(kind)))} {how.value}"
        for kind in (*FIRST, OTHER)
        for how in ChangeKind
        if counts[kind, how]
    ]
    return ended(sentence("; ".join(said)))


def record_words(found: Sequence[Change]) -> str:
    """A record and what happened to it: ``Study added: Okafor 2019``."""
    whole = next((change for change in found if change.whole), None)
    folder, _, record_id = found[0].part.record.partition("/")
    kind = _noun(folder)
    if whole is None and folder == record_id:
        return f"{sentence(kind)} changed"
    if whole is None:
        return f"{sentence(kind)} changed: {record_id.replace('-', ' ')}"
    if folder == (record_id or folder):
        return f"{sentence(kind)} {whole.how.value}"
    return f"{sentence(kind)} {whole.how.value}: {named(whole)}"


def _noun(kind: str) -> str:
    return NOUNS.get(kind, kind)


def named(change: Change) -> str:
    """What a changed part is called; for another name, or another id, also what it was."""
    name = first_words(change.part.name, 160)
    if change.how is ChangeKind.RENAMED:
        return f"{name} (its id was {change.before_id})"
    return name


def part_words(change: Change) -> str:
    """A part of a record and what happened to it: ``Finding added: …``."""
    return f"{sentence(change.part.kind)} {change.how.value}: {named(change)}"


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


def _texts(texts: Sequence[str]) -> str:
    return "; ".join(first_words(text, LONGEST) for text in texts[:12])


def _plural(kind: str) -> str:
    if kind == OTHER:
        return "other parts of records"
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
