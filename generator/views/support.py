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
        sentences.append(
            f"{sentence(counted(every, 'finding'))} said of every study without citing them."
        )
    if uncited:
        verb = "has" if uncited == 1 else "have"
        sentences.append(f"{sentence(counted(uncited, 'finding'))} {verb} no citation.")
    participants = support.voices.get(Voice.PARTICIPANT, 0)
    if not support.quotes:
        sentences.append("Nobody is quoted.")
    elif not participants:
        sentences.append("No participant is quoted.")
    else:
        sentences.append(f"{sentence(counted(participants, 'quote'))} in participants’ voices.")
    return tuple(sentences)
