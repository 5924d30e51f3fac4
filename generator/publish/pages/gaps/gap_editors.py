"""What editors could do next, for the page of gaps: by kind, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.check.todo import KINDS, tasks
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.once import once
from generator.publish.pages.page import Link

ANCHOR: Final = "editors"
TITLE: Final = N_("What editors could do next")
ABOUT: Final = N_(
    "Suggestions for whoever looks after the records; none of them is a mistake. What the sources, "
    "held whole, do not report is no task."
)


@dataclass(frozen=True)
class EditorsTask:
    """One thing to do; without an editor of the files to open, its page is opened."""

    what: str
    how: str
    file: str
    line: int
    page: Link


@dataclass(frozen=True)
class EditorsTasks:
    """The tasks of one kind."""

    anchor: str
    title: str
    about: str
    count: str
    tasks: tuple[EditorsTask, ...]


@once
def editors_tasks(catalogue: Catalogue) -> tuple[EditorsTasks, ...]:
    """All tasks by kind, the most urgent first."""
    pages = _pages(catalogue)
    found = tasks(catalogue.content)
    return tuple(
        EditorsTasks(
            urls.task_anchor(kind),
            _(title),
            _(about),
            ngettext("{Number} thing to do", "{Number} things to do", len(group)),
            tuple(
                EditorsTask(
                    task.what,
                    task.how,
                    task.file,
                    task.line,
                    pages.get(task.file, Link(_("Method"), urls.METHOD)),
                )
                for task in group
            ),
        )
        for kind, (title, about) in KINDS.items()
        if (group := [task for task in found if task.kind == kind])
    )


def _pages(catalogue: Catalogue) -> Mapping[str, Link]:
    """The page that shows a record, by the file of the record."""
    paths = catalogue.paths
    found = {
        paths[f"study/{study.id}"]: Link(catalogue.labels[study.id], urls.study(study.id))
        for study in catalogue.studies
    }
    found |= {
        paths[f"theme/{theme.id}"]: Link(theme.title, urls.theme(theme.id))
        for theme in catalogue.themes
    }
    found |= {
        paths[f"model/{model.id}"]: Link(model.title, urls.model(model.id))
        for model in catalogue.models
    }
    found |= {
        paths[f"interpretation/{one.id}"]: Link(one.title, urls.interpretation(one.id))
        for one in catalogue.interpretations
    }
    found |= {
        paths[f"principle/{one.id}"]: Link(one.title, urls.principle(one.id))
        for one in catalogue.principles
    }
    if catalogue.synthesis:
        found["synthesis.yml"] = Link(_("Conclusions"), urls.SYNTHESIS)
    return found
