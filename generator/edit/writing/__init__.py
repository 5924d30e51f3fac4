"""Writing: records to YAML text in house order and layout, and drafts to fill in."""

from generator.edit.writing.layout import first_line, record_text

__all__ = ["first_line", "record_text"]
