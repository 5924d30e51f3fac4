"""A project: where a site is made from and where it goes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.evidence import urls
from generator.publish.site.settings import templates_of
from generator.publish.working import Helpers


@dataclass(frozen=True)
class Project:
    """Where a site is made from and where it goes; paths are absolute."""

    config_file: Path
    """Settings that need not be there; the project is the folder that they are in, or would be."""
    content: Path
    site: Path
    offline: bool = False
    """Whether the site is to be opened from its folder, without a host."""
    history: bool = True
    """Whether git is asked when records were added and changed."""
    store: Path | None = None
    """The folder of what was made before; None where all is to be made anew."""
    helpers: Helpers | None = None
    """Who draws the pages, where this machine does not."""

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.config_file.parent

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files and folders that the site is made from, beside the history."""
        return (self.content, templates_of(self.root), self.config_file)


def folder_in_project(root: Path, content: Path) -> str | None:
    """The content folder, from the project's root; none where it lies elsewhere."""
    folder = Path(os.path.relpath(content, root))
    return None if folder.is_absolute() or ".." in folder.parts else folder.as_posix()


def editing_at(edit_uri: str, folder: str | None) -> urls.Editing:
    """Where records can be changed, if anywhere; ``folder`` is that of the content."""
    return urls.NO_EDITING if folder is None else urls.Editing.at(edit_uri, folder)
