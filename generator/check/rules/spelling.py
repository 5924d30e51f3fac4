"""Rules for texts that readers choose by: what is the same is spelled the same."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence import urls
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import DataPath, Problem
from generator.evidence.records.reported import PLAIN_REASONS
from generator.evidence.records.study import Study


def every_value_has_one_spelling(content: Content) -> Iterator[Problem]:
    """Texts that are one value in an address are spelled alike, so that lists show it once."""
    seen = {(sort, urls.value_id(words)): (words, "") for sort in _SORTS for words in PLAIN_REASONS}
    for entry, study in sorted(content.records(Study), key=lambda pair: pair[0].path):
        for sort, path, text in _texts(study):
            spelled, where = seen.setdefault((sort, urls.value_id(text)), (text, entry.path))
            if spelled != text:
                yield _problem(entry, path, text, spelled, where)


_SORTS = ("country", "provision")


def _texts(study: Study) -> Iterator[tuple[str, DataPath, str]]:
    known = study.characteristics
    for name in ("publication_country", "study_country"):
        country = getattr(known, name).known
        if country is not None:
            yield "country", ("characteristics", name), country
    for number, text in enumerate(known.provision.known or ()):
        yield "provision", ("characteristics", "provision", number), text


def _problem(entry: Entry, path: DataPath, text: str, spelled: str, where: str) -> Problem:
    there = f" in {where}" if where else ""
    return entry.problem(
        "I008",
        path,
        f"'{text}' is spelled '{spelled}'{there}.",
        "Spell it the same everywhere: lists and addresses take both for one value.",
    )
