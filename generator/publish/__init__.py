"""The site: pages, charts, documents, exports, search, and the host that publishes them."""
