"""What a statement is about, and which other one is made of the same place, as pages show it."""

from __future__ import annotations

from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import title_of
from generator.evidence.records.interpretation import InterpretationStatement
from generator.evidence.records.statement import STATEMENTS, Bearing, Statement
from generator.publish.pages.items.standing import things
from generator.publish.pages.page import Link

BEARING_WORDS: Final = {
    Bearing.HELPS: "It helps",
    Bearing.HINDERS: "It hinders",
    Bearing.NEEDS: "It is needed",
}


def about_words(catalogue: Catalogue, statement: Statement) -> str:
    """What a statement is about, how that bears on success, and at which level."""
    labels = {topic.id: topic.label for topic in catalogue.review.topics}
    levels = catalogue.framework.levels if catalogue.framework else ()
    said = []
    if isinstance(statement, InterpretationStatement) and statement.carries:
        said.append("Carries the message")
    if statement.about:
        said.append(f"About: {', '.join(labels[topic] for topic in statement.about)}")
    if statement.bearing:
        at = next((f" ({one.title})" for one in levels if one.id == statement.level), "")
        said.append(f"{BEARING_WORDS[statement.bearing]}{at}")
    return "; ".join(said)


def same_statement(catalogue: Catalogue, statement: Statement) -> Link | None:
    """The statement that is made of the same place, where a record names one."""
    found = (
        thing
        for kind in STATEMENTS
        if (thing := things(catalogue).get((kind, statement.same_as or "")))
        and thing.part is not statement
    )
    return next((Link(title_of(one.part), one.address) for one in found), None)
