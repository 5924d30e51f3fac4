"""Other programs read our data files; what each made of them stands in ``docs/data-readers.md``."""
