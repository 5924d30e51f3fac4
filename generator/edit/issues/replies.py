"""The comment that answers an issue, in Markdown, with nothing of the stranger's as markup.

Whatever the stranger or a record says stands in a fenced block of text, behind a fence longer than
any in it: there GitHub makes no links, mentions or pictures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from generator.edit.issues.answers import Answers
from generator.edit.issues.forms import ASK, CORRECT
from generator.edit.issues.locate import label_of
from generator.edit.issues.proposals import Outcome
from generator.evidence import urls
from generator.evidence.interface import _, ngettext
from generator.evidence.loading import Content
from generator.evidence.problems import NOWHERE, Problem, ProblemKind

LONGEST: Final = 2_000
MOST_ERRORS: Final = 40


def reply(outcome: Outcome, content: Content) -> str:
    """The comment for an issue's author, as Markdown."""
    hello = (
        _("Thank you, @{author}.", author=outcome.issue.author)
        if outcome.issue.valid
        else _("Thank you.")
    )
    if outcome.errors:
        return _with_errors(hello, outcome.errors)
    if outcome.answers is not None and outcome.answers.form.name == CORRECT.name:
        return _for_a_person(hello, outcome.answers, content)
    if outcome.answers is not None and outcome.answers.form.name == ASK.name:
        return _question(hello)
    parts = [
        " ".join(
            (
                hello,
                _(
                    "Your answers became the record `{record}`, and every check passes.",
                    record=outcome.record,
                ),
            )
        ),
        _(
            "An editor now compares each answer with the source, line by line. Nothing is on "
            "the site before they accept it."
        ),
    ]
    if outcome.remarks:
        parts += [_("Worth a look, though it stops nothing:"), *_said(outcome.remarks)]
    title = _("The record")
    parts.append(f"<details>\n<summary>{title}</summary>\n\n{_record(outcome)}\n\n</details>")
    return "\n\n".join(parts) + "\n"


def fenced(text: str, language: str = "text", longest: int = LONGEST) -> str:
    """Any text as a block that shows it as it is."""
    shown = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)
    if len(shown) > longest:
        left = _("({number} more characters)", number=f"{len(text) - longest:,}")
        shown = f"{shown[:longest]}\n… {left}"
    ticks = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    fence = "`" * max(3, ticks + 1)
    return f"{fence}{language}\n{shown}\n{fence}"


def said_of_answer(problem: Problem) -> str:
    """What a problem says to somebody who sees questions, and neither files nor fields."""
    if problem.location != NOWHERE:
        return f"{problem.location.path}: {problem.message}"
    statement = problem.statement_of(_("The answer")) or problem.message
    if problem.kind is ProblemKind.MISSING:
        statement = _("There is no answer.")
    return f"{statement} {problem.hint}".strip()


def _with_errors(hello: str, errors: Sequence[Problem]) -> str:
    shown = errors[:MOST_ERRORS]
    again = ngettext(
        "One answer needs a second look before this can become a record. Nothing is lost: edit the "
        "issue (the menu with three dots beside its first words), save it, and it is read again.",
        "{count} things need a second look before this can become a record. Nothing is lost: edit "
        "the issue (the menu with three dots beside its first words), save it, and it is read "
        "again.",
        len(errors),
    )
    parts = [
        f"{hello} {again}",
        *_said(shown),
    ]
    if len(errors) > len(shown):
        parts.append(_("And {count} more.", count=len(errors) - len(shown)))
    return "\n\n".join(parts) + "\n"


def _said(problems: Sequence[Problem]) -> list[str]:
    """Problems below the questions that they are about; the labels are ours."""
    parts = []
    for label in dict.fromkeys(map(label_of, problems)):
        messages = [said_of_answer(p) for p in problems if label_of(p) == label]
        head = label or _("The form as a whole")
        parts += [f"**{head}**", fenced("\n".join(messages))]
    return parts


def _record(outcome: Outcome) -> str:
    return fenced(outcome.text.decode("utf-8", "replace"), "yaml", 20_000)


# --- corrections and questions ---------------------------------------------------------------


def _for_a_person(hello: str, answers: Answers, content: Content) -> str:
    """What a person must do: only somebody with the source can say that it is right."""
    record = record_of_page(answers.of("page"), content)
    where = (
        _("The page is made from `{root}/{record}`.", root=content.root, record=record)
        if record
        else _("The address is none of a record's page, so an editor has to find the file first.")
    )
    steps = [
        where,
        _("Open the source at the place that is named, and compare."),
        _(
            "If the page is wrong, change the words or the number in the file and propose "
            "the change; write `Closes` and the number of this issue into its description."
        ),
        _("If the page is right, say so here and close the issue."),
    ]
    return _for_editors(
        hello,
        _("Nothing was changed yet: a correction needs a person with the source beside them."),
        steps,
    )


def _for_editors(hello: str, said: str, steps: Sequence[str]) -> str:
    listed = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    for_them = _("For editors:")
    return f"{hello} {said}\n\n{for_them}\n\n{listed}\n"


def _question(hello: str) -> str:
    """What a person must do: only somebody who has read the sources can say what they hold."""
    steps = (
        _(
            "If the site has the question already, add the words of the asker to its "
            "`words`, and say here where it stands."
        ),
        _("If not, begin a record: `evidence new question`."),
        _(
            "Look through the sources. An answer names what it rests on; where there is "
            "none, the record says so, what was looked through, and what comes nearest."
        ),
        _("Write `Closes` and the number of this issue into the description of the change."),
    )
    return _for_editors(
        hello,
        _("Nothing was changed yet: a question needs a person with the sources beside them."),
        steps,
    )


def record_of_page(address: str, content: Content) -> str:
    """The file behind a page's address, below the content folder; empty where there is none."""
    path = unquote(urlsplit(address.strip()).path if len(address) < LONGEST else "")
    folder, _other, record_id = path.strip("/").removesuffix("/index.html").rpartition("/")
    folder = f"{folder.rpartition('/')[2]}/"
    for start, kind in ((urls.STUDIES, "study"), (urls.THEMES, "theme"), (urls.MODELS, "model")):
        if folder == start and record_id in content.ids(kind):
            return f"{start}{record_id}.yml"
    return ""
