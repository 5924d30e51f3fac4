"""Weigh the first view of each kind of page, as hosts send it packed: ``python -m bench.weights``.

A browser with nothing kept opens a page as a phone would; what it fetches until nothing more comes
is weighed. The bytes are the same on every machine. Sites are built of made-up studies, 10 and 300
unless ``--studies`` says others; ``--site`` weighs one that stands already. ``--drawn`` opens none:
it draws the heaviest page of each kind, without the shell, and fails where one is too heavy.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, ViewportSize

from bench.content import big, write
from generator.evidence import urls
from generator.evidence.interface import counted_in
from generator.publish.pages.embeds import embedded_theme
from generator.publish.pages.glossary import explanations
from generator.publish.planning import plan
from generator.publish.rendering import page_renderer
from tests.browser.built_site import REPOSITORY, BuiltSite, build, built_site, served
from tests.browser.chromium import launched

PACKED = (".woff2", ".png", ".zip")
"""What hosts send as it is."""
KINDS = ("", "summary/", "findings/", "matrix/", "gaps/", "quotes/", "studies/", "themes/")
THEMES, FINDINGS, INTERPRETATIONS = 12, 12, 5
"""Of the made-up studies whose pages are drawn."""
BY_VALUES = f"{urls.MATRIX}by-"
"""Matrices like that of models."""
HEAVIEST = 290_000
"""Bytes of HTML of a page without its shell, which has about 10,000."""
PHONE: ViewportSize = {"width": 412, "height": 823}


def first_view(browser: Browser, site: BuiltSite, path: str) -> dict[str, int]:
    """What a browser fetches for a page that it has nothing of: bytes on the wire by file."""
    asked: list[str] = []
    with served(site) as origin:
        page = browser.new_context(viewport=PHONE).new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{origin}{site.base}{path}", wait_until="networkidle")
        page.context.close()
    names = (unquote(urlsplit(one).path).removeprefix(site.base) for one in asked)
    return {name or "index.html": wire_bytes(site.root, name) for name in names}


def wire_bytes(root: Path, name: str) -> int:
    """What a file of a site weighs on the wire, without what a host says of it."""
    file = root / name / "index.html" if name.endswith("/") or not name else root / name
    content = file.read_bytes()
    return len(content if file.suffix in PACKED else gzip.compress(content))


def kinds(site: BuiltSite) -> Iterator[str]:
    """The addresses of one page of each kind that the site has."""
    for kind in KINDS:
        if f"{kind}index.html" in site.pages:
            yield kind
    for folder in ("studies/", "themes/"):
        found = [page for page in site.listed if page.startswith(folder) and page.count("/") == 2]
        if found:
            heaviest = max(found, key=lambda page: (wire_bytes(site.root, page), page))
            yield heaviest.removesuffix("index.html")


def weigh(folder: Path) -> Mapping[str, Mapping[str, int]]:
    """What the first view of each kind of page fetches, by its address."""
    site = built_site(folder)
    with launched() as browser:
        return {path: first_view(browser, site, path) for path in kinds(site)}


def drawn(folder: Path) -> dict[str, tuple[int, int]]:
    """What pages of a content folder weigh by path, without the shell: bytes of HTML, and packed.

    Of long lists the first page is drawn, of records those that hold most, of embeds one.
    """
    planned = plan(folder)
    catalogue = planned.catalogue
    most = (
        max(catalogue.studies, key=lambda one: len(catalogue.findings_of_study.get(one.id, ()))),
        max(catalogue.themes, key=lambda one: len(catalogue.studies_of_theme.get(one.id, ()))),
    )
    kept = (urls.study(most[0].id), urls.theme(most[1].id))
    records = {
        *(urls.study(one.id) for one in catalogue.studies),
        *(urls.theme(one.id) for one in catalogue.themes),
        *(urls.model(one.id) for one in catalogue.models),
    }
    left_out = records.difference(kept)
    with counted_in(catalogue.review.unit):
        render = page_renderer(REPOSITORY / "site_templates", explanations(catalogue))
        pages = [one.page for one in planned.planned if _is_weighed(one.path, left_out)]
        embedded = embedded_theme(catalogue, most[1])[:1]
        html = {page.path: render(page).encode() for page in (*pages, *embedded)}
    return {path: (len(text), len(gzip.compress(text))) for path, text in html.items()}


def _is_weighed(path: str, left_out: Container[str]) -> bool:
    is_told_once = path.startswith((urls.PROBLEMS, urls.BRIEFS, urls.ADMIN, BY_VALUES))
    return not is_told_once and path not in left_out and "/page/" not in path


def drawn_table(weights: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    """The lines of a table, the heaviest page first: kilobytes of HTML, and packed."""
    yield "| page | KB of HTML | packed |"
    yield "|---|---|---|"
    for path, (size, packed) in sorted(weights.items(), key=lambda one: -one[1][0]):
        yield f"| /{path} | {size / 1e3:.1f} | {packed / 1e3:.1f} |"


def table(weights: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """The lines of a table: page, kilobytes on the wire, requests, kilobytes of HTML."""
    yield "| page | KB | requests | of these HTML |"
    yield "|---|---|---|---|"
    for path, files in weights.items():
        page = files[path or "index.html"]
        yield f"| /{path} | {sum(files.values()) / 1e3:.1f} | {len(files)} | {page / 1e3:.1f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, nargs="*", default=[10, 300])
    parser.add_argument("--site", type=Path, nargs="*", default=[])
    parser.add_argument("--drawn", action="store_true")
    arguments = parser.parse_args()
    if arguments.drawn:
        _print_drawn(arguments.studies)
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, site in (*_standing(arguments.site), *_made(Path(folder), arguments.studies)):
            print(f"\n{name}\n", *table(weigh(site)), sep="\n")


def _print_drawn(numbers: Iterable[int]) -> None:
    heavy: list[str] = []
    for studies in numbers:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), big(studies, THEMES, FINDINGS, INTERPRETATIONS))
            weights = drawn(Path(folder))
        print(f"\n{studies} studies, pages without their shell\n", *drawn_table(weights), sep="\n")
        heavy += (f"/{path} of {studies}" for path, one in weights.items() if one[0] > HEAVIEST)
    if heavy:
        raise SystemExit(f"heavier than {HEAVIEST / 1e3:.0f} KB: {', '.join(heavy)}")


def _standing(sites: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    return ((site.name, site) for site in sites)


def _made(folder: Path, numbers: Iterable[int]) -> Iterator[tuple[str, Path]]:
    for studies in numbers:
        content, site = folder / f"{studies}", folder / f"{studies}-site"
        write(content, big(studies, 40, 25, 10))
        build(site, content)
        yield f"{studies} studies", site


if __name__ == "__main__":
    main()
