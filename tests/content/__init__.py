"""What holds for the review that this repository is about, and for no other.

The review is known by its source in content/review.yml, and here alone. A fork with records of its
own passes these tests over.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.evidence.loading.yaml_text import read_yaml

SOURCE: Final = "conquer-2024"


def is_this_review(content: Path) -> bool:
    """Whether the review of this repository stands in a folder, and not another synthesis."""
    file = content / "review.yml"
    review = read_yaml(file.read_bytes(), file.name)[0] if file.is_file() else None
    return isinstance(review, dict) and review.get("source") == SOURCE
