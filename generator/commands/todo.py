"""``evidence todo``: what editors could do next."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.commands.options import content_option
from generator.evidence.interface import _, ngettext
from generator.evidence.text.terminal import printable

if TYPE_CHECKING:
    from generator.check.todo import Task


ALIKE: Final = 4
"""From so many equal tasks on, they stand together."""
SHOWN: Final = 3
"""How many places of these are named."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    parser.add_argument(
        "--format", choices=sorted(FORMS), default="text", help=_("how to say it (default: text)")
    )
    parser.add_argument(
        "--every-task", action="store_true", help=_("name each task, also where many are equal")
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.check.rules import load_and_check  # noqa: PLC0415 - only what is used is loaded
    from generator.check.todo import in_order, left_to_fill_in, tasks  # noqa: PLC0415
    from generator.evidence.problems import has_errors  # noqa: PLC0415

    content, problems = load_and_check(options.content)
    found = in_order([*left_to_fill_in(options.content), *tasks(content)])
    say = partial(_as_text, every=True) if options.every_task else _as_text
    forms = {**FORMS, "text": say}
    sys.stdout.write(forms[options.format](found, content.root))
    if has_errors(problems):
        sys.stderr.write(
            _("Some records have errors and were not looked at; evidence check lists them.") + "\n"
        )
    return 0


def _as_text(tasks: Sequence[Task], root: str, *, every: bool = False) -> str:
    lines = []
    for title, about, group in _groups(tasks):
        lines += [f"{title} ({len(group)})", f"  {about}"]
        for alike in _alike(group):
            at = [f"{root}/{task.file}:{task.line}" for task in alike]
            if every or len(alike) < ALIKE:
                for place, task in zip(at, alike, strict=True):
                    lines += [f"  {place}: {task.what}", f"      {task.how}"]
            else:
                lines += [
                    "  " + _("{count} times: {what}", count=len(alike), what=alike[0].what),
                    f"      {alike[0].how}",
                ]
                lines += [f"      {place}" for place in at[:SHOWN]]
                lines.append(
                    "      " + _("and {count} more; --every-task names them", count=len(at) - SHOWN)
                )
        lines.append("")
    return "".join(f"{printable(line)}\n" for line in (*lines, _count(tasks)))


def _alike(tasks: Sequence[Task]) -> list[list[Task]]:
    """The tasks that say the same together, in the order of the first of each."""
    found: dict[tuple[str, str], list[Task]] = {}
    for task in tasks:
        found.setdefault((task.what, task.how), []).append(task)
    return list(found.values())


def _as_markdown(tasks: Sequence[Task], root: str) -> str:
    title = _("What editors could do next: {tasks}", tasks=_count(tasks))
    lines = [f"# {title}"]
    for title, about, group in _groups(tasks):
        lines += ["", f"## {title} ({len(group)})", "", about, ""]
        for task in group:
            place = _code(f"{root}/{task.file}:{task.line}")
            lines.append(f"- [ ] {place} {_escaped(task.what)} {_escaped(task.how)}")
    return "\n".join(lines) + "\n"


def _as_json(tasks: Sequence[Task], root: str) -> str:
    from generator.check.todo import KINDS  # noqa: PLC0415

    document = {
        "count": len(tasks),
        "kinds": [{"kind": kind, "title": _(title)} for kind, (title, _about) in KINDS.items()],
        "tasks": [{**vars(task), "file": f"{root}/{task.file}"} for task in tasks],
    }
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"


FORMS: Final[dict[str, Callable[[Sequence[Task], str], str]]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "json": _as_json,
}


def _groups(tasks: Sequence[Task]) -> list[tuple[str, str, list[Task]]]:
    from generator.check.todo import KINDS  # noqa: PLC0415

    by_kind = {kind: [task for task in tasks if task.kind == kind] for kind in KINDS}
    titles = {kind: (_(title), _(about)) for kind, (title, about) in KINDS.items()}
    return [(*titles[kind], group) for kind, group in by_kind.items() if group]


def _count(tasks: Sequence[Task]) -> str:
    if not tasks:
        return _("Nothing to do.")
    return ngettext("{count} thing to do.", "{count} things to do.", len(tasks))


def _escaped(text: str) -> str:
    """A text on one line in which nothing is markup."""
    return "".join(f"\\{x}" if x in r"\`*_[]<>#|~&!" else x for x in printable(text))


def _code(text: str) -> str:
    return f"`{printable(text).replace('`', chr(39))}`"
