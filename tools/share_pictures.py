"""Draws what is shown where a page is shared, one picture a kind: `python -m tools.share_pictures`.

A build reads the pictures alone, and draws none: they say what kind of page it is, and the title
stands beside them. Set by Typst in the fonts of the briefs, in few colours, so that they are light.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import typst
from PIL import Image

from generator.publish.documents.pdf import fonts
from generator.publish.metadata.head import SHARE_PICTURES, WITHOUT_WORDS

TO: Final = Path(__file__).parents[1] / "site_templates" / "theme" / "assets" / "images"
COLOURS: Final = 24
_SHEET: Final = """
#set page(width: 1200pt, height: 630pt, margin: 80pt, fill: rgb("#0b5a63"))
#set text(fill: rgb("#fbf9f4"), font: "Source Serif Pro", size: 92pt)
#set par(leading: 0.35em)
#let pen = (paint: rgb("#fbf9f4"), thickness: 14pt, cap: "round")
#let lines = (300pt, 300pt, 120pt).map(width => line(length: width, stroke: pen))
#place(top + left, stack(spacing: 26pt, ..lines))
#place(top + left, dx: 240pt, dy: 42pt, circle(radius: 15pt, fill: rgb("#e8b078")))
#place(bottom + left, block(width: 1000pt, sys.inputs.words))
"""


def main() -> None:
    """Writes the pictures, and says how large they are."""
    for name, said in sorted({**SHARE_PICTURES, WITHOUT_WORDS: ""}.items()):
        made = typst.compile(
            _SHEET.encode(),
            format="png",
            ppi=72,
            font_paths=fonts(),
            sys_inputs={"words": said},
        )
        file = TO / f"share-{name}.png"
        assert isinstance(made, bytes)
        drawn = Image.open(io.BytesIO(made)).convert("RGB")
        few = drawn.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        print(f"{file.stat().st_size:,} bytes  {file.name}  {drawn.size}")


if __name__ == "__main__":
    main()
