"""Work in which nothing goes before all is made, such as a build: memory is not looked through.

Python looks for what nobody holds any more, again and again through all that was made since; in
work that holds all it makes, this takes a sixth of the time and finds next to nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def all_kept() -> Iterator[None]:
    """In here, memory is not looked through; afterwards as before."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
