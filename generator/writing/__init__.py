"""Writing: records to YAML text in house order and layout, and drafts to fill in."""

from generator.writing.fields import FieldRule, field_of, fields_of, in_house_order
from generator.writing.layout import first_line, record_text

__all__ = ["FieldRule", "field_of", "fields_of", "first_line", "in_house_order", "record_text"]
