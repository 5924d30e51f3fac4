"""Neighbours in words: what a study shares with another, and what a theme does; no judgement."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.neighbours import Neighbours, StudyNeighbour, ThemeNeighbour
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, listed, ngettext
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.citation import printed_title
from generator.publish.pages.items.told_apart import about_study
from generator.publish.pages.items.words import number, sentence
from generator.publish.pages.page import Link

MOST = 4
_FEW = 2


@dataclass(frozen=True)
class NearItem:
    """A neighbour: what it is, and what both share."""

    id: str
    label: str
    about: str
    path: str
    title: str
    title_language: str
    shares: str
    named: str
    compare: Link


def near_studies(neighbours: Neighbours, study: Study) -> tuple[NearItem, ...]:
    """The studies that share most with a study."""
    catalogue = neighbours.catalogue
    own = catalogue.themes_of_study.get(study.id, ())
    return tuple(
        NearItem(
            near.study.id,
            catalogue.labels[near.study.id],
            about_study(catalogue, near.study),
            urls.study(near.study.id),
            printed_title(near.study.reference),
            near.study.reference.title_language,
            _shared_themes(near, own),
            _shared_names(catalogue, near),
            _compare("study", study.id, near.study.id),
        )
        for near in neighbours.of_study(study.id, MOST)
    )


def near_themes(neighbours: Neighbours, theme: Theme) -> tuple[NearItem, ...]:
    """The themes that share most studies with a theme."""
    catalogue = neighbours.catalogue
    own = catalogue.studies_of_theme[theme.id]
    return tuple(
        NearItem(
            near.theme.id,
            near.theme.title,
            "",
            urls.theme(near.theme.id),
            "",
            "",
            _shared_studies(catalogue, near, own),
            "",
            _compare("theme", theme.id, near.theme.id),
        )
        for near in neighbours.of_theme(theme.id, MOST)
    )


def _shared_themes(near: StudyNeighbour, own: tuple[Theme, ...]) -> str:
    shared = [theme.title for theme in near.themes]
    if not shared:
        return _("Shares no theme with this study.")
    if len(own) == 1:
        return _("Shares the one theme of this study, {theme}.", theme=shared[0])
    ids = {theme.id for theme in near.themes}
    lacking = [theme.title for theme in own if theme.id not in ids]
    if not lacking:
        return ngettext(
            "Shares the {number} theme of this study.",
            "Shares all {number} themes of this study.",
            len(own),
        )
    if len(lacking) <= _FEW < len(shared):
        return ngettext(
            "Shares {part} of this study’s {number} theme: all but {themes}.",
            "Shares {part} of this study’s {number} themes: all but {themes}.",
            len(own),
            part=number(len(shared)),
            themes=listed(lacking),
        )
    return ngettext(
        "Shares {part} of this study’s {number} theme: {themes}.",
        "Shares {part} of this study’s {number} themes: {themes}.",
        len(own),
        part=number(len(shared)),
        themes=listed(shared),
    )


def _shared_names(catalogue: Catalogue, near: StudyNeighbour) -> str:
    said = []
    for name, values in near.named.items():
        dimension = catalogue.dimensions[name]
        noun = dimension.noun if len(values) == 1 else dimension.nouns
        labels = listed([value.label for value in values])
        said.append(_("{What} of both: {values}.", What=sentence(noun), values=labels))
    return " ".join(said)


def _shared_studies(catalogue: Catalogue, near: ThemeNeighbour, own: tuple[Study, ...]) -> str:
    shared = [catalogue.labels[study.id] for study in near.studies]
    if len(own) == 1:
        return _("Shares the one study of this theme, {study}.", study=shared[0])
    if len(shared) == len(own):
        return ngettext(
            "Shares the {number} study of this theme.",
            "Shares all {number} studies of this theme.",
            len(own),
        )
    ids = {study.id for study in near.studies}
    lacking = [catalogue.labels[study.id] for study in own if study.id not in ids]
    if len(lacking) <= _FEW < len(shared):
        return ngettext(
            "Shares {part} of this theme’s {number} study: all but {studies}.",
            "Shares {part} of this theme’s {number} studies: all but {studies}.",
            len(own),
            part=number(len(shared)),
            studies=listed(lacking),
        )
    return ngettext(
        "Shares {part} of this theme’s {number} study: {studies}.",
        "Shares {part} of this theme’s {number} studies: {studies}.",
        len(own),
        part=number(len(shared)),
        studies=_some_of(shared),
    )


def _some_of(labels: list[str], most: int = 6) -> str:
    if len(labels) <= most + 1:
        return listed(labels)
    more = ngettext("{number} more", "{number} more", len(labels) - most)
    return listed([*labels[:most], more])


def _compare(kind: str, one: str, other: str) -> Link:
    return Link(_("Side by side"), urls.selection(urls.COMPARE, [(kind, one), (kind, other)]))
