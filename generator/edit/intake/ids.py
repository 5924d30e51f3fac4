"""Ids for new records: proposed from names and years, and refused in the words of the check."""

from __future__ import annotations

import itertools
import string
from collections.abc import Container
from dataclasses import replace
from typing import Any, Final

from generator.check.rules.identifiers import former_id_in_use, id_already_used
from generator.evidence.interface import _
from generator.evidence.loading import Content
from generator.evidence.loading.shape import shaped
from generator.evidence.problems import NOWHERE, Problem
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reported import plain_reason
from generator.evidence.text.folding import ascii_words

_LONGEST: Final = 60
_KEPT_BY_WINDOWS: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)))
)


def plain_id(text: str) -> str:
    """A text as an id, or nothing without a Latin letter or a digit: ``Strauß, Ø`` is strauss-o."""
    return "-".join(ascii_words(text))[:_LONGEST].strip("-")


def proposed_id(value: dict[str, Any], taken: Container[str]) -> str:
    """An id that is free: of first author and year, else of the title; nothing without these."""
    of_report = value.get("reference") if isinstance(value.get("reference"), dict) else value
    report = of_report if isinstance(of_report, dict) else {}
    authors = report.get("authors")
    first = authors[0] if isinstance(authors, list | tuple) and authors else None
    first = first if isinstance(first, dict) else {}
    name = plain_id(str(first.get("family") or first.get("name") or ""))
    year = report.get("year")
    year = "nd" if isinstance(year, str) and plain_reason(year) else year
    if name and year:
        base = f"{name}-{year}"
    else:
        titles = (report.get("title"), *(value.get(one) for one in ("term", "label", "question")))
        base = plain_id(" ".join(str(next(filter(None, titles), "")).split()[:6]))
    base = plain_id(base)
    if not base:
        return ""
    return next(
        candidate
        for candidate in itertools.chain([base], (f"{base}-{ending}" for ending in _endings()))
        if candidate not in taken and candidate not in _KEPT_BY_WINDOWS
    )


def ids_in_use(content: Content, kind: Kind) -> dict[str, str]:
    """Every id of a kind that a record has, with the record's file."""
    used = {stem: f"{content.root}/{kind.folder}/{stem}.yml" for stem in content.ids(kind.name)}
    for entry in content.of(kind.name):
        used.setdefault(str(getattr(entry.record, "id", entry.stem)), entry.path)
    return used


def former_ids(content: Content, kind: Kind) -> dict[str, str]:
    """Every id of a kind that a record had before, with the record's file."""
    return {
        former: entry.path
        for entry in content.of(kind.name)
        for former in getattr(entry.record, "formerly", ())
    }


def id_problems(
    record_id: str, kind: Kind, used: dict[str, str], former: dict[str, str]
) -> tuple[Problem, ...]:
    """Why a record of this kind cannot have this id; nothing if it can."""
    found = shaped({"id": record_id}, kind.model)
    malformed = [p for p in found if p.data_path == ("id",)] if isinstance(found, tuple) else []
    if malformed:
        return tuple(malformed)
    if record_id in _KEPT_BY_WINDOWS:
        what = _(
            "The id '{record_id}' is a name that Windows keeps, so it cannot name a file there.",
            record_id=record_id,
        )
        return (Problem("S017", NOWHERE, what, _("Choose another id."), data_path=("id",)),)
    found = ()
    if record_id in used:
        found = (id_already_used(record_id, used[record_id]),)
    elif record_id in former:
        found = (former_id_in_use(record_id, former[record_id]),)
    return tuple(replace(problem, hint=_("Choose another id.")) for problem in found)


def _endings() -> Any:
    """b, c, … z, then 27, 28, …"""
    return itertools.chain(string.ascii_lowercase[1:], map(str, itertools.count(27)))
