"""Office files without the clock: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

FIXED: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the archive: the first that the format knows."""
_WHEN: Final = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def steady(made: bytes) -> bytes:
    """The file with the same dates inside whenever it is made; so are workbooks within it.

    A workbook within says nothing of when it was made.
    """
    new_bytes = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as old,
        zipfile.ZipFile(new_bytes, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, FIXED)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            held = old.read(name)
            new.writestr(part, steady(_undated(held)) if name.endswith(".xlsx") else held)
    return new_bytes.getvalue()


def _undated(workbook: bytes) -> bytes:
    """A workbook without the days on which it was made and changed."""
    bare = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(bare, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in old.namelist():
            held = old.read(name)
            new.writestr(
                zipfile.ZipInfo(name, FIXED),
                _WHEN.sub(b"", held) if name == "docProps/core.xml" else held,
            )
    return bare.getvalue()
