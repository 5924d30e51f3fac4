"""Editing in the browser: a form for every kind of record, over the repository itself."""

from generator.publish.admin.files import admin_files

__all__ = ["admin_files"]
