"""What a preview shows: the last whole build, and the pages of an edit until its is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.publish.site.live_server import QUESTIONS

SCRIPT_PATH: Final = f"{QUESTIONS}preview.js"
SCRIPT: Final = """\
// Reloads the page when the preview has been built again. Only in the preview.
(async () => {
  let epoch = document.currentScript.dataset.epoch;
  for (let request = 1; ; request++) {
    try {
      const answer = await fetch(`/livereload/${epoch}/${request}`);
      if ((await answer.text()) !== epoch) { location.reload(); return; }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
})();
"""


def _nothing(path: str) -> None:
    """No page is drawn by itself."""


@dataclass(frozen=True)
class Shown:
    """The site that is shown: one whole build, until the next one is whole."""

    root: Path
    epoch: int
    """The number that pages ask about, to see that there is a newer build."""
    overlay: str = ""
    """HTML at the top of every page: the problems of a build that failed since."""
    is_site: bool = False
    """Whether a build has been whole yet; before the first one, nothing stands there."""
    drawn: Callable[[str], bytes | None] = _nothing
    """Draws the pages of an edit while its build is not whole; none of those that only that has."""

    def file(self, path: str) -> Path:
        """Where the file of a path of the site would stand; never outside the site."""
        whole = f"/{path}index.html" if path.endswith("/") else f"/{path}"
        return self.root / posixpath.normpath(whole).lstrip("/")

    def read(self, path: str) -> bytes | None:
        """What stands at a path of the site; pages with what ``page`` adds."""
        file = self.file(path)
        try:
            content = self._drawn(path) or file.read_bytes()
        except (OSError, ValueError):
            return None
        return self.page(content) if file.suffix == ".html" else content

    def _drawn(self, path: str) -> bytes | None:
        if not path.endswith("/"):
            return None
        try:
            return self.drawn(path.lstrip("/"))
        except Exception:  # the whole build says what is wrong
            return None

    def page(self, content: bytes) -> bytes:
        """A page with the problems, and the script that asks for the next build."""
        script = f'<script src="{SCRIPT_PATH}" data-epoch="{self.epoch}"></script>'
        text = content.decode("utf-8")
        if self.overlay:
            text = re.sub(r"(<body[^>]*>)", lambda m: m[1] + self.overlay, text, count=1)
        return text.replace("</body>", f"{script}</body>", 1).encode("utf-8")
