"""Language tags, which say to browsers and screen readers in what language a text is."""

from __future__ import annotations

from typing import Final

LANGUAGE_TAG: Final = r"^[a-z]{2,3}(?:-[A-Z]{2})?$"
"""A tag of BCP 47 (RFC 5646, section 2.1) as far as records need one: language, maybe region.

Language is a code of ISO 639 in small letters, region one of ISO 3166-1 in capitals: en, pt-BR.
"""
