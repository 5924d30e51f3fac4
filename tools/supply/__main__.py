"""``python -m tools.supply``: ``sbom FILE``, ``notices``, ``licences`` or ``newest``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tools.supply.components import REPOSITORY
from tools.supply.licences import contradicted, faults
from tools.supply.newest import outdated
from tools.supply.notices import NOTICES, notices
from tools.supply.sbom import bill


def main(arguments: Sequence[str]) -> int:
    """Write or hold what is asked for; returns 1 where something is found, 2 for wrong use."""
    match arguments:
        case ["sbom", file]:
            Path(file).write_text(bill(), encoding="utf-8")
        case ["notices"]:
            (REPOSITORY / NOTICES).write_text(notices(), encoding="utf-8")
        case ["licences"]:
            return _told([*faults(), *contradicted()], "Every licence is allowed.")
        case ["newest"]:
            return _told(outdated(), "Every file that stands here is of its newest version.")
        case _:
            print(__doc__)
            return 2
    return 0


def _told(found: Sequence[str], nothing: str) -> int:
    print("\n".join(found) or nothing)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
