"""Passes this folder over where content/ is another synthesis, as in a fork with its own records.

The review is known by its source in content/review.yml, and here alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.evidence.catalogue import Catalogue
from generator.evidence.loading.yaml_text import read_yaml
from tests.conftest import CONTENT
from tests.shared import Built, Shared

SOURCE = "conquer-2024"
ANOTHER = f"content/review.yml is not the synthesis that rests on {SOURCE}"


def _is_this_review() -> bool:
    file = CONTENT / "review.yml"
    review = read_yaml(file.read_bytes(), "review.yml")[0] if file.is_file() else None
    return isinstance(review, dict) and review.get("source") == SOURCE


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    if here and not _is_this_review():
        for item in here:
            item.add_marker(pytest.mark.skip(reason=ANOTHER))


@pytest.fixture(scope="session")
def review(shared: Shared) -> Built:
    """The review and its site."""
    return Built(CONTENT, shared)


@pytest.fixture(scope="session")
def real(review: Built) -> Catalogue:
    """The catalogue of the review."""
    return review.catalogue
