"""The content as it would be with one file more, another or fewer; nothing is written."""

from __future__ import annotations

from dataclasses import replace

from generator.evidence.loading.content import Content, entry_of
from generator.evidence.loading.entry import Entry
from generator.evidence.loading.said_once import with_what_is_said_once
from generator.evidence.problems import Problem
from generator.evidence.records.kinds import KINDS


def with_record(
    content: Content, kind_name: str, stem: str, raw: bytes
) -> tuple[Content, tuple[Problem, ...]]:
    """The content as it would be with a file of these bytes, and what is wrong with its shape."""
    kind = next(known for known in KINDS if known.name == kind_name)
    path = f"{content.root}/{kind.where.replace('<id>', stem)}"
    read, problems = entry_of(kind, path, stem, raw)
    new = without_record(content, kind_name, stem)
    if isinstance(read, Entry):
        entries = sorted((*new.of(kind_name), read), key=lambda known: known.path)
        changed = replace(new, entries={**new.entries, kind_name: tuple(entries)})
        return with_what_is_said_once(changed), problems
    broken = (*new.broken.get(kind_name, ()), read)
    return replace(new, broken={**new.broken, kind_name: broken}), problems


def without_record(content: Content, kind_name: str, stem: str) -> Content:
    """The content as it would be without a file."""
    entries = tuple(known for known in content.of(kind_name) if known.stem != stem)
    broken = tuple(known for known in content.broken.get(kind_name, ()) if known.stem != stem)
    return replace(
        content,
        entries={**content.entries, kind_name: entries},
        broken={**content.broken, kind_name: broken},
    )
