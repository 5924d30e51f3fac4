"""A page at every address that a study, theme or model had before it was renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.pages.page import Link, Page


@dataclass(frozen=True)
class RenamedView:
    """What stood at an address, and where it is now."""

    kind: str
    former: str
    now: Link


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
            title=f"{former} is now {names[now]}",
            description=f"The {kind} that had this address is now called {names[now]}.",
            view=RenamedView(kind, former, Link(names[now], address(now))),
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
