"""Passes this folder over where content/ is another synthesis: a fork has its own records."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.evidence.catalogue import Catalogue
from tests.conftest import CONTENT
from tests.content import SOURCE, is_this_review
from tests.shared import Built, Shared

ANOTHER = f"content/review.yml is another synthesis than the one that rests on {SOURCE}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not is_this_review(CONTENT):
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=ANOTHER))


@pytest.fixture(scope="session")
def review(shared: Shared) -> Built:
    """The review and its site."""
    return Built(CONTENT, shared)


@pytest.fixture(scope="session")
def real(review: Built) -> Catalogue:
    """The catalogue of the review."""
    return review.catalogue
