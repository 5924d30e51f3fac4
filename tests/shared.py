"""What several tests look at: built once a test run, whichever of its workers comes first."""

from __future__ import annotations

import fcntl
import hashlib
import json
import pickle
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bench.content import big
from generator.check.rules import load_and_check
from generator.derive.history import NO_HISTORY, Commit, History, Revision
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.interface import spoken, unit_noun
from generator.evidence.loading import Content
from generator.evidence.records.review import Review
from generator.publish.admin import admin_files
from generator.publish.build import Site, build_site
from generator.publish.documents import document_files, slides_files
from generator.publish.documents.pdf import TEMPLATE
from generator.publish.pages.briefs import Brief
from generator.publish.pages.slides import Deck
from tests.hostile import write_hostile

TESTS = Path(__file__).parent
TEMPLATES = TESTS.parent / "site_templates"
ADDRESS = "https://evidence.test/site/"
ONE_DAY = History((Revision(Commit("0" * 40, "2024-05-03T10:00:00Z", "One day"), ()),))
"""Where sites that have an address stand, and how old they are: so that they are built once."""
T = TypeVar("T")


class Shared:
    """What was built in a test run, on disk for all workers and in memory for this one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Any] = {}

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """The file or folder of that name, which ``make`` writes if nobody has yet."""
        place = self._folder / name
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.exists():
                unfinished = self._folder / f"{name}.unfinished"
                make(unfinished)
                unfinished.rename(place)
        return place

    def made(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` returns, which no test may change."""
        if name not in self._made:
            file = self.once(name, lambda file: file.write_bytes(pickle.dumps(make())))
            self._made[name] = pickle.loads(file.read_bytes())
        made: T = self._made[name]
        return made

    def site(
        self,
        content: Path,
        *,
        editing: urls.Editing = urls.NO_EDITING,
        history: History = NO_HISTORY,
        address: str = "",
    ) -> Site:
        """The site of a content folder that no test changes."""
        return self.made(
            f"site-{_digest(content, editing, history, address)}",
            lambda: build_site(
                content, TEMPLATES, editing=editing, history=history, address=address
            ),
        )

    def documents(self, briefs: Sequence[Brief], templates: Path, address: str) -> dict[str, bytes]:
        """What ``document_files`` makes of briefs, each of which is set once a test run.

        The same words give the same bytes, which test_briefs shows; another template is used anew.
        """
        if (templates / TEMPLATE).resolve() != TEMPLATES / TEMPLATE:
            return document_files(briefs, templates, address)
        files: dict[str, bytes] = {}
        for brief in briefs:
            make = partial(document_files, [brief], TEMPLATES, address)
            files |= self.made(f"brief-{_digest(brief, address)}", make)
        return files

    def slides(self, deck: Deck, address: str) -> dict[str, bytes]:
        """What ``slides_files`` makes of a deck, once a test run."""
        make = partial(slides_files, deck, address)
        return self.made(f"slides-{_digest(deck, address)}", make)

    def admin_files(
        self, templates: Path, editing: urls.Editing, review: Review
    ) -> Mapping[str, str]:
        """What ``admin_files`` makes, which is the same for every content of a review."""
        make = partial(admin_files, templates, editing, review)
        if (templates / "admin").resolve() != TEMPLATES / "admin":
            return make()
        return self.made(f"admin-{_digest(editing, review)}", make)

    def hostile(self, content: Path) -> Path:
        """A folder with the records of another, in which every free text is hostile."""
        name = f"hostile-{content.name}"

        def write(folder: Path) -> None:
            write_hostile(content, folder)
            shutil.copytree(content / "pages", folder / "pages")

        return self.once(name, write)


def _digest(*values: object) -> str:
    """Of what something is made from, and of the words in which it is said."""
    made_of = repr((spoken().language, unit_noun(), *values))
    return hashlib.sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def write_large(folder: Path) -> None:
    """Write a made-up synthesis with more studies, themes and findings than the sample has."""
    shutil.copytree(TESTS / "sample_content" / "pages", folder / "pages")
    for path, record in big(studies=12, themes=9, findings=8, interpretations=3):
        number = int(path.rpartition("-")[2]) if path[-1].isdigit() else 0
        if path.startswith("studies/"):
            record["characteristics"]["publication_country"] = ("Ghana", "Chile", "Nepal")[
                number % 3
            ]
        if path.startswith("themes/"):
            record["category"] = f"category-{number % 2}"
            record["title"] = " ".join(record["title"].split()[:2])
            record["findings"][0] |= {"attribution": "every-study"}
        file = folder / f"{path}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(record), encoding="utf-8")


@dataclass
class Built:
    """A synthesis and its site."""

    folder: Path
    shared: Shared

    @cached_property
    def content(self) -> Content:
        """What was loaded from the folder, without errors."""
        return load_and_check(self.folder)[0]

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue of the records."""
        return build_catalogue(self.content)

    @property
    def site(self) -> Site:
        """The site, without history, address and editor."""
        return self.shared.site(self.folder)

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Every generated page, parsed, by its path."""
        return {page.page.path: LexborHTMLParser(page.html) for page in self.site.pages}

    def words(self, path: str) -> str:
        """What a page says."""
        return " ".join(self.pages[path].text(separator=" ").split())

    def one(self, path: str, selector: str) -> LexborNode:
        """The only such element of a page."""
        nodes = self.pages[path].css(selector)
        assert len(nodes) == 1, f"/{path} has {len(nodes)} {selector}"
        return nodes[0]
