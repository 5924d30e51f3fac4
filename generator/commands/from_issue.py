"""``evidence from-issue``: a filled-in form becomes a record, or gets an answer."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.commands.options import content_option
from generator.evidence.interface import _

if TYPE_CHECKING:
    from generator.edit.issues.proposals import Issue

NO_FORM = 3
"""The exit code where an issue is no filled-in form, which need not be a mistake."""
MAX_BYTES = 2_000_000


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the text of the issue"))
    parser.add_argument("--number", type=int, default=0, metavar="N", help=_("the issue's number"))
    parser.add_argument("--author", default="", metavar="NAME", help=_("who wrote the issue"))
    parser.add_argument(
        "--event",
        action="store_true",
        help=_(
            "FILE is the event that GitHub gives a workflow: text, number and author stand in it"
        ),
    )
    parser.add_argument(
        "--reply",
        type=Path,
        metavar="FILE",
        help=_("write the answer there instead of printing it"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=_("write no record, only say what would become of it"),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.edit.issues.proposals import propose, write  # noqa: PLC0415 - checks take long
    from generator.edit.issues.replies import reply  # noqa: PLC0415
    from generator.evidence.loading import load_content  # noqa: PLC0415

    issue = _issue(options)
    if isinstance(issue, str):
        sys.stderr.write(f"{issue}\n")
        return 2
    try:
        outcome = propose(options.content, issue)
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    answer = reply(outcome, load_content(options.content)[0])
    file = None if options.dry_run else write(options.content, outcome)
    if options.reply:
        options.reply.write_text(answer, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(answer)
    if file:
        sys.stderr.write(_("Wrote {file}.", file=file) + "\n")
    if outcome.of_no_form:
        return NO_FORM
    return 1 if outcome.errors else 0


def _issue(options: argparse.Namespace) -> Issue | str:
    """The issue that the options name, or what is wrong with them."""
    from generator.edit.issues.proposals import Issue  # noqa: PLC0415

    try:
        raw = options.file.read_bytes()
    except OSError as error:
        return _("{file} cannot be read: {reason}.", file=options.file, reason=error.strerror)
    if len(raw) > MAX_BYTES:
        return _("{file} has more than {number} bytes.", file=options.file, number=f"{MAX_BYTES:,}")
    try:
        text = raw.decode("utf-8-sig")
        number, author, body = (
            _of_event(json.loads(text)) if options.event else (options.number, options.author, text)
        )
    except UnicodeDecodeError:
        return _("{file} is not UTF-8 text.", file=options.file)
    except (ValueError, TypeError, KeyError, RecursionError):
        return _("{file} is not the event of an issue.", file=options.file)
    issue = Issue(number, author, body)
    if not issue.valid:
        return _("An issue has a number and an author: --number 12 --author octocat.")
    return issue


def _of_event(event: Any) -> tuple[int, str, str]:
    issue = event["issue"]
    number, author, body = issue["number"], issue["user"]["login"], issue["body"] or ""
    if type(number) is not int or not isinstance(author, str) or not isinstance(body, str):
        raise TypeError
    return number, author, body
