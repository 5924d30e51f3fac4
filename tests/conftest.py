"""What tests share: the sample synthesis, and expectations kept in files.

Tests of the program know the sample alone; what holds for any synthesis is tried on whatever stands
in content/ too. Tests of the review that this repository is about stand in tests/content/.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from generator.check.rules import load_and_check
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content, Entry, load_content
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.records.reported import NOT_REPORTED
from generator.publish.build import Site
from tests.browser.built_site import BuiltSite, build, built_site
from tests.content import is_this_review
from tests.shared import Built, Shared, write_large

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
SAMPLE = TESTS / "sample_content"
EXAMPLE = REPOSITORY / "examples" / "treatment-burden" / "content"
CONTENT = REPOSITORY / "content"
PRINTED = "printed"
"""The name of what a test has measured, in words to be printed."""
"""Whatever synthesis stands there; a fork of this repository has its own."""

# Messages name the repository's documents, wherever the tests run.
os.environ.pop("SITE_URL", None)
# What a test builds is made anew, and nothing is left in anybody's cache.
os.environ["EVIDENCE_STORE"] = ""

# Programs that tests start are compiled once, also where nothing is to be written beside sources.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(REPOSITORY / ".cache" / "bytecode")

# `make test` tries the same examples in every run, so that a failure is never a matter of luck;
# `make fuzz` tries others each time (--hypothesis-profile fuzz).
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=120,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("fuzz", settings.get_profile("ci"), derandomize=False, max_examples=1_200)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write what the tests got as what they expect"
    )


def pytest_collection_finish() -> None:
    """What was imported stays: the garbage collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compares a text with a file; with --bless, writes it there instead."""
    bless = bool(request.config.getoption("--bless"))

    def compare(found: str, file: Path) -> None:
        if bless:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found, encoding="utf-8", newline="\n")
            return
        shown = file.relative_to(REPOSITORY)
        again = f"pytest {Path(str(request.path)).relative_to(REPOSITORY)} --bless"
        if not file.is_file():
            pytest.fail(f"There is no {shown} yet. To write it: {again}", pytrace=False)
        expected = file.read_bytes().decode("utf-8")
        assert found == expected, (
            f"This is not what {shown} expects. If the new text is right: {again}, and look at the "
            "difference before you commit it."
        )

    return compare


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample synthesis as content/ in the working directory."""
    shutil.copytree(SAMPLE, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return Path("content")


@pytest.fixture(scope="session")
def sample_content() -> Content:
    """The sample synthesis, read; it has no problems."""
    content, problems = load_and_check(SAMPLE)
    assert problems == ()
    return content


@pytest.fixture(scope="session")
def catalogue(sample_content: Content) -> Catalogue:
    """The catalogue of the sample synthesis."""
    return build_catalogue(sample_content)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """What is built once a test run; each worker has a folder of its own below that of the run."""
    folder = tmp_path_factory.getbasetemp()
    return Shared(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder)


@pytest.fixture(scope="session", autouse=True)
def _what_many_builds_have_alike_is_made_once(shared: Shared) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.publish.build.admin_files", shared.admin_files)
        patched.setattr("generator.publish.documents.document_files", shared.documents)
        patched.setattr("generator.publish.documents.slides_files", shared.slides)
        yield


@pytest.fixture(scope="session")
def sample_site(shared: Shared) -> Site:
    """The site of the sample synthesis."""
    return shared.site(SAMPLE)


@pytest.fixture(scope="session", params=[SAMPLE, CONTENT], ids=["sample", "content"])
def built(request: pytest.FixtureRequest, shared: Shared) -> Built:
    """The sample, and whatever stands in content/: what is tried on it holds for any synthesis."""
    return Built(request.param, shared)


# --- Any synthesis: the sample's review with made studies and themes -------------------------

PLACE = {"source": "meadow-2022", "section": "Results"}
SCORES = st.sampled_from(["none", "exact", "possible"])
MOST_MADE = 2_000


def made_study(
    number: int, ladder: Any = NOT_REPORTED, quotes: Sequence[Any] = ()
) -> dict[str, Any]:
    """A study as an editor would write it; its family name repeats from study to study."""
    return {
        "id": f"study-{number}",
        "reference": {
            "authors": ({"family": "ABÇÉ"[number % 4]},),
            "year": 2000 + number % 3,
            "title": f"Study {number}",
            "type": "report",
            "language": "English",
            "url": f"https://example.org/{number}",
            "place": PLACE,
        },
        "characteristics": {
            "place": PLACE,
            "publication_country": ("Ghana", "Ireland")[number % 2],
            "study_country": NOT_REPORTED,
            "provision": NOT_REPORTED,
            "models": NOT_REPORTED,
        },
        "ladder": ladder,
        "quotes": tuple(quotes),
    }


def made_quote(number: int, themes: Sequence[str]) -> dict[str, Any]:
    """A quote that stands under some themes."""
    return {
        "id": f"quote-{number}",
        "text": f"Words {number}.",
        "locator": "p. 1",
        "voice": ("participant", "author", "other", "unclear")[number % 4],
        "voice_basis": "editors",
        "voice_reason": "Made up.",
        "themes": tuple(themes),
        "place": PLACE,
    }


def made_theme(number: int, findings: Sequence[Sequence[str]]) -> dict[str, Any]:
    """A theme whose findings cite some studies each, or none."""
    return {
        "id": f"theme-{number}",
        "title": f"Theme {number}",
        "category": ("arriving", "keeping-going")[number % 2],
        "kind": "impact",
        "order": number + 1,
        "summary": "In short.",
        "place": PLACE,
        "findings": tuple(
            {
                "id": f"finding-{count}",
                "statement": f"Finding {count}.",
                "attribution": "cited" if studies else ("uncited", "every-study")[count % 2],
                "studies": tuple(studies),
                "place": PLACE,
            }
            for count, studies in enumerate(findings)
        ),
    }


_MADE: dict[str, Entry] = {}


def _entry(kind: Kind, value: Any) -> Entry:
    """The entry of a value; what Hypothesis draws again is not validated again."""
    written = f"{kind.name} {value!r}"
    if written not in _MADE:
        if len(_MADE) > MOST_MADE:
            _MADE.clear()
        name = value.get("id", kind.name)
        path = f"content/{kind.file or f'{kind.folder}/{name}.yml'}"
        record = kind.model.model_validate(value)
        _MADE[written] = Entry(kind, path, name, record, SourceMap(path))
    return _MADE[written]


def with_records(content: Content, kind_name: str, values: Sequence[Any]) -> Content:
    """The content with the records of one kind replaced by others."""
    kind = next(known for known in KINDS if known.name == kind_name)
    entries = tuple(_entry(kind, value) for value in values)
    return replace(content, entries={**content.entries, kind_name: entries})


@cache
def _sample() -> Content:
    return load_content(SAMPLE)[0]


def _score(draw: st.DrawFn) -> Any:
    match draw(SCORES):
        case "exact":
            return {"total": draw(st.integers(0, 5)), "place": PLACE}
        case "possible":
            scores = draw(st.sets(st.integers(0, 5), min_size=2, max_size=4))
            return {"one_of": tuple(sorted(scores)), "place": PLACE}
    return NOT_REPORTED


@st.composite
def syntheses(draw: st.DrawFn) -> Content:
    """Content without errors: up to seven studies and four themes, linked in any way."""
    numbers = range(draw(st.integers(1, 7)))
    studies = [f"study-{number}" for number in numbers]
    themes = [f"theme-{number}" for number in range(draw(st.integers(1, 4)))]
    some_studies = st.lists(st.sampled_from(studies), unique=True, max_size=4)
    some_themes = st.lists(st.sampled_from(themes), unique=True, max_size=3)
    content = _sample()
    for kind in ("model", "interpretation", "synthesis", "question", "glossary"):
        content = with_records(content, kind, ())
    content = with_records(
        content,
        "theme",
        [
            made_theme(number, draw(st.lists(some_studies, max_size=4)))
            for number in range(len(themes))
        ],
    )
    return with_records(
        content,
        "study",
        [
            made_study(
                number,
                _score(draw),
                [
                    made_quote(count, named)
                    for count, named in enumerate(draw(st.lists(some_themes, max_size=3)))
                ],
            )
            for number in numbers
        ],
    )


def shuffled(content: Content, draw: Callable[[Any], Any]) -> Content:
    """The same content with the entries of every kind in another order."""
    return replace(
        content,
        entries={
            kind: tuple(draw(st.permutations(entries))) for kind, entries in content.entries.items()
        },
    )


# --- The browser, and the sites that it walks over -------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a worker; Playwright is loaded where a test asks for it."""
    from tests.browser.chromium import launched  # noqa: PLC0415

    with launched() as chromium:
        yield chromium


# What parts of a page do is tried on the sample, and on this review, which has more to do it with;
# another synthesis may have too little. The walk over every page goes over any synthesis.
@pytest.fixture(
    scope="session", params=["sample", *(["content"] if is_this_review(CONTENT) else [])]
)
def site(request: pytest.FixtureRequest, shared: Shared) -> BuiltSite:
    """The site of content/ (EVIDENCE_SITE names one that is built already), or of made-up content.

    ``sample`` is small and odd; ``large`` has more studies and themes, and nothing else to say;
    ``example`` is a real synthesis of another kind than the one in content/; ``right-to-left`` is
    the sample in a language that nobody speaks, with longer words.
    """
    name: str = request.param
    ready = os.environ.get("EVIDENCE_SITE")
    if name == "content" and ready:
        return built_site((REPOSITORY / ready).resolve())

    def make(root: Path) -> None:
        content = {"content": CONTENT, "example": EXAMPLE}.get(name, SAMPLE)
        if name == "large":
            content = shared.once("large", write_large)
        env = {"EVIDENCE_LANGUAGE": "ar-XB"} if name == "right-to-left" else None
        build(root, content, history=name == "content", env=env)

    return built_site(shared.once(f"walked-{name}", make))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests have measured, below their results, whatever process they ran in."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == PRINTED:
                terminalreporter.write_line(f"\n{value}")
