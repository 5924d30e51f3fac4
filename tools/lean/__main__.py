"""Make the lean files anew, and note what they were made from: ``make lean``."""

from __future__ import annotations

from tools.lean import fonts, material
from tools.lean.made import MADE, state

if __name__ == "__main__":
    fonts.write()
    material.write()
    MADE.write_text(state(), encoding="utf-8")
