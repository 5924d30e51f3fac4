"""Records made and changed: writing, autofix, intake, what issues propose."""
