"""Editing in the browser: a form for every kind of record, over the repository itself."""

from generator.admin.files import admin_files

__all__ = ["admin_files"]
