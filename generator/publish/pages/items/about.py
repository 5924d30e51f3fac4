"""What a statement is about, and which other one is made of the same place, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import title_of
from generator.evidence.interface import N_, _
from generator.evidence.once import once
from generator.evidence.records.several import each_of
from generator.evidence.records.statement import Bearing, Statement
from generator.publish.pages.items.standing import things
from generator.publish.pages.page import Link

CARRIES: Final = N_("One of the statements that make the conclusion")
BEARING_WORDS: Final = {
    Bearing.HELPS: N_("It helps"),
    Bearing.HINDERS: N_("It hinders"),
    Bearing.NEEDS: N_("It is needed"),
}


def about_words(catalogue: Catalogue, statement: Statement) -> str:
    """What a statement is about, how that bears on success, at which level, and who is named."""
    labels = {topic.id: topic.label for topic in catalogue.review.topics}
    levels = catalogue.framework.levels if catalogue.framework else ()
    said = []
    if statement.about:
        topics = ", ".join(labels[topic] for topic in statement.about)
        said.append(_("About: {topics}", topics=topics))
    if statement.bearing:
        named = [one.title for one in levels if one.id == statement.level.known]
        named += each_of(statement.who.known) if statement.who.known else ()
        at = f" ({', '.join(named)})" if named else ""
        said.append(f"{_(BEARING_WORDS[statement.bearing])}{at}")
    return "; ".join(said)


def same_statements(catalogue: Catalogue, path: str) -> tuple[Link, ...]:
    """The other statements that are made of the sentence of the one that stands at this path."""
    return _same(catalogue).get(path, ())


@once
def _same(catalogue: Catalogue) -> Mapping[str, tuple[Link, ...]]:
    """By where a statement stands, whichever of two says that they are one sentence."""
    named = {
        name: (one.part, Link(title_of((one.around or one).part), one.address))
        for (_, name), one in things(catalogue).items()
        if isinstance(one.part, Statement)
    }
    found: dict[str, list[Link]] = {}
    for part, link in named.values():
        other, to = named.get(part.same_as or "", (part, link))
        if other is not part:
            found.setdefault(link.path, []).append(to)
            found.setdefault(to.path, []).append(link)
    return {path: tuple(dict.fromkeys(links)) for path, links in found.items()}
