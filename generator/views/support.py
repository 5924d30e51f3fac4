"""What findings rest on, in words first: studies, countries, citations and voices; no judgement."""

from __future__ import annotations

from generator.catalogue import Catalogue
from generator.records.statement import Attribution
from generator.records.study import Voice
from generator.robustness import Support
from generator.views.words import counted, listed, number, sentence, studies


def support_sentences(catalogue: Catalogue, support: Support) -> tuple[str, ...]:
    """What a theme rests on, as sentences: studies and countries, citations, voices."""
    total = len(catalogue.studies)
    if support.studies:
        first = (
            f"{sentence(number(len(support.studies)))} of {studies(total)}, published in "
            f"{listed(support.countries)}."
        )
    else:
        first = "No study is cited here."
    uncited = support.attributions.get(Attribution.UNCITED, 0)
    every = support.attributions.get(Attribution.EVERY_STUDY, 0)
    sentences = [first]
    if every:
        verb = "is" if every == 1 else "are"
        sentences.append(
            f"{sentence(counted(every, 'finding'))} {verb} said of every study, without citing "
            "any of them."
        )
    if uncited:
        verb = "has" if uncited == 1 else "have"
        sentences.append(f"{sentence(counted(uncited, 'finding'))} {verb} no citation of a study.")
    participants = support.voices.get(Voice.PARTICIPANT, 0)
    if not support.quotes:
        sentences.append("Nobody’s words are quoted here.")
    elif not participants:
        none = "not" if support.quotes == 1 else "none"
        sentences.append(
            f"{sentence(counted(support.quotes, 'quote'))}, {none} in a participant’s voice."
        )
    else:
        sentences.append(_in_voices(participants, support.quotes))
    return tuple(sentences)


def _in_voices(participants: int, quotes: int) -> str:
    whose = "a participant’s voice" if participants == 1 else "participants’ voices"
    if participants == quotes:
        return f"{sentence(counted(quotes, 'quote'))} in {whose}."
    return f"{sentence(counted(quotes, 'quote'))}, {number(participants)} of them in {whose}."
