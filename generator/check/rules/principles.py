"""Rules for principles: challenges that they are tied to exist, questions rest on what is said."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.loading import Content
from generator.evidence.problems import Problem, ProblemKind, did_you_mean
from generator.evidence.records.principle import Framework, Principle


def every_linked_challenge_exists(content: Content) -> Iterator[Problem]:
    """Each challenge that a principle is tied to stands in the framework."""
    if content.broken_ids("framework"):
        return
    known = {
        challenge.id
        for _, frame in content.records(Framework)
        for level in frame.levels
        for challenge in level.challenges
    }
    for entry, principle in content.records(Principle):
        for number, link in enumerate(principle.challenges):
            if link.challenge not in known:
                yield entry.problem(
                    "L022",
                    ("challenges", number, "challenge"),
                    f"The challenge '{link.challenge}' is not listed in "
                    f"{content.root}/framework.yml.",
                    did_you_mean(link.challenge, known) or "List it there under levels.",
                    kind=ProblemKind.REFERS_TO_NOTHING,
                )


def every_question_rests_on_what_is_recorded(content: Content) -> Iterator[Problem]:
    """Each question names applications or examples of its own principle."""
    for entry, principle in content.records(Principle):
        known = {fact.id for fact in (*principle.application, *principle.examples)}
        for number, question in enumerate(principle.questions):
            for place, fact in enumerate(question.facts):
                if fact not in known:
                    yield entry.problem(
                        "L022",
                        ("questions", number, "facts", place),
                        f"'{fact}' is no application or example of '{principle.id}'.",
                        did_you_mean(fact, known) or "Name one that is, or record it first.",
                        kind=ProblemKind.REFERS_TO_NOTHING,
                    )
