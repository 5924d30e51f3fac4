"""A comparison as a whole, and its three forms: text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

from generator.derive.diff import (
    NO_CONSEQUENCES,
    Change,
    Consequences,
    consequences,
    differences,
    names_of,
    records_of,
)
from generator.evidence.problems import Problem
from generator.evidence.text.terminal import encodable
from generator.publish.pages.items.words import sentence
from generator.review.markdown import as_markdown
from generator.review.outline import Outline, outline
from generator.review.snapshots import Snapshot
from generator.review.text import as_text


@dataclass(frozen=True)
class Report:
    """What differs between two sides, and what follows."""

    before: Snapshot
    after: Snapshot
    changes: tuple[Change, ...]
    consequences: Consequences
    """Nothing where a side has errors."""
    unread: tuple[tuple[str, str], ...] = ()
    """Records that cannot be read on a side, and so not be compared, with the name of the side."""

    @property
    def complete(self) -> bool:
        """Whether what follows is known."""
        return self.before.catalogue is not None and self.after.catalogue is not None


def compare(before: Snapshot, after: Snapshot) -> Report:
    """Compare two sides; where one has errors, only the records that can be read."""
    old, new = records_of(before.content), records_of(after.content)
    lost = {key for key in new.keys() - old.keys() if key in before.unread}
    gone = {key for key in old.keys() - new.keys() if key in after.unread}
    names = names_of({**old, **new})
    changes = differences(
        {key: record for key, record in old.items() if key not in gone},
        {key: record for key, record in new.items() if key not in lost},
        names,
    )
    unread = tuple(
        (f"{sentence(kind)}: {names[kind, record_id]}", side.name)
        for side, keys in ((before, lost), (after, gone))
        for kind, record_id in sorted(keys)
    )
    follows = NO_CONSEQUENCES
    if before.catalogue and after.catalogue:
        follows = consequences((before.content, before.catalogue), (after.content, after.catalogue))
    return Report(before, after, changes, follows, unread)


def _outline(report: Report) -> Outline:
    sides = (report.before, report.after)
    return outline(
        (report.before.name, report.after.name),
        report.changes,
        report.consequences,
        tuple((side.name, side.errors) for side in sides if side.errors),
        report.unread,
    )


def _as_json(report: Report) -> str:
    document = {
        "schema_version": 1,
        "before": report.before.name,
        "after": report.after.name,
        "same": not report.changes and not report.consequences and not report.unread,
        "complete": report.complete,
        "not_compared": [{"record": what, "unread_in": side} for what, side in report.unread],
        "changes": [_change(change) for change in report.changes],
        "consequences": asdict(report.consequences),
        "problems": {
            "before": [_problem(problem) for problem in report.before.errors],
            "after": [_problem(problem) for problem in report.after.errors],
        },
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return encodable(text)


def _change(change: Change) -> dict[str, Any]:
    part = change.part
    return {
        "how": change.how.value,
        "kind": part.kind,
        "key": part.key,
        "record": part.record,
        "name": part.name,
        "name_before": change.before.name if change.before else None,
        "address": part.address,
        "fields": [asdict(field) for field in change.fields],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    at = problem.location
    return {
        "code": problem.code,
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "message": problem.message,
        "hint": problem.hint,
    }


REPORTERS: Final[dict[str, Callable[[Report], str]]] = {
    "text": lambda report: as_text(_outline(report)),
    "markdown": lambda report: as_markdown(_outline(report)),
    "json": _as_json,
}
