"""The host of the site: MkDocs with Material, a live preview, a copy that opens offline."""
