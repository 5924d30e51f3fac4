"""A page at every address that a study, theme or model had before it was renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.publish.pages.page import Link, Page


@dataclass(frozen=True)
class RenamedView:
    """What stood at an address, and where it is now."""

    title: str
    now_called: str
    """The message that says it, with ``former`` and ``now`` to be filled in."""
    former: str
    now: Link


@dataclass(frozen=True)
class _Said:
    """What is said of a kind of record that has another name."""

    title: str
    description: str
    now_called: str


_SAID: Final = {
    "study": _Said(
        N_("This study has another name now"),
        N_("The study that had this address is now called {now}."),
        N_("The study that stood at this address, <code>{former}</code>, is now called {now}."),
    ),
    "theme": _Said(
        N_("This theme has another name now"),
        N_("The theme that had this address is now called {now}."),
        N_("The theme that stood at this address, <code>{former}</code>, is now called {now}."),
    ),
    "model": _Said(
        N_("This model has another name now"),
        N_("The model that had this address is now called {now}."),
        N_("The model that stood at this address, <code>{former}</code>, is now called {now}."),
    ),
}


def renamed_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """The pages at earlier addresses; they stand in no list, in no navigation and in no search."""
    kinds: tuple[tuple[str, Callable[[str], str], dict[str, str]], ...] = (
        ("study", urls.study, dict(catalogue.labels)),
        ("theme", urls.theme, {theme.id: theme.title for theme in catalogue.themes}),
        ("model", urls.model, {model.id: model.title for model in catalogue.models}),
    )
    return tuple(
        Page(
            path=address(former),
            template="renamed.html",
            title=_("{former} is now {now}", former=former, now=names[now]),
            description=_(_SAID[kind].description, now=names[now]),
            view=RenamedView(
                _(_SAID[kind].title),
                _SAID[kind].now_called,
                former,
                Link(names[now], address(now)),
            ),
            record=catalogue.paths[f"{kind}/{now}"],
            moved_to=address(now),
        )
        for kind, address, names in kinds
        for former, now in (*catalogue.former_ids[kind].items(), *_reports(catalogue, kind))
    )


def _reports(catalogue: Catalogue, kind: str) -> Iterator[tuple[str, str]]:
    """A further report of a study leads to the page of the study, on which it stands."""
    for report in catalogue.further_reports if kind == "study" else ():
        for name in (report.id, *report.formerly):
            yield name, report.studies[0]
