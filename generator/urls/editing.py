"""Where a record can be changed: addresses at a git host, from the one that opens its editor.

GitHub (``…/edit/main/``), GitLab (``…/-/edit/main/``), Forgejo and Gitea, as at Codeberg
(``…/_edit/main/``) are known by the form of that address, wherever they run. Their editors open at
the top of a file; a line is shown by the page that shows the file, from which one click edits it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

WHOLE_CONTENT = "./"
"""The record behind a page that is drawn from all of them: the content folder itself."""


@dataclass(frozen=True)
class _Host:
    """How one kind of git host addresses the editor of a file, a file at a line, and a folder."""

    editor: re.Pattern[str]
    file: str
    folder: str
    query: str


_HOSTS = (
    _Host(re.compile(r"(https?://.+?)/-/edit/(.+)"), "-/blob", "-/tree", ""),
    _Host(re.compile(r"(https?://.+?)/_edit/(.+)"), "src/branch", "src/branch", "?display=source"),
    _Host(re.compile(r"(https?://[^/]+/[^/]+/[^/]+)/edit/(.+)"), "blob", "tree", "?plain=1"),
)


@dataclass(frozen=True)
class Editing:
    """The addresses of records at the git host; no host, no addresses."""

    editor: str = ""
    """What opens the host's editor, once the file's path below the content folder follows."""

    @classmethod
    def at(cls, editor: str, folder: str) -> Editing:
        """Editing of a content folder, below the address of the host's editor."""
        if not editor.startswith(("https://", "http://")):
            return cls()
        parts = (editor.rstrip("/"), quote(folder.strip("/")))
        return cls("/".join(part for part in parts if part) + "/")

    def page(self, record: str) -> str:
        """What the edit button of a page opens: the editor of a file, or the list of a folder."""
        if not self.editor or not record:
            return ""
        if not record.endswith("/"):
            return f"{self.editor}{quote(record)}"
        return self._other("folder", "" if record == WHOLE_CONTENT else record).rstrip("/")

    def line(self, record: str, line: int) -> str:
        """A file at a line, one click away from its editor; at an unknown host, the editor."""
        return self._other("file", record, f"#L{line}") or self.page(record)

    def _other(self, form: str, path: str, line: str = "") -> str:
        for host in _HOSTS:
            if found := host.editor.fullmatch(self.editor):
                repository, below = found.groups()
                query = host.query if line else ""
                return f"{repository}/{getattr(host, form)}/{below}{quote(path)}{query}{line}"
        return ""


NO_EDITING = Editing()
