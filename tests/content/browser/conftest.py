"""The browser and the built sites, as the tests of any synthesis have them."""

from tests.browser.conftest import browser, site

__all__ = ["browser", "site"]
