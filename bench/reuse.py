"""What it costs a build that its evidence can be cited, loaded, framed and taken along:
``python -m bench.reuse --studies 1000``.

One process builds, so that nothing is missed; processor time and bytes are told as shares of the
whole. Wanted is at most a tenth of both for all that a study adds.
"""

from __future__ import annotations

import argparse
import io
import os
import pkgutil
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from bench.content import big, write
from generator.cli import main as evidence
from generator.evidence import urls
from generator.publish.site.take_along import OFFLINE_FILE

TWINS, EMBEDS, DATA, HEADS, OFFLINE = (
    "Markdown twins", "embeds", "data files", "heads, how to cite", "offline edition",
)  # fmt: skip
MADE_BY: Final = {
    "generator.publish.drawing.page_twin": TWINS,
    "generator.publish.build.llms_text": TWINS,
    "generator.publish.build.embed_pages": EMBEDS,
    "generator.publish.build.whole_files": DATA,
    "generator.publish.planning.data_files": DATA,
    "generator.publish.drawing.Drawing.told": HEADS,
    "generator.publish.site.finishing.add_offline_edition": OFFLINE,
}
"""What makes each, where a build calls it."""
RENDERER: Final = "generator.publish.drawing.page_renderer"
_IN_HEADS: Final = re.compile(
    r'<script type="application/ld\+json">.*?</script>|<link rel="alternate"[^>]*>'
    r'|<meta (?:name="(?:citation_|z:)|property="og:)[^>]*>',
    re.DOTALL,
)


class Clock:
    """Seconds of the processor by what they were spent on; what is within another counts there."""

    def __init__(self) -> None:
        """Nothing has been spent."""
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._within = False

    @contextmanager
    def spending(self, what: str) -> Iterator[None]:
        """Counts what is spent meanwhile."""
        if self._within:
            yield
            return
        self._within, start = True, time.process_time()
        try:
            yield
        finally:
            self.spent[what] += time.process_time() - start
            self._within = False

    def timed(self, run: Callable[..., Any], what: str) -> Callable[..., Any]:
        """The same function, timed."""

        def timed(*args: Any, **named: Any) -> Any:
            with self.spending(what):
                return run(*args, **named)

        return timed

    def rendering(self, make: Callable[..., Any]) -> Callable[..., Any]:
        """The maker of a renderer of pages, which times those for other sites."""

        def made(*args: Any, **named: Any) -> Callable[[Any], str]:
            render = make(*args, **named)
            embed = self.timed(render, EMBEDS)
            return lambda page: (embed if page.path.startswith(urls.EMBED) else render)(page)

        return made


def seconds(content: Path, site: Path) -> tuple[float, Mapping[str, float]]:
    """Seconds of the processor for a whole build, and for each part of it."""
    clock = Clock()
    with patch.dict(os.environ, EVIDENCE_CORES="1"), _patched(clock):
        start = time.process_time()
        with redirect_stderr(io.StringIO()):  # what is said of made-up records
            failed = evidence(["build", "--content", str(content), "--site", str(site)])
        whole = time.process_time() - start
    if failed:
        raise SystemExit(failed)
    return whole, clock.spent


@contextmanager
def _patched(clock: Clock) -> Iterator[None]:
    patches = [_patch(name, clock, what) for name, what in MADE_BY.items()]
    patches.append(patch(RENDERER, clock.rendering(_found(RENDERER))))
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def _patch(name: str, clock: Clock, what: str) -> Any:
    return patch(name, clock.timed(_found(name), what))


def _found(name: str) -> Any:
    return pkgutil.resolve_name(name)


def weights(site: Path) -> tuple[int, Counter[str]]:
    """Bytes of a whole site without its offline edition, and of each part of it."""
    found: Counter[str] = Counter()
    whole = 0
    for file in site.rglob("*"):
        if not file.is_file():
            continue
        path, size = file.relative_to(site).as_posix(), file.stat().st_size
        what = _part(path)
        found[what] += size
        whole += size if what != OFFLINE else 0
        if not what and path.endswith(".html"):
            text = file.read_text(encoding="utf-8")
            found[HEADS] += sum(len(part.encode()) for part in _IN_HEADS.findall(text))
    return whole, found


def _part(path: str) -> str:
    if path == OFFLINE_FILE:
        return OFFLINE
    if path.endswith(".html.md") or path == urls.LLMS:
        return TWINS
    if path.startswith(urls.EMBED):
        return EMBEDS
    is_data = path.startswith(urls.DATA) and not path.endswith(".html")
    return DATA if is_data else ""


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=1000)
    parser.add_argument("--content", type=Path, help="a folder of content; else one is made up")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = asked.content or Path(folder) / "content"
        if not asked.content:
            write(content, big(asked.studies, 40, 25, 10))
        whole, by_part = seconds(content, Path(folder) / "site")
        bytes_of_all, bytes_by_part = weights(Path(folder) / "site")
    print(f"{'':20} {'s':>7} {'share':>6} {'MB':>8} {'share':>6}")
    print(f"{'the whole build':20} {whole:7.2f} {'':6} {bytes_of_all / 1e6:8.2f}")
    for what in (TWINS, EMBEDS, HEADS, DATA, OFFLINE):
        time_share, size = by_part.get(what, 0) / whole, bytes_by_part[what]
        print(
            f"{what:20} {by_part.get(what, 0):7.2f} {time_share:6.1%}"
            f" {size / 1e6:8.2f} {size / bytes_of_all:6.1%}"
        )


if __name__ == "__main__":
    main()
