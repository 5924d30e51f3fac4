"""Records: what people write in ``content/``, one module a kind; nothing derived or formatted."""
