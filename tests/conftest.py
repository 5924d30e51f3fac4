"""What tests share: the sample synthesis, and expectations kept in files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.catalogue import Catalogue, build_catalogue
from generator.checks import load_and_check
from generator.loading import Content

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
SAMPLE = TESTS / "sample_content"
REAL = REPOSITORY / "content"

# The same examples in every run, so that a failure is never a matter of luck.
settings.register_profile(
    "same-every-time",
    derandomize=True,
    deadline=None,
    max_examples=120,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("same-every-time")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write what the tests got as what they expect"
    )


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
