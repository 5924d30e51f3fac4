"""What scripts in the browser say, in the language of the site: a module that holds data alone."""

from __future__ import annotations

import json
from typing import Final

from generator.evidence.interface import ENGLISH, UNITS, spoken, unit_noun

FILE: Final = "assets/js/words-catalogue.js"
"""What ``assets/js/words.js`` imports; the file that stands there by itself is that of English."""


def words_of_scripts() -> dict[str, str]:
    """The module by its path; none for English of studies, whose messages stand in the scripts."""
    if spoken() is ENGLISH and unit_noun() is UNITS["studies"]:
        return {}
    from generator.evidence.interface.catalogues import messages_of_scripts  # noqa: PLC0415 - Babel

    told = json.dumps(messages_of_scripts(spoken()), sort_keys=True)  # ASCII alone
    return {FILE: f"export const catalogue = {told};\n"}
