"""Changes of the evidence in words: what happened to a record, a part of it, a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from generator.derive.diff import Change, ChangeKind, FieldChange
from generator.evidence.interface import N_, _, ngettext
from generator.publish.pages.items.words import ended, first_words, sentence

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
_ONE: Final[Mapping[str, str]] = {
    "study": N_("study"),
    "quote": N_("quote"),
    "theme": N_("theme"),
    "finding": N_("finding"),
    "interpretation": N_("conclusion"),
    "statement": N_("statement"),
    "synthesis statement": N_("synthesis statement"),
    "model statement": N_("model statement"),
    "model": N_("model"),
    "principle": N_("principle"),
    "question": N_("question"),
    "term": N_("term"),
    "fact": N_("fact"),
    "review": N_("review"),
    "source": N_("source"),
    "synthesis": N_("synthesis"),
    "framework": N_("framework"),
    "glossary": N_("glossary"),
    "category": N_("category"),
    "plain": N_("plain"),
}
"""What kinds of records and parts are called; others go by the name of their files."""
_COUNTED: Final[Mapping[str, Callable[[int], str]]] = {
    "study": lambda n: ngettext("{number} study", "{number} studies", n),
    "quote": lambda n: ngettext("{number} quote", "{number} quotes", n),
    "theme": lambda n: ngettext("{number} theme", "{number} themes", n),
    "finding": lambda n: ngettext("{number} finding", "{number} findings", n),
    "interpretation": lambda n: ngettext("{number} conclusion", "{number} conclusions", n),
    "statement": lambda n: ngettext("{number} statement", "{number} statements", n),
    "synthesis statement": lambda n: ngettext(
        "{number} synthesis statement", "{number} synthesis statements", n
    ),
    "model statement": lambda n: ngettext(
        "{number} model statement", "{number} model statements", n
    ),
    "model": lambda n: ngettext("{number} model", "{number} models", n),
    "principle": lambda n: ngettext("{number} principle", "{number} principles", n),
    "question": lambda n: ngettext("{number} question", "{number} questions", n),
    "term": lambda n: ngettext("{number} term", "{number} terms", n),
    "fact": lambda n: ngettext("{number} fact", "{number} facts", n),
    OTHER: lambda n: ngettext(
        "{number} other part of a record", "{number} other parts of records", n
    ),
}
_HOW: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.ADDED: N_("{what} added"),
    ChangeKind.CHANGED: N_("{what} changed"),
    ChangeKind.REMOVED: N_("{what} removed"),
    ChangeKind.RENAMED: N_("{what} renamed"),
}


def summary(changes: Iterable[Change]) -> str:
    """How many of what were added, changed, removed and renamed: ``Two studies added; …``."""
    counts = Counter(
        (change.part.kind if change.part.kind in FIRST else OTHER, change.how) for change in changes
    )
    said = [
        _(_HOW[how], what=_COUNTED[kind](counts[kind, how]))
        for kind in (*FIRST, OTHER)
        for how in ChangeKind
        if counts[kind, how]
    ]
    return ended(sentence("; ".join(said)))


def record_words(found: Sequence[Change]) -> str:
    """A record and what happened to it: ``Study added: Okafor 2019``."""
    whole = next((change for change in found if change.whole), None)
    folder, _slash, record_id = found[0].part.record.partition("/")
    if whole is None:
        said = _happened(folder, ChangeKind.CHANGED)
        if folder == record_id:
            return said
        return _("{change}: {name}", change=said, name=record_id.replace("-", " "))
    said = _happened(folder, whole.how)
    if folder == (record_id or folder):
        return said
    return _("{change}: {name}", change=said, name=named(whole))


def _happened(kind: str, how: ChangeKind) -> str:
    return _(_HOW[how], what=sentence(_(_ONE.get(kind, kind))))


def named(change: Change) -> str:
    """What a changed part is called; for another name, or another id, also what it was."""
    name = first_words(change.part.name, 160)
    if change.how is ChangeKind.RENAMED:
        return _("{name} (its id was {id})", name=name, id=change.before_id)
    return name


def part_words(change: Change) -> str:
    """A part of a record and what happened to it: ``Finding added: …``."""
    said = _(_HOW[change.how], what=sentence(_(change.part.kind)))
    return _("{change}: {name}", change=said, name=named(change))


def field_words(field: FieldChange) -> str:
    """What a field said and says, in short."""
    if len(field.before) == 1 and len(field.after) == 1:
        before, after = difference(field.before[0], field.after[0])
        return _(
            "{field}: was “{before}”, is “{after}”", field=field.label, before=before, after=after
        )
    if not field.before:
        return _("{field}: new: {texts}", field=field.label, texts=_texts(field.after))
    if not field.after:
        return _("{field}: gone: {texts}", field=field.label, texts=_texts(field.before))
    said = []
    if field.gained:
        said.append(_("new: {texts}", texts=_texts(field.gained)))
    if field.lost:
        said.append(_("gone: {texts}", texts=_texts(field.lost)))
    in_order = _("in another order")
    return f"{field.label}: {'; '.join(said) or in_order}"


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
