"""The compiled templates of the shell, kept over the rebuilds of a preview."""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket


class CompiledTemplates(jinja2.BytecodeCache):
    """Compiled templates of the shell in memory; Jinja2 compares them with their source."""

    def __init__(self) -> None:
        """Nothing is compiled yet."""
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what is known of a template."""
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self.code[bucket.key] = bucket.bytecode_to_string()
