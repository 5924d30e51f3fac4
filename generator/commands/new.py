"""``evidence new``: a new record to fill in, from questions or from options."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from generator.commands.options import content_option
from generator.evidence.interface import N_, _
from generator.evidence.problems import path_in_words
from generator.evidence.records.kinds import KINDS, Kind, noun_of
from generator.evidence.stopping import farewell
from generator.evidence.text.files import CannotWrite, write_new
from generator.evidence.text.terminal import printable_lines

if TYPE_CHECKING:
    from generator.edit.intake.drafts import Draft
    from generator.evidence.loading import Content

GONE_AWAY = N_("Stopped; nothing was written.")

# What an option is of differs by kind of record; the first of these fields that a kind has.
_PLACES = {
    "title": ("title", "reference.title", "term", "question"),
    "year": ("year", "reference.year"),
    "doi": ("doi", "reference.doi"),
    "url": ("url", "reference.url"),
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    parser.add_argument("kind", choices=[kind.name for kind in KINDS], help=_("what to begin"))
    parser.add_argument("--id", help=_("its id; without it, one is proposed"))
    parser.add_argument("--title", help=_("its title"))
    parser.add_argument(
        "--author",
        action="append",
        default=[],
        help=_('an author, such as "Okafor, N"; repeatable'),
    )
    parser.add_argument("--year", help=_("its year of publication"))
    parser.add_argument("--doi", help=_("its DOI"))
    parser.add_argument("--url", help=_("its address"))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help=_("any other field by its path, such as reference.type=report; repeatable"),
    )
    parser.add_argument("--print", action="store_true", help=_("show the file; write nothing"))


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.edit.intake.assign import CannotPut  # noqa: PLC0415
    from generator.edit.intake.prompts import Stopped  # noqa: PLC0415 - only when it is needed
    from generator.evidence.loading import load_content  # noqa: PLC0415

    kind = next(kind for kind in KINDS if kind.name == options.kind)
    if not options.content.is_dir() and kind.name != "review":
        return _refused(
            _("There is no content folder at {content}.", content=options.content),
            _(
                "Name the folder that holds review.yml: --content DIR. To begin a synthesis: "
                "evidence new review."
            ),
        )
    try:
        return _begun(options, kind, load_content(options.content)[0])
    except CannotPut as error:
        return _refused(error.problem.message, error.problem.hint)
    except Stopped:
        return _refused(GONE_AWAY)
    except CannotWrite as error:
        return _refused(str(error), code=1)


def _begun(options: argparse.Namespace, kind: Kind, content: Content) -> int:
    from generator.edit.intake.assign import put_as_declared  # noqa: PLC0415
    from generator.evidence.records.review import Review  # noqa: PLC0415

    values = _from_options(options, kind)
    if sys.stdin.isatty():
        with farewell(f"\n{_(GONE_AWAY)}"):
            _asked(values, kind, content)
    for _entry, review in content.records(Review):
        put_as_declared(values, review, ";")
    draft = _draft(values, kind, content, options)
    if draft is None:
        return 1
    if options.print:
        sys.stdout.write(draft.text)
        return 0
    write_new({draft.file: draft.text})
    _say_what_is_next(draft, kind)
    _say_of_names(values)
    return 0


def _say_of_names(values: dict[str, Any]) -> None:
    """Say what the check says of the names of authors."""
    from generator.check.rules.people import wrong_in  # noqa: PLC0415

    around = values.get("reference")
    authors = (around if isinstance(around, dict) else values).get("authors")
    for author in authors if isinstance(authors, list) else ():
        for wrong in wrong_in(author):
            _say(f"{wrong.statement} {wrong.hint}\n")


def _from_options(options: argparse.Namespace, kind: Kind) -> dict[str, Any]:
    from generator.edit.intake.assign import CannotPut, put, rule_at  # noqa: PLC0415
    from generator.edit.intake.prompts import put_authors  # noqa: PLC0415

    values: dict[str, Any] = {}
    if options.id is not None and kind.folder:
        values["id"] = options.id
    for name, paths in _PLACES.items():
        text = getattr(options, name)
        if text is None:
            continue
        for path in paths:
            try:
                rule_at(kind.model, path)
            except CannotPut:
                continue
            put(values, kind.model, path, text)
            break
        else:
            raise CannotPut(
                _("A {kind} has no {name}.", kind=noun_of(kind.name), name=name),
                _("Leave out --{name}.", name=name),
            )
    around = "reference." if kind.name == "study" else ""
    put_authors(values, kind, f"{around}authors", options.author)
    for setting in options.set:
        path, equals, text = setting.partition("=")
        if not equals:
            raise CannotPut(
                _("'{setting}' sets nothing.", setting=setting), _("Write --set FIELD=VALUE.")
            )
        put(values, kind.model, path.strip(), text)
    return values


def _asked(values: dict[str, Any], kind: Kind, content: Content) -> None:
    from generator.edit.intake.ids import (  # noqa: PLC0415
        former_ids,
        id_problems,
        ids_in_use,
        proposed_id,
    )
    from generator.edit.intake.prompts import Interview  # noqa: PLC0415
    from generator.evidence.expected import never_asked, unused_fields  # noqa: PLC0415

    sources, labels = sorted(content.ids("source")), _labels(kind, content)
    unused = unused_fields(content, kind.model) | never_asked(content, kind.model)
    interview = Interview(_say, sys.stdin.readline, sources, labels, unused)
    interview.fill(values, kind)
    if not kind.folder or "id" in values:
        return
    used, former = ids_in_use(content, kind), former_ids(content, kind)
    while True:
        proposed = proposed_id(values, {*used, *former})
        values["id"] = interview.yes_or(_("Its id, which is also the name of its file"), proposed)
        problems = id_problems(values["id"], kind, used, former)
        if not problems:
            return
        for problem in problems:
            _say(f"{problem.message} {problem.hint}\n")


def _labels(kind: Kind, content: Content) -> dict[tuple[str, ...], str]:
    """What the review calls the fields in which studies differ."""
    from generator.evidence.dimensions import dimensions_of  # noqa: PLC0415
    from generator.evidence.records.review import Review  # noqa: PLC0415

    reviews = [review for _entry, review in content.records(Review)] if kind.name == "study" else []
    return {
        dimension.field: dimension.label
        for review in reviews
        for dimension in dimensions_of(review).values()
        if dimension.field
    }


def _draft(
    values: dict[str, Any], kind: Kind, content: Content, options: argparse.Namespace
) -> Draft | None:
    """The draft, or nothing after it was said why there can be none."""
    from generator.edit.intake.drafts import drafted, wanted_of  # noqa: PLC0415
    from generator.edit.intake.ids import (  # noqa: PLC0415
        former_ids,
        id_problems,
        ids_in_use,
        proposed_id,
    )

    if kind.folder:
        used, former = ids_in_use(content, kind), former_ids(content, kind)
        values["id"] = values.get("id") or proposed_id(values, {*used, *former})
        if not values["id"]:
            hint = _("Write --id; or --title, to make one of.")
            if kind.name in {"study", "source"}:
                hint = _("Write --id; or --author and --year, to make one of.")
            _refused(_("The record needs an id."), hint)
            return None
        problems = id_problems(values["id"], kind, used, former)
        if problems:
            _refused(*(text for p in problems for text in (p.message, p.hint)))
            return None
    try:
        draft = drafted(kind, values, options.content, wanted=wanted_of(kind, content))
    except ValueError:
        _refused(_("A value holds half a character, which is no text."))
        return None
    if draft.problems:
        _refused(*(text for p in draft.problems for text in (p.message, p.hint)))
        return None
    return draft


def _say_what_is_next(draft: Draft, kind: Kind) -> None:
    sys.stdout.write(_("Wrote {file}.", file=draft.shown) + "\n")
    if draft.missing:
        sys.stdout.write(_("Still to fill in there ({count}):", count=len(draft.missing)) + "\n")
        for line, data_path in draft.missing:
            sys.stdout.write(
                "  " + _("line {line}: {field}", line=line, field=path_in_words(data_path)) + "\n"
            )
    sys.stdout.write(_("Next: open the file and fill it in; then run: evidence check") + "\n")
    if kind.name == "study":
        sys.stdout.write(
            _("Then add the study to the findings that cite it, in the themes' files.") + "\n"
        )


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _refused(*lines: str, code: int = 2) -> int:
    first, *others = filter(None, lines)
    sys.stderr.write(printable_lines("\n    ".join((first, *others))) + "\n")
    return code
