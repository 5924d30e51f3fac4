"""Files that are written as a whole or not at all: first beside the old one, then in its place."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def written_beside(file: Path, raw: bytes) -> Path:
    """A hidden file beside an existing one, with other bytes and the same rights.

    ``replace`` puts it in the place of the old one in one step. Raises OSError, and then leaves
    nothing behind.
    """
    number, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as out:
            out.write(raw)
        shutil.copymode(file, beside)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return beside
